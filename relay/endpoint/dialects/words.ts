import { modeFacts, paddingFacts, type PaddingId } from '../../../src/lib/modes/index.ts';
import type { CipherScheme, Filling, Form, Framing, IvSource, Scheme } from './scheme.ts';

const CODEC_NAMES = {
  raw: 'raw',
  hex: 'hex',
  HEX: 'HEX',
  base64: 'base64',
  'base64-open': 'base64-open',
  base64url: 'base64url',
  'base64url-open': 'base64url-open',
  repr: 'repr',
} as const;

/** What a filling is called: `PKCS#7`, `filled with {`. */
export function fillingInWords(filling: Filling): string {
  if (filling.startsWith('sign:')) return `filled with ${filling.slice(5)}`;
  if (filling === 'none') return 'no padding';
  const { name } = paddingFacts[filling as PaddingId];
  return filling === 'spaces' || filling === 'zeros' ? name.toLowerCase() : name;
}

/** Where the IV is, in words: `IV in front`, `IV of zeros, guessed`. */
export function ivInWords({
  iv,
  layout,
  mode,
}: Pick<CipherScheme, 'iv' | 'layout' | 'mode'>): string {
  if (iv.kind === 'none') return 'no IV';
  const name = nameOfIv(mode, iv);
  if (iv.kind === 'unknown') return `${name} agreed, which nobody gave here`;
  if (iv.kind === 'session') return `${name} of ${iv.bytes.length} bytes once, at the beginning`;
  if (iv.kind === 'agreed') return `${name} ${iv.says}${iv.guessed ? ', guessed' : ''}`;
  if (layout.length === 0) return `${name} beside it`;
  const order = layout.map(({ role }) => role).join(' ');
  const where = order.startsWith('iv')
    ? 'in front'
    : order.endsWith('iv')
      ? 'behind'
      : 'in the middle';
  const tag = order.includes('tag') ? `, tag ${placeOfTag(order)}` : '';
  return `${name} ${where}${tag}`;
}

function nameOfIv(mode: CipherScheme['mode'], iv: IvSource): string {
  const short = 'bytes' in iv && (typeof iv.bytes === 'number' ? iv.bytes : iv.bytes.length) < 16;
  return modeFacts[mode].iv === 'nonce' || short ? 'nonce' : 'IV';
}

const placeOfTag = (order: string): string =>
  order.endsWith('tag') ? 'behind' : order.startsWith('tag') ? 'in front' : 'in the middle';

/** What a framing is called on the command line; empty where there is none. */
export function framingWord(framing: Framing): string {
  if (framing.kind === 'none') return '';
  if (framing.kind === 'end') return ENDS[framing.end] ?? `end${JSON.stringify(framing.end)}`;
  if (framing.kind === 'digits')
    return framing.width
      ? `digits${framing.width}${framing.fill === ' ' ? 's' : ''}`
      : `digits${JSON.stringify(framing.end)}`;
  const { bytes, order, counts, after, gap } = framing;
  const words = [
    `length${bytes}`,
    ...(order === 'little' ? ['le'] : []),
    ...(counts === 'rest' ? [] : [counts]),
    ...(after ? ['after-iv'] : []),
    ...(gap ? ['less-iv'] : []),
  ];
  return words.join('-');
}

const ENDS: Readonly<Record<string, string>> = { '\n': 'lines', '\r\n': 'crlf', '\0': 'nul' };

/** What a form is called: `hex`, `JSON (iv, ciphertext)`, `base64 || base64`. */
export function formWord(form: Form): string {
  if (form.kind === 'whole') return CODEC_NAMES[form.codec];
  if (form.kind === 'joined')
    return form.slots.map(({ codec }) => codec).join(` ${JSON.stringify(form.mark).slice(1, -1)} `);
  return `JSON (${form.slots.map(({ name, codec }) => `${name} in ${codec}`).join(', ')})`;
}

/** A way to speak in words: `lines of hex (CBC, IV in front, PKCS#7)`, as `--dialect` has its parts. */
export function inWords(scheme: Scheme): string {
  const { framing, form, mode, filling, running, key } = scheme;
  const name =
    NAMED[[framingWord(framing), formWord(form), mode, scheme.iv.kind].join()] ??
    [framingWord(framing), formWord(form)].filter(Boolean).join(',');
  const facts = [
    `${modeFacts[mode].name}${key.bytes.length === 16 ? '' : `-${key.bytes.length * 8}`}`,
    ivInWords(scheme),
    ...(running ? ['one stream for all messages'] : []),
    ...(modeFacts[mode].wholeBlocks || filling !== 'none' ? [fillingInWords(filling)] : []),
    ...(key.cost > 0 ? [key.says] : []),
  ];
  return `${name} (${facts.join(', ')})`;
}

/** Old and short names for the commonest. */
const NAMED: Readonly<Record<string, string>> = {
  ',raw,ecb,none': 'ecb-raw',
  ',raw,cbc,message': 'cbc-iv-prefix',
  ',raw,cbc,agreed': 'cbc-fixed-iv',
  'length4,raw,cbc,message': 'length4',
};

/** What makes two ways to speak the same to those who speak them. */
export const sameScheme = (a: Scheme, b: Scheme): boolean =>
  inWords(a) === inWords(b) && keyOf(a) === keyOf(b);
const keyOf = ({ key, iv }: Scheme): string =>
  `${key.bytes.join()} ${'bytes' in iv && typeof iv.bytes !== 'number' ? iv.bytes.join() : ''}`;
