import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import {
  type Counting,
  type Direction,
  encrypt,
  type ModeId,
  modes,
  type PaddingId,
  type Trace,
  traceOf,
} from '../../src/lib/modes/index.ts';
import { type Subject, subjectOf, type ToolId } from '../../src/lib/recipes/index.ts';
import type { Random } from '../support/random.ts';

export interface Case {
  readonly what: string;
  readonly trace: Trace;
  readonly subject: Subject;
}

/** Texts and bytes that are awkward to quote in one language or another. */
export const AWKWARD: Readonly<Record<string, Uint8Array>> = {
  nothing: encodeUtf8(''),
  'one letter': encodeUtf8('a'),
  quotes: encodeUtf8(`it's "quoted" \\ \`here\` and '' there`),
  'what shells expand': encodeUtf8('$HOME $(id) `id` !! * ~ %s %% \\n ${x} #{y} {{z}}'),
  'an option': encodeUtf8('-n'),
  'lines and tabs': encodeUtf8('one\\ntwo\nthree\r\n\tfour\n'),
  emoji: encodeUtf8('Bring the penguins 🐧 👩🏽‍🚀 ❤️ déjà vu 日本語'),
  'NUL and friends': encodeUtf8('a text with \0, \x07, \x1b and \x7f in it, mostly letters'),
  'signs that hide': encodeUtf8(
    'left \u202Eright\u202C, no\u00a0break, zero\u200bwidth, \ufeffmark',
  ),
  'line separators': encodeUtf8('one\u2028two\u2029three and some more letters'),
  'every byte': Uint8Array.from({ length: 256 }, (_, i) => i),
  'no text': fromHex('fffe00ff80c0'),
};

/** A run on the stage; `tamper` changes the ciphertext before it is decrypted. */
export function caseOf(
  what: string,
  mode: ModeId,
  direction: Direction,
  given: {
    key: Uint8Array;
    iv: Uint8Array;
    text: Uint8Array;
    padding?: PaddingId;
    aad?: Uint8Array;
    tagBytes?: number;
    counting?: Counting;
  },
  tamper: (ciphertext: Uint8Array) => Uint8Array = (same) => same,
): Case {
  const { text, ...rest } = given;
  const settings = { mode, ...rest };
  if (modes[mode].tagBytes === 0) delete settings.aad;
  const encrypting = direction === 'encrypt';
  const input = encrypting ? text : tamper(encrypt(settings, text));
  const run = { settings, direction, input };
  const trace = traceOf(run);
  const name = `${mode} ${direction} ${given.key.length * 8} ${given.padding ?? ''} ${what}`;
  return { what: name, trace, subject: subjectOf(run, trace) };
}

/** The hex that a tool is to print: what the stage shows, without what the tool takes off or doesn't make. */
export function wanted(tool: ToolId, { trace, subject }: Case): string {
  const { output, paddingBytes } = trace;
  const off =
    subject.direction === 'encrypt'
      ? tool === 'openssl'
        ? subject.tagBytes
        : 0
      : subject.pads
        ? paddingBytes
        : 0;
  return Buffer.from(output.subarray(0, output.length - off)).toString('hex');
}

/** A run that chance decides. */
export function anyCase(random: Random, mode: ModeId, direction: Direction): Case {
  const whole = modes[mode].wholeBlocks;
  const padding = random.pick(['pkcs7', 'none', undefined] as const);
  const length = random.integer(100);
  const bytes = random.bytes(whole && padding === 'none' ? length - (length % 16) : length);
  const text = random.pick([0, 1]) ? bytes : bytes.map((byte) => 0x20 + (byte % 0x5f));
  const aad = random.bytes(random.integer(20));
  const key = random.bytes(random.pick([16, 24, 32]));
  const iv = random.bytes(mode === 'gcm' ? 12 : 16);
  return caseOf(`any ${length}`, mode, direction, { key, iv, text, padding, aad });
}
