import { describe, expect, test } from 'vitest';
import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { type ModeId, modes, traceOf } from '../../src/lib/modes/index.ts';
import {
  MOST_BYTES,
  piecesOf,
  RECIPE_MODE_IDS,
  recipeOf,
  subjectOf,
  type ToolId,
  TOOLS,
} from '../../src/lib/recipes/index.ts';
import { skipped } from '../relay/programs.ts';
import { seededRandom } from '../support/random.ts';
import { anyCase, AWKWARD, type Case, caseOf, wanted } from './cases.ts';
import { has, type Job, type Outcome, runAll } from './run.ts';

const KEYS = [128, 192, 256].map((bits) =>
  fromHex('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4').subarray(0, bits / 8),
);
const [KEY] = KEYS;
const IV = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
const TEXT = encodeUtf8('Attack at dawn! Attack at dawn! Bring the penguins to the north gate.   ');
const WHOLE = TEXT.subarray(0, 64);
const DIRECTIONS = ['encrypt', 'decrypt'] as const;
const ivFor = (mode: string) => (mode === 'gcm' ? IV.subarray(0, 12) : IV);
const each = <T>(make: (mode: ModeId, way: (typeof DIRECTIONS)[number]) => T[]) =>
  RECIPE_MODE_IDS.flatMap((mode) => DIRECTIONS.flatMap((way) => make(mode, way)));

/** Modes, ways, lengths of key, padding or none. */
const TABLE = each((mode, way) =>
  KEYS.flatMap((key) => {
    const given = { key, iv: ivFor(mode) };
    const whole = { ...given, text: WHOLE, padding: 'none' as const };
    const filled = (['spaces', 'zeros'] as const).map((padding) =>
      caseOf('filled', mode, way, { ...given, text: TEXT, padding }),
    );
    return [
      caseOf('text', mode, way, { ...given, text: TEXT, padding: 'pkcs7' }),
      caseOf('text', mode, way, {
        ...given,
        text: TEXT.subarray(0, modes[mode].wholeBlocks ? 16 : 37),
        padding: 'none',
      }),
      ...(key === KEY ? [caseOf('whole', mode, way, whole), ...filled] : []),
    ];
  }),
);
const QUOTED = Object.entries(AWKWARD).map(([what, text]) =>
  caseOf(what, 'cbc', 'encrypt', { key: KEY, iv: IV, text }),
);
const LONG = each((mode, way) => [
  caseOf('long', mode, way, {
    key: KEY,
    iv: ivFor(mode),
    text: new Uint8Array(MOST_BYTES + 1).fill(65),
  }),
]);
/** What only some of the tools can be told: modes, tags and counters. */
const BEYOND = DIRECTIONS.flatMap((way) => {
  const aad = encodeUtf8('header');
  const nonce = IV.subarray(0, 12);
  return KEYS.flatMap((key) => [
    caseOf('text', 'cfb8', way, { key, iv: IV, text: TEXT }),
    ...[TEXT, TEXT.subarray(0, 37), TEXT.subarray(0, 64)].flatMap((text) =>
      (['cbc-cs1', 'cbc-cs2', 'cbc-cs3'] as const).map((mode) =>
        caseOf(`${text.length} bytes`, mode, way, { key, iv: IV, text }),
      ),
    ),
    ...(key.length === 24
      ? []
      : [
          caseOf('37 bytes', 'xts', way, {
            key: Uint8Array.from([...key, ...key.map((byte) => byte ^ 1)]),
            iv: IV,
            text: TEXT.subarray(0, 37),
          }),
        ]),
    ...[4, 8, 12, 16].flatMap((tagBytes) => [
      caseOf(`tag of ${tagBytes}`, 'gcm', way, { key, iv: nonce, aad, tagBytes, text: TEXT }),
      caseOf(`tag of ${tagBytes}`, 'ccm', way, { key, iv: nonce, aad, tagBytes, text: TEXT }),
      caseOf(`tag of ${tagBytes}`, 'ccm', way, {
        ...{ key, iv: IV.subarray(0, 7), tagBytes },
        text: TEXT.subarray(0, 5),
      }),
    ]),
    ...(
      [
        { at: 8, bytes: 8, order: 'big' },
        { at: 12, bytes: 4, order: 'big' },
        { at: 8, bytes: 8, order: 'little' },
        { at: 4, bytes: 4, order: 'little' },
      ] as const
    ).map((counting) =>
      caseOf(`${counting.order} ${counting.at}`, 'ctr', way, { key, iv: IV, counting, text: TEXT }),
    ),
  ]);
});
const random = seededRandom('recipes');
const ANY = each((mode, way) => Array.from({ length: 4 }, () => anyCase(random, mode, way)));
/** The last counter blocks there are: the next one is all zeros. */
const WRAPPING = [
  caseOf('wraps', 'ctr', 'encrypt', { key: KEY, iv: new Uint8Array(16).fill(255), text: TEXT }),
];
const WRONG_PADDING = (['ecb', 'cbc'] as const).map((mode) =>
  caseOf('wrong padding', mode, 'decrypt', { key: KEY, iv: IV, text: TEXT }, (c) =>
    c.map((byte, i) => (i === c.length - 1 ? byte ^ 1 : byte)),
  ),
);

