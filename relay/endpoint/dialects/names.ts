import { modeFacts, type ModeId } from '../../../src/lib/modes/index.ts';
import { CODEC_IDS } from './codec.ts';
import type {
  CodecId,
  Filling,
  Form,
  Framing,
  IvSource,
  Piece,
  Scheme,
  SchemeKey,
} from './scheme.ts';

/** How a program speaks on a TCP connection. `frames` is Blockwise's own; the others are what courses teach. */
export const DIALECTS = {
  frames: 'length-framed wire frames, with delivery that survives a lost connection',
  'ecb-raw': 'the ciphertext as it is, no IV',
  'cbc-iv-prefix': '16 bytes of IV, then the ciphertext',
  'cbc-fixed-iv': 'the ciphertext alone, with an IV both sides know; padded with spaces',
  base64: 'one line of base64 a message: IV and ciphertext',
  hex: 'one line of hex digits a message: IV and ciphertext',
  json: 'one line of JSON a message: iv and ciphertext in base64, and tag',
  length4: 'a length in 4 bytes, big-endian, then IV and ciphertext',
} as const;

/** What a dialect is called on the command line. */
export type DialectId = keyof typeof DIALECTS;
/** Every dialect’s name, in the order in which help lists them. */
export const DIALECT_IDS = Object.keys(DIALECTS) as readonly DialectId[];

/** The words that a dialect of one’s own is put together from, with commas between; what each is. */
export const DIALECT_WORDS = {
  'raw, hex, HEX, base64, base64url, repr, json': 'how bytes are written',
  'lines, crlf, nul': 'what stands behind each message',
  'length1, length2, length4, length8 (-le)': 'the length in front, in so many bytes',
  'digits4 … digits64 (with s: spaces behind)': 'the length in front, in decimal digits',
  'iv-front, iv-behind, iv-agreed, iv-zero, no-iv': 'where the IV is; the nonce in ctr and gcm',
  'nonce8, nonce12, nonce16': 'how many bytes it has',
  'tag-front, tag-middle': 'where gcm’s tag is, if not behind',
  running: 'one stream for all messages of a direction',
} as const;

/** What is said beside the dialect. */
export interface Said {
  readonly mode: ModeId;
  readonly key: SchemeKey;
  readonly filling?: Filling;
  /** The agreed IV or nonce, where one was given. */
  readonly iv?: Uint8Array;
  /** Whether the IV never changes. */
  readonly isFixed: boolean;
}

const BLOCK = 16;
const ALIASES: Readonly<Record<string, string>> = {
  'ecb-raw': 'raw,no-iv',
  'cbc-iv-prefix': 'raw,iv-front',
  'cbc-fixed-iv': 'raw,iv-agreed',
  base64: 'base64,lines',
  hex: 'hex,lines',
  json: 'json,lines',
  length4: 'length4,raw',
};
/** Names that say a mode. */
const ONLY: Readonly<Record<string, readonly ModeId[]>> = {
  'ecb-raw': ['ecb'],
  'no-iv': ['ecb'],
  'cbc-iv-prefix': ['cbc'],
  'cbc-fixed-iv': ['cbc'],
};
const DEFAULT_IV = Uint8Array.from({ length: BLOCK }, (_, i) => i);

/** The way to speak that a name, or words with commas between, mean. Throws with a sentence where they mean none. */
export function schemeFor(name: string, said: Said): Scheme {
  const only = ONLY[name];
  if (only && !only.includes(said.mode))
    throw new Error(
      `The dialect ${name} doesn't go with --mode ${said.mode}: it goes with ${only.join(' or ')}.`,
    );
  const words = (ALIASES[name] ?? name).split(',').map((word) => word.trim());
  const draft = {
    framing: { kind: 'none' } as Framing,
    codec: 'raw' as CodecId | 'json',
    marks: new Set<string>(),
  };
  for (const word of words) {
    const framing = framingOf(word);
    if (framing) draft.framing = framing;
    else if (word === 'json' || CODEC_IDS.includes(word as CodecId)) draft.codec = word as CodecId;
    else if (MARKS.has(word)) draft.marks.add(word);
    else
      throw new Error(
        `“${word}” is no dialect and no part of one: --dialect is auto, ${DIALECT_IDS.join(', ')}, or words with commas between: ${Object.keys(DIALECT_WORDS).join(', ')}.`,
      );
  }
  const usual: Filling =
    name === 'cbc-fixed-iv' ? 'spaces' : modeFacts[said.mode].wholeBlocks ? 'pkcs7' : 'none';
  const filling = said.filling && modeFacts[said.mode].wholeBlocks ? said.filling : usual;
  const running = draft.marks.has('running');
  const start = 0 as const;
  return {
    framing: draft.framing,
    ...formAndIv(draft.codec, draft.marks, said),
    running,
    start,
    filling,
    mode: said.mode,
    key: said.key,
  };
}

