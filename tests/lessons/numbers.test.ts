import { createCipheriv, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { BLOCK_BYTES, encodeUtf8, splitBlocks, xorBytes } from '../../src/lib/bytes/index.ts';
import { bitsBetween, caseOf, EXAMPLE_KEY, plaintextOf } from '../../src/lib/lessons/index.ts';
import { pad, unpad } from '../../src/lib/modes/index.ts';
import { figureSentences, lessonSources, proseOf, sentencesOf, setupOf } from './read.ts';

const lessons = await lessonSources();
const setup = (slug: string, id: string) => setupOf(lessons, slug, id);
const text = (slug: string, id: string) => setup(slug, id).text ?? '';
const bytes = (slug: string, id: string) => plaintextOf(setup(slug, id));
const utf8 = (it: string) => encodeUtf8(it).length;

/** AES on one block by Node, not by ours. */
const cipher = (block: Uint8Array, key: Uint8Array): Uint8Array =>
  createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block);
const takesKey = (length: number): boolean => {
  try {
    caseOf({ mode: 'ecb', text: 'x', key: 'ab'.repeat(length) });
    return true;
  } catch {
    return false;
  }
};
/** Bits of the result that one flipped bit changes, on average. */
function meanFlips(): number {
  const runs = Array.from({ length: 400 }, () => {
    const [key, block] = [randomBytes(16), randomBytes(16)];
    const other = block.map((byte, i) => (i === 3 ? byte ^ 1 : byte));
    return bitsBetween(cipher(block, key), cipher(other, key));
  });
  return runs.reduce((a, b) => a + b) / runs.length;
}
/** Last bytes after which rubbish is taken for padded. */
const lucky = Array.from({ length: 256 }, (_, last) => {
  const block = Uint8Array.from({ length: 16 }, (_, i) => (i === 15 ? last : 200 + i));
  return 'plaintext' in unpad(block);
}).filter(Boolean).length;
const padding = (length: number) => pad(new Uint8Array(length)).slice(length);