const ALL = [...TABLE, ...QUOTED, ...LONG, ...ANY, ...WRAPPING, ...WRONG_PADDING];
const IDS = Object.keys(TOOLS) as ToolId[];
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte));
const job = (tool: ToolId, { subject }: Case): Job => ({
  code: recipeOf(tool, subject).code!,
  subject,
});

const beyond = (tool: ToolId): Case[] => BEYOND.filter((c) => recipeOf(tool, c.subject).code);

const BRINGS: Partial<Record<ToolId, string>> = { java: 'a JDK', go: 'Go from go.dev' };

for (const tool of IDS) {
  if (!has(tool))
    skipped(`recipes for ${TOOLS[tool]}`, BRINGS[tool] ?? `pip install ${tool} brings it`);

  describe.skipIf(!has(tool))(TOOLS[tool], () => {
    test('every recipe prints the bytes of the stage', () => {
      const outcomes = runAll(
        tool,
        ALL.map((c) => job(tool, c)),
      );
      const got = ALL.map(({ what }, i) => ({ what, ...outcomes[i] }));
      expect(got).toEqual(ALL.map((c) => ({ what: c.what, hex: wanted(tool, c) })));
    });

    test('modes, tags and counters that not every tool has print the bytes of the stage too', () => {
      const cases = beyond(tool);
      expect(cases.length).toBeGreaterThan(0);
      const outcomes = runAll(
        tool,
        cases.map((c) => job(tool, c)),
      );
      const got = cases.map(({ what }, i) => ({ what, ...outcomes[i] }));
      expect(got).toEqual(cases.map((c) => ({ what: c.what, hex: wanted(tool, c) })));
    });

    test('every trap is one: with the wrong line it fails, gives other bytes, or takes a forgery', () => {
      const traps = [...TABLE, ...beyond(tool)].flatMap((c) =>
        recipeOf(tool, c.subject).traps.map((trap) => ({ c, trap })),
      );
      expect(traps.length).toBeGreaterThan(50);
      const jobs = traps.map(({ c, trap }): Job => {
        const { code } = recipeOf(tool, c.subject);
        expect(code!.split(trap.right), trap.why).toHaveLength(2);
        return { code: code!.replace(trap.right, () => trap.wrong), subject: c.subject };
      });
      const outcomes = runAll(tool, jobs);
      traps.forEach(({ c, trap }, i) => {
        const same = 'hex' in outcomes[i] && outcomes[i].hex === wanted(tool, c);
        expect(same, `${c.what}\n${jobs[i].code}`).toBe(trap.forgery ?? false);
      });
    });

    test('a forged message: in GCM the recipe refuses it, and its wrong lines take it', () => {
      if (tool === 'openssl')
        return expect(recipeOf(tool, FORGED.subject).notes.join()).toContain('checks no tag');
      const { code, traps, notes } = recipeOf(tool, FORGED.subject);
      const wrong = traps.filter(({ forgery }) => forgery);
      const codes = [code!, ...wrong.map((trap) => code!.replace(trap.right, trap.wrong))];
      const [right, ...others]: Outcome[] = runAll(
        tool,
        codes.map((code) => ({ code, subject: FORGED.subject })),
      );
      expect(right).toHaveProperty('error');
      expect(notes.join()).toContain('The tag is wrong');
      for (const other of others) expect(other).toHaveProperty('hex');
    });
  });
}

