import { encrypting } from './subject.ts';
import type { Subject } from './types.ts';

const XOR = 'const xor = (a, b) => a.map((byte, i) => byte ^ b[i]);';
const CIPHER = [
  '// The first block of CBC with an IV of zeros is the cipher alone.',
  "const cbc = { name: 'AES-CBC', iv: new Uint8Array(16) };",
  'const aes = async (block) =>',
  '  new Uint8Array(await crypto.subtle.encrypt(cbc, key, block)).slice(0, 16);',
];
const INVERSE = [
  '// Backwards it wants padding: a block of it, made to follow on this one.',
  'const inverse = async (block) => {',
  "  const more = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: block }, key, new Uint8Array(0));",
  '  const both = new Uint8Array([...block, ...new Uint8Array(more)]);',
  '  return new Uint8Array(await crypto.subtle.decrypt(cbc, key, both));',
  '};',
];
const PAD = [
  'const fill = 16 - (data.length % 16);',
  'data = new Uint8Array([...data, ...new Uint8Array(fill).fill(fill)]); // PKCS#7',
];

/** ECB, CFB or OFB over Web Crypto's CBC, a block at a time: SP 800-38A §6.1, §6.3, §6.4. */
export function byHand(subject: Subject): readonly string[] {
  const usages =
    subject.mode === 'ecb' && !encrypting(subject) ? "'encrypt', 'decrypt'" : "'encrypt'";
  return [
    `const key = await crypto.subtle.importKey('raw', rawKey, 'AES-CBC', false, [${usages}]);`,
    ...CIPHER,
    ...(subject.mode === 'ecb' ? ecb(subject) : chained(subject)),
  ];
}

const loop = (lines: readonly string[]): readonly string[] => [
  'const blocks = [];',
  'for (let at = 0; at < data.length; at += 16) {',
  '  const block = data.slice(at, at + 16);',
  ...lines.map((line) => `  ${line}`),
  '}',
  'let result = new Uint8Array(blocks.flatMap((block) => [...block]));',
];

function ecb(subject: Subject): readonly string[] {
  if (encrypting(subject))
    return [...(subject.pads ? PAD : []), ...loop(['blocks.push(await aes(block));'])];
  const unpad = 'result = result.slice(0, -result.at(-1)); // PKCS#7, taken on trust';
  return [
    ...INVERSE,
    ...loop(['blocks.push(await inverse(block));']),
    ...(subject.pads ? [unpad] : []),
  ];
}

function chained(subject: Subject): readonly string[] {
  const next = encrypting(subject) ? 'blocks.at(-1)' : 'block';
  const step =
    subject.mode === 'ofb'
      ? ['chain = await aes(chain);', 'blocks.push(xor(block, chain));']
      : ['blocks.push(xor(block, await aes(chain)));', `chain = ${next};`];
  return [XOR, 'let chain = iv;', ...loop(step)];
}