/** Names with digits in them, and places: no quantities. */
const NAMES =
  /\b(?:SP 800-38[AD]|RFC \d+|FIPS 197|PKCS#?7|SSL 3\.0|TLS 1\.\d|UTF-8|base64|Argon2|PBKDF2|CFB8)\b|\b(?:block|byte|lesson|round) \d+\b|AES⁻¹|[PCIO][₀-₉]+/gi;

/** Facts that somebody else found out: the sentence stands in a section with its source. */
const CITED = [
  /\b(?:19|20)\d\d\b/g,
  /Its key had 56 bits|in 56 hours|count to 2⁵⁶|more than 1,800 chips/g,
  /some 150 million records|units of 8 bytes|blocks of 8 bytes/g,
  /version 5\.0 of its program/g,
  /14 bits of the text, once in some 2¹⁴ tries/g,
  /the apps in Google’s store that use cryptography, 11,748 of them|In 10,327 it found/g,
];

/** What can be computed, each with its computation. A quantity that is neither of these nor above fails the test. */
const COMPUTED: [what: RegExp, holds: () => boolean][] = [
  [
    /key of 16, 24 or 32 bytes/g,
    () => [16, 24, 32].every(takesKey) && ![15, 20, 48].some(takesKey),
  ],
  [/If the key has 192 bits|has 48 bytes/g, () => !takesKey(192 / 4)],
  [/no keys of 192 bits|AES-192/g, () => takesKey(192 / 8)],
  [
    /AES-128|AES-256|keys? of 128 bits|one of 256\b|AES with 256 bits|128 or 256 bits|AES has 128 at least/g,
    () => takesKey(128 / 8) && takesKey(256 / 8) && !takesKey(64 / 8),
  ],
  [/level off around 64\b/g, () => Math.abs(meanFlips() - 64) < 2],
  [/2¹²⁸|128 bits\b/g, () => 8 * BLOCK_BYTES === 128],
  [/32 (?:hex )?digits|32 bytes in hand/g, () => EXAMPLE_KEY.length === 32],
  [/32 letters are 32 bytes/g, () => utf8(EXAMPLE_KEY) === 32 && takesKey(32)],
  [/72 doublings/g, () => 128 - 56 === 72],
  [
    /bytes 0 to 15, bytes 16 to 31/g,
    () => splitBlocks(new Uint8Array(32))[1].byteOffset % 16 === 0,
  ],
  [/one byte of value 1\b|a byte of value 1\b/g, () => String(padding(15)) === '1'],
  [/five bytes of value 5\b/g, () => String(padding(11)) === '5,5,5,5,5'],
  [
    /formula says n = 16|16 bytes of value 16/g,
    () => String(padding(32)) === String(Array(16).fill(16)),
  ],
  [
    /If it is 0 or more than 16\b/g,
    () => ![0, 17].some((n) => 'plaintext' in unpad(new Uint8Array(16).fill(n))),
  ],
  [/(?:happens to be|sees a) 1\b/g, () => lucky === 1],
  [/once in 256 times/g, () => lucky === 1],
  [/256 guesses|256 possible answers/g, () => 2 ** 8 === 256],
  [/This text has 15 characters/g, () => [...text('blocks-and-padding', 'letters')].length === 15],
  [
    /\b1 to 16\b/g,
    () => [...Array(17).keys()].every((n) => padding(n).length >= 1 && padding(n).length <= 16),
  ],
  [/2³² blocks, 32 gigabytes/g, () => 2 ** 32 * 8 === 32 * 2 ** 30],
  [/2⁶⁴ blocks/g, () => Math.sqrt(2 ** (8 * BLOCK_BYTES)) === 2 ** 64],
  [/to have 16 letters of one byte/g, () => utf8('Sixteen byte key') === 16],
  [/there would be 17\b/g, () => utf8('Sixteen byte käy') === 17],
  [/That is 88 %/g, () => Math.round((100 * 10_327) / 11_748) === 88],
  [
    /first digit of the amount is 1 and not 0/g,
    () =>
      setup('one-block', 'bit').change?.text?.[8] === '1' && text('one-block', 'bit')[8] === '0',
  ],
  [/flips bit 3\b/g, () => setup('bit-flip', 'digit').change?.flip?.bit === 3],
  [/the character 0, 30 in hex/g, () => bytes('bit-flip', 'digit')[40] === 0x30],
  [/The character 0 is/g, () => text('bit-flip', 'flip')[40] === '0'],
  [/three times 16 bytes make 64 characters/g, () => btoa('x'.repeat(48)).length === 64],
  [
    /The 15 letters “Attack at dawn!”|for 15 bytes|15 letters/g,
    () => utf8('Attack at dawn!') === 15 && bytes('your-code', 'newline').length === 16,
  ],
  [/exactly 16\b/g, () => bytes('blocks-and-padding', 'whole').length === 16],
  // Last, since it is in many: the block.
  [/\b16(?: bytes)?\b/g, () => BLOCK_BYTES === 16],
];

const QUANTITY = /\d|[⁰¹²³⁴-⁹]/;
const code = /```[^]*?```|`[^`\n]*`/g;
const sentences = lessons.flatMap(({ slug, body, figures }) =>
  [...sentencesOf(proseOf(body.replace(code, ' '))), ...figureSentences(figures)].map((says) => ({
    slug,
    says,
  })),
);

test('every number in a lesson is computed, checked here against its computation, or cited', () => {
  const left = sentences
    .map(({ slug, says }) => {
      const known = [...COMPUTED.map(([what]) => what), ...CITED, NAMES];
      const rest = known.reduce((it, what) => it.replace(what, ' '), says);
      return QUANTITY.test(rest) ? `${slug}: ${says} → ${rest}` : '';
    })
    .filter(Boolean);
  expect(left).toEqual([]);
});

test.each(COMPUTED)('%s holds, and stands in a lesson', (what, holds) => {
  expect(sentences.some(({ says }) => says.search(what) >= 0)).toBe(true);
  expect(holds()).toBe(true);
});

test.each(CITED)('%s stands in a section that names its source', (what) => {
  const sections = lessons.flatMap(({ body }) => body.split(/^## /m));
  const holding = sections.filter((section) => section.search(what) >= 0);
  expect(holding.length).toBeGreaterThan(0);
  for (const section of holding) expect(section).toContain('<Cite source="');
});

/** What each formula says, with bytes put in: AES by Node, the modes by the engine. */
function valuesOf() {
  const [key, iv, plain] = [randomBytes(16), randomBytes(16), randomBytes(48)];
  const hex = { key: key.toString('hex'), iv: iv.toString('hex'), hex: plain.toString('hex') };
  const P = splitBlocks(plain);
  const cbc = caseOf({ mode: 'cbc', padding: 'none', ...hex });
  const ecb = caseOf({ mode: 'ecb', padding: 'none', ...hex });
  const blocks = (it: typeof cbc) => splitBlocks(it.sent);
  return {
    key,
    iv,
    P,
    C: blocks(cbc),
    E: blocks(ecb),
    E_: (block: Uint8Array) => cipher(block, key),
  };
}
const same = (a: Uint8Array, b: Uint8Array): boolean => bitsBetween(a, b) === 0;

/** Each formula of the lessons, by its TeX. CIPH⁻¹(C) is the block whose cipher is C, so that only Node’s AES is needed. */
const FORMULAS: Record<string, () => boolean> = {
  'C_j = \\mathrm{CIPH}_K(P_j)': () => {
    const { P, E, E_ } = valuesOf();
    return P.every((block, j) => same(E[j], E_(block)));
  },
  '\\text{if } P_i = P_j \\text{ then } \\mathrm{CIPH}_K(P_i) = \\mathrm{CIPH}_K(P_j)': () => {
    const { P, E_ } = valuesOf();
    return same(E_(P[0]), E_(P[0].slice())) && !same(E_(P[0]), E_(P[1]));
  },
  '\\mathrm{CIPH}^{-1}_K(\\mathrm{CIPH}_K(P)) = P': () => {
    const { key, P, E } = valuesOf();
    const hex = { mode: 'ecb', padding: 'none', direction: 'decrypt' } as const;
    const back = caseOf({
      ...hex,
      hex: Buffer.concat(P).toString('hex'),
      key: key.toString('hex'),
    });
    return same(back.sent, Buffer.concat(E)) && same(back.before.steps.at(-1)!.bytes, P[2]);
  },
  'n = 16 - (\\mathrm{length} \\bmod 16)': () =>
    [...Array(50).keys()].every((length) => padding(length).length === 16 - (length % 16)),
  'C_j = \\mathrm{CIPH}_K(P_j \\oplus C_{j-1})': () => {
    const { P, C, E_ } = valuesOf();
    return [1, 2].every((j) => same(C[j], E_(xorBytes(P[j], C[j - 1]))));
  },
  'C_1 = \\mathrm{CIPH}_K(P_1 \\oplus IV)': () => {
    const { P, C, iv, E_ } = valuesOf();
    return same(C[0], E_(xorBytes(P[0], iv)));
  },
  'P_j = \\mathrm{CIPH}^{-1}_K(C_j) \\oplus C_{j-1}': () => {
    const { P, C, E_ } = valuesOf();
    return [1, 2].every((j) => same(E_(xorBytes(P[j], C[j - 1])), C[j]));
  },
  'P_1 = \\mathrm{CIPH}^{-1}_K(C_1) \\oplus IV': () => {
    const { P, C, iv, E_ } = valuesOf();
    return same(E_(xorBytes(P[0], iv)), C[0]);
  },
  'P_3 = \\mathrm{CIPH}^{-1}_K(C_3) \\oplus C_2': () => {
    const { P, C, E_ } = valuesOf();
    return same(E_(xorBytes(P[2], C[1])), C[2]);
  },
  '\\mathrm{CIPH}^{-1}_K(C_3) \\oplus (C_2 \\oplus D) = P_3 \\oplus D': () => {
    const { P, C, E_ } = valuesOf();
    const D = randomBytes(16);
    const read = xorBytes(P[2], D);
    return same(E_(xorBytes(read, xorBytes(C[1], D))), C[2]);
  },
  "C \\oplus C' = (P \\oplus O) \\oplus (P' \\oplus O) = P \\oplus P'": () => {
    const [one, two] = ['Sixteen letters!', 'And sixteen more'].map(
      (it) => caseOf({ mode: 'ctr', text: it }).sent,
    );
    return same(
      xorBytes(one, two),
      xorBytes(encodeUtf8('Sixteen letters!'), encodeUtf8('And sixteen more')),
    );
  },
  "X = \\mathit{guess} \\oplus \\mathit{IV} \\oplus \\mathit{IV}'": () => {
    const { P, C, iv, E_ } = valuesOf();
    const next = randomBytes(16);
    const X = xorBytes(xorBytes(P[0], iv), next);
    return same(E_(xorBytes(X, next)), C[0]);
  },
};

test('every formula of the lessons is one that is checked, and each of these holds for any bytes', () => {
  const typed = lessons.flatMap(({ body }) => [...body.matchAll(/<Formula[^>]*? tex="([^"]+)"/g)]);
  const plain = new Set(typed.map(([, tex]) => tex.replaceAll('\\mathit{IV}', 'IV')));
  const known = Object.keys(FORMULAS).map((tex) => tex.replaceAll('\\mathit{IV}', 'IV'));
  expect([...plain].sort()).toEqual(known.sort());
  for (const [tex, holds] of Object.entries(FORMULAS)) expect(holds(), tex).toBe(true);
});
