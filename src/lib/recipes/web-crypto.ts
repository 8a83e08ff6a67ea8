import { toHex } from '../bytes/index.ts';
import { readableText, scriptText } from './quote.ts';
import { freshIv, hexKeySentence, OTHER_KEY, scriptHex } from './script.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { valuesOf } from './values.ts';
import { byHand } from './web-crypto-by-hand.ts';

const HELPERS = [
  'const fromHex = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));',
  "const toHex = (bytes) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');",
];
const MISSING = ['ecb', 'cfb', 'ofb'];

/** `crypto.subtle` of browsers, and of Node: as a module, or in the console of a page. */
export function webCrypto(subject: Subject): Recipe {
  const { mode, direction, iv, bits } = subject;
  const missing = MISSING.includes(mode);
  const { code, literals } = input(subject);
  const lines = [
    ...HELPERS,
    `const rawKey = fromHex('${toHex(subject.key)}');`,
    ...freshIv(subject, `crypto.getRandomValues(new Uint8Array(${iv.length}))`),
    ...(iv.length ? [`const iv = fromHex('${toHex(iv)}');`] : []),
    `${missing ? 'let' : 'const'} data = ${code};`,
    ...(missing ? byHand(subject) : work(subject)),
    'console.log(toHex(result));',
  ];
  const notes = [...subject.notes];
  if (missing)
    notes.push(
      `Web Crypto has no ${mode.toUpperCase()}; it has CBC, CTR and GCM. Here CBC with an IV of zeros does one block at a time, and the mode is written by hand: to compare bytes, not to use.`,
    );
  if (bits === 192) notes.push('Chromium has no keys of 192 bits; Firefox, Safari and Node have.');
  return {
    code: lines.join('\n'),
    file: `${direction}.mjs`,
    run: `Paste it into the console of a page at https: or localhost, or save it as ${direction}.mjs and run \`node ${direction}.mjs\`.`,
    notes,
    traps: traps(subject),
    values: valuesOf(subject, literals),
  };
}

function input({ input, file }: Subject): { code: string; literals: readonly string[] } {
  if (file)
    return {
      code: `new Uint8Array(await (await import('node:fs/promises')).readFile('${file}'))`,
      literals: [],
    };
  const text = readableText(input);
  if (text !== undefined) {
    const literal = scriptText(text);
    return { code: `new TextEncoder().encode(${literal})`, literals: [literal] };
  }
  const { inside, literals } = scriptHex(input);
  return { code: `fromHex(${inside}${literals.length > 1 ? ',\n' : ''})`, literals };
}

const nameOf = ({ mode }: Subject): string => `AES-${mode.toUpperCase()}`;

function algorithm(subject: Subject): string {
  if (subject.mode === 'ctr')
    return `{ name: 'AES-CTR', counter: iv, length: ${(subject.counting?.bytes ?? 16) * 8} }`;
  const aad = subject.aad.length ? `, additionalData: fromHex('${toHex(subject.aad)}')` : '';
  const tag =
    subject.tagBytes && subject.tagBytes < 16 ? `, tagLength: ${subject.tagBytes * 8}` : '';
  return `{ name: '${nameOf(subject)}', iv${aad}${tag} }`;
}

const importKey = (subject: Subject, usages: string): string =>
  `const key = await crypto.subtle.importKey('raw', rawKey, '${nameOf(subject)}', false, [${usages}]);`;

function work(subject: Subject): readonly string[] {
  const { direction, wholeBlocks, pads } = subject;
  const call = (data: string) =>
    `await crypto.subtle.${direction}(${algorithm(subject)}, key, ${data})`;
  if (!wholeBlocks || pads)
    return [
      importKey(subject, `'${direction}'`),
      `const result = new Uint8Array(${call('data')});`,
    ];
  if (encrypting(subject))
    return [
      importKey(subject, "'encrypt'"),
      '// Web Crypto always pads: the last block, all padding, comes off.',
      `const result = new Uint8Array(${call('data')}).slice(0, -16);`,
    ];
  return [
    importKey(subject, "'encrypt', 'decrypt'"),
    '// Web Crypto always takes padding off: so here is a block of it, to follow on the last one.',
    'const last = new Uint8Array([...iv, ...data].slice(-16));',
    "const more = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, key, new Uint8Array(0));",
    'const whole = new Uint8Array([...data, ...new Uint8Array(more)]);',
    `const result = new Uint8Array(${call('whole')});`,
  ];
}

function traps(subject: Subject): readonly Trap[] {
  const { mode, wholeBlocks, pads, key, bits } = subject;
  const found: Trap[] = [];
  if (MISSING.includes(mode))
    found.push({
      right: "'AES-CBC', false",
      wrong: `'${nameOf(subject)}', false`,
      why: 'There is no such algorithm here: “NotSupportedError”.',
    });
  else if (wholeBlocks && !pads && encrypting(subject))
    found.push({
      right: '.slice(0, -16)',
      wrong: '',
      why: 'Padding can’t be turned off here: this gives one block more than other tools without padding.',
    });
  if (mode === 'ctr')
    found.push({
      right: 'counter: iv',
      wrong: 'counter: iv.slice(0, 12)',
      why: 'The counter block is 16 bytes, nonce and counter together: 12 are refused.',
    });
  if (mode === 'gcm') found.push(tagTrap(subject));
  const hex = toHex(key);
  const then = bits === 128 ? OTHER_KEY : '“DataError”';
  found.push({
    right: `fromHex('${hex}')`,
    wrong: `new TextEncoder().encode('${hex}')`,
    why: `${hexKeySentence(subject)}: ${then}.`,
  });
  return found;
}

const tagTrap = (subject: Subject): Trap =>
  encrypting(subject)
    ? {
        right: 'key, data));',
        wrong: `key, data)).slice(0, -${subject.tagBytes});`,
        why: 'Here the tag is the end of the result; cut off, nobody can verify the message.',
      }
    : {
        right: 'key, data));',
        wrong: `key, data.slice(0, -${subject.tagBytes})));`,
        why: 'Web Crypto wants ciphertext and tag in one piece: without the tag it refuses.',
      };
