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
    `const cipher = ${maker}('aes-${bits}-${mode.replace('cs1', 'cts')}', key, ${iv.length ? 'iv' : 'null'}${options(subject)});`,
    ...(subject.wholeBlocks && !subject.pads ? ['cipher.setAutoPadding(false);'] : []),
    ...(subject.tagBytes && !encrypting(subject)
      ? [`cipher.setAuthTag(data.subarray(-${subject.tagBytes}));`]
      : []),
    ...(aad.length
      ? [`cipher.setAAD(Buffer.from('${toHex(aad)}', 'hex')${lengthFor(subject)});`]
      : []),
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

/** CCM has to be told how long its tag is; GCM where that isn’t 16. */
const options = ({ mode, tagBytes }: Subject): string =>
  mode === 'ccm' || (mode === 'gcm' && tagBytes < 16) ? `, { authTagLength: ${tagBytes} }` : '';

/** SP 800-38C §A.2: in CCM the message’s length is authenticated before the additional data are. */
const lengthFor = (subject: Subject): string =>
  subject.mode === 'ccm' ? `, { plaintextLength: ${messageOf(subject)}.length }` : '';

/** What is encrypted, or decrypted: all but a tag. */
const messageOf = (subject: Subject): string =>
  subject.tagBytes && !encrypting(subject) ? `data.subarray(0, -${subject.tagBytes})` : 'data';

function work(subject: Subject): readonly string[] {
  const tag = subject.tagBytes && encrypting(subject) ? ', cipher.getAuthTag()' : '';
  return [
    `const result = Buffer.concat([cipher.update(${messageOf(subject)}), cipher.final()${tag}]);`,
  ];
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
  if (subject.tagBytes && encrypting(subject))
    found.push({ right: ', cipher.getAuthTag()', wrong: '', why: TAG_APART });
  else if (mode === 'gcm')
    found.push({
      right: ', cipher.final()',
      wrong: '',
      why: 'The tag is checked in `final()`: without it a changed message is taken without a word.',
      forgery: true,
    });
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