test('a nonce that a tool can’t take: it has no code, and a note says why', () => {
  const gcm = (bytes: number) =>
    caseOf('nonce', 'gcm', 'encrypt', { key: KEY, iv: IV.subarray(0, bytes), text: TEXT }).subject;
  const refusals = [recipeOf('openssl', gcm(16)), recipeOf('cryptography', gcm(7))];
  expect(refusals.map(({ code }) => code)).toEqual([undefined, undefined]);
  expect(refusals.map(({ notes }) => notes.join())).toEqual([
    expect.stringContaining('nonce of 12 bytes'),
    expect.stringContaining('this one has 7'),
  ]);
});

test('the pieces of a recipe are the recipe, and each value is found in its role', () => {
  for (const { subject } of ALL)
    for (const tool of IDS) {
      const { code, values } = recipeOf(tool, subject);
      const pieces = piecesOf(code!, values);
      expect(pieces.map(({ text }) => text).join('')).toBe(code);
      expect(pieces.filter(({ role }) => role === 'key')).toHaveLength(1);
    }
});

const FORGED = caseOf('forged', 'gcm', 'decrypt', { key: KEY, iv: ivFor('gcm'), text: TEXT }, flip);

test('what a tool can’t be told has no code, and a sentence says what it has instead', () => {
  const reason = (tool: ToolId, what: string): [string | undefined, string] => {
    const { subject } = BEYOND.find((c) => c.what.endsWith(what))!;
    const { code, notes } = recipeOf(tool, subject);
    return [code, notes.at(-1)!];
  };
  expect([
    reason('java', 'gcm encrypt 128  tag of 8'),
    reason('node', 'ctr encrypt 128  little 8'),
    reason('web-crypto', 'ctr encrypt 128  little 8'),
    reason('openssl', 'xts encrypt 256  37 bytes'),
    reason('go', 'ccm encrypt 128  tag of 16'),
  ]).toEqual([
    [undefined, 'Java takes tags of 12 to 16 bytes, and this one has 8.'],
    [
      undefined,
      'Node counts over the whole block, its last byte the lowest; this counter is another.',
    ],
    [
      undefined,
      'Web Crypto counts over the end of the block, its last byte the lowest; this counter is another.',
    ],
    [undefined, 'The command `openssl enc` has no XTS.'],
    [undefined, 'Go has no CCM.'],
  ]);
});

test('a mode that no tool has is said to be so, and nothing stands in for it', () => {
  const settings = { mode: { ...modes.cbc, id: 'own', name: 'OWN' }, key: KEY, iv: IV };
  const run = { settings, direction: 'encrypt' as const, input: TEXT };
  const subject = subjectOf(run, traceOf(run));
  for (const [tool, name] of Object.entries(TOOLS)) {
    const { code, notes } = recipeOf(tool as ToolId, subject);
    expect(code).toBeUndefined();
    const has = tool === 'openssl' ? 'The command `openssl enc` has' : `${name} has`;
    expect(notes).toContain(`${has} no OWN.`);
  }
});