const MARKS = new Set([
  ...['iv-front', 'iv-behind', 'iv-agreed', 'iv-zero', 'no-iv', 'nonce8', 'nonce12', 'nonce16'],
  ...['tag-front', 'tag-middle', 'running'],
]);

function framingOf(word: string): Framing | undefined {
  const end = { lines: '\n', crlf: '\r\n', nul: '\0' }[word];
  if (end) return { kind: 'end', end };
  const [, bytes, le] = /^length([1248])(-le)?$/.exec(word) ?? [];
  if (bytes)
    return {
      kind: 'length',
      bytes: Number(bytes) as 4,
      order: le ? 'little' : 'big',
      counts: 'rest',
      after: 0,
      gap: 0,
    };
  const [, width, spaces] = /^digits(\d{1,2})(s?)$/.exec(word) ?? [];
  return width
    ? { kind: 'digits', width: Number(width), fill: spaces ? ' ' : '0', end: '' }
    : undefined;
}

type FormAndIv = Pick<Scheme, 'form' | 'layout' | 'iv'>;

function formAndIv(codec: CodecId | 'json', marks: ReadonlySet<string>, said: Said): FormAndIv {
  const { mode } = said;
  const form: Form = codec === 'json' ? jsonForm(mode) : { kind: 'whole', codec };
  const rest: Piece = { role: 'ciphertext' };
  const tag: Piece[] =
    modeFacts[mode].tagBytes > 0 ? [{ role: 'tag', bytes: modeFacts[mode].tagBytes }] : [];
  if (modeFacts[mode].iv === 'none') return { form, layout: [rest], iv: { kind: 'none' } };
  const bytes = nonceBytes(marks, mode);
  const isAgreed =
    marks.has('iv-agreed') || marks.has('iv-zero') || (said.isFixed && !marks.has('iv-front'));
  const iv: IvSource = isAgreed ? agreedIv(marks, said, bytes) : { kind: 'message', bytes };
  if (codec === 'json') return { form, layout: [], iv: { kind: 'message', bytes } };
  const front: Piece[] = isAgreed || marks.has('iv-behind') ? [] : [{ role: 'iv', bytes }];
  const behind: Piece[] = !isAgreed && marks.has('iv-behind') ? [{ role: 'iv', bytes }] : [];
  const layout = marks.has('tag-front')
    ? [...tag, ...front, rest, ...behind]
    : marks.has('tag-middle')
      ? [...front, ...tag, rest, ...behind]
      : [...front, rest, ...tag, ...behind];
  return { form, layout, iv };
}

function nonceBytes(marks: ReadonlySet<string>, mode: ModeId): number {
  for (const bytes of [8, 12, 16]) if (marks.has(`nonce${bytes}`)) return bytes;
  return modeFacts[mode].ivBytes.usual;
}

function agreedIv(marks: ReadonlySet<string>, { iv }: Said, bytes: number): IvSource {
  if (marks.has('iv-zero'))
    return { kind: 'agreed', bytes: new Uint8Array(bytes), says: 'of zeros', guessed: false };
  return {
    kind: 'agreed',
    bytes: iv ?? DEFAULT_IV.slice(0, bytes),
    says: iv ? 'that was given' : '00 01 02 … 0f',
    guessed: !iv,
  };
}

function jsonForm(mode: ModeId): Form {
  const roles = [
    'iv',
    'ciphertext',
    ...(modeFacts[mode].tagBytes > 0 ? ['tag' as const] : []),
  ] as const;
  const shown = modeFacts[mode].iv === 'none' ? (['ciphertext'] as const) : roles;
  return {
    kind: 'named',
    text: JSON.stringify(Object.fromEntries(shown.map((role) => [role, '']))),
    slots: shown.map((role) => ({
      role: role === 'ciphertext' && shown.length === 1 ? 'all' : role,
      codec: 'base64',
      name: role,
    })),
  };
}
