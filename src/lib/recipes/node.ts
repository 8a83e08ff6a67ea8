import { toHex } from '../bytes/index.ts';
import { readableText, scriptText } from './quote.ts';
import { freshIv, hexKeySentence, scriptHex } from './script.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { TAG_APART, valuesOf } from './values.ts';

/** Node's `node:crypto`, as a module. */
export function node(subject: Subject): Recipe {
  const { mode, direction, bits, key, iv, aad, file } = subject;
  const maker = encrypting(subject) ? 'createCipheriv' : 'createDecipheriv';
  const { code, literals } = input(subject);
  const lines = [
    `import { ${maker} } from 'node:crypto';`,
    ...(file ? ["import { readFileSync } from 'node:fs';"] : []),
    '',
    `const key = Buffer.from('${toHex(key)}', 'hex');`,
    ...freshIv(subject, `randomBytes(${iv.length})`),
    ...(iv.length ? [`const iv = Buffer.from('${toHex(iv)}', 'hex');`] : []),
    `const data = ${code};`,
    `const cipher = ${maker}('aes-${bits}-${mode}', key, ${iv.length ? 'iv' : 'null'});`,
    ...(subject.wholeBlocks && !subject.pads ? ['cipher.setAutoPadding(false);'] : []),
    ...(aad.length ? [`cipher.setAAD(Buffer.from('${toHex(aad)}', 'hex'));`] : []),
    ...work(subject),
    "console.log(result.toString('hex'));",
  ];
  return {
    code: lines.join('\n'),
    file: `${direction}.mjs`,
    run: `Save it as ${direction}.mjs, and run \`node ${direction}.mjs\`.`,
    notes: subject.notes,
    traps: traps(subject),
    values: valuesOf(subject, literals),
  };
}

function input({ input, file }: Subject): { code: string; literals: readonly string[] } {
  if (file) return { code: `readFileSync('${file}')`, literals: [] };
  const text = readableText(input);
  if (text !== undefined) {
    const literal = scriptText(text);
    return { code: `Buffer.from(${literal}, 'utf8')`, literals: [literal] };
  }
  const { inside, literals } = scriptHex(input);
  const end = literals.length > 1 ? `,\n  'hex',\n` : `, 'hex'`;
  return { code: `Buffer.from(${inside}${end})`, literals };
}

function work(subject: Subject): readonly string[] {
  const gcm = subject.mode === 'gcm';
  if (gcm && encrypting(subject))
    return [
      'const result = Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);',
    ];
  if (gcm)
    return [
      'cipher.setAuthTag(data.subarray(-16));',
      'const result = Buffer.concat([cipher.update(data.subarray(0, -16)), cipher.final()]);',
    ];
  return ['const result = Buffer.concat([cipher.update(data), cipher.final()]);'];
}

function traps(subject: Subject): readonly Trap[] {
  const { mode, pads, key } = subject;
  const found: Trap[] = [];
  if (pads)
    found.push({
      right: ', cipher.final()',
      wrong: '',
      why: 'Until `final()` the last block is held back: without it the end of the message is lost.',
    });
  if (mode === 'gcm')
    found.push(
      encrypting(subject)
        ? {
            right: ', cipher.getAuthTag()',
            wrong: '',
            why: TAG_APART,
          }
        : {
            right: ', cipher.final()',
            wrong: '',
            why: 'The tag is checked in `final()`: without it a changed message is taken without a word.',
            forgery: true,
          },
    );
  const call = work(subject).at(-1)!;
  found.push({
    right: call,
    wrong: `cipher.final();\n${call}`,
    why: 'One such object is one message: after `final()` it refuses. Make a new one each time.',
  });
  const hex = toHex(key);
  found.push({
    right: `Buffer.from('${hex}', 'hex')`,
    wrong: `Buffer.from('${hex}')`,
    why: `${hexKeySentence(subject)}: “Invalid key length”.`,
  });
  return found;
}
