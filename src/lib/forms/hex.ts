import { plural } from '../words/index.ts';
import type { Damage, Found, Source } from './types.ts';

/** What may stand between the digits, and `0x`, `\x`, `h'`, `hex:` in front. */
const BETWEEN = /[\s:\-._,;|'"{}[\]()<>`]+/;
const FRONT = /^(?:hex:|[hxHX](?=['"]))/;
const ONLY = /^[0-9a-fA-FxX\s:\-._,;|'"{}[\]()<>`\\]+$/;
/** Digits and line ends alone: where a line ends says nothing. */
const WRAPPED = /^[0-9a-f\s]+$/i;
const LOOK = 256;
/** A shorter run of digits is as well a word or a number. */
const SURELY = 16;

/** Digits of hex in pairs, whatever stands between the groups. */
export function readHex({ text }: Source): readonly Found[] {
  const body = text.replace(FRONT, '').trim();
  if (!ONLY.test(body)) return [];
  if (hasOddGroup(body)) return [];
  const groups = body
    .split(BETWEEN)
    .map((group) => group.replace(/^(?:0x|\\x)/i, ''))
    .filter((group) => group !== '');
  const digits = groups.join('').replaceAll(/\\x/gi, '');
  if (digits.length < 2 || /[^0-9a-fA-F]/.test(digits)) return [];
  const odd = digits.length % 2 === 1;
  if (odd && (digits.length < SURELY || groups.length > 1)) return [];
  if (!odd && groups.some((group) => group.length % 2 === 1) && !WRAPPED.test(body)) return [];
  return [
    {
      form: 'hex',
      bytes: bytesOf(digits),
      likely: likelyHex(body, digits, groups),
      damage: odd ? [halfByte(digits.length)] : [],
    },
  ];
}

/** A long list of decimals is told by its first few, before all of it is taken apart. */
function hasOddGroup(body: string): boolean {
  if (body.length < 2 * LOOK || WRAPPED.test(body.slice(0, LOOK))) return false;
  const groups = body.slice(0, LOOK).split(BETWEEN).slice(0, -1);
  return groups.some((group) => group.replace(/^(?:0x|\\x)/i, '').length % 2 === 1);
}

const halfByte = (digits: number): Damage => ({
  kind: 'cut',
  says: `${plural(digits, 'digit')} are half a byte too many or too few, and the last one is left out`,
  repaired: false,
});

function likelyHex(body: string, digits: string, groups: readonly string[]): number {
  if (digits.length % 2 === 1) return 0.6;
  if (digits.length < 4 && !/^0x/i.test(body)) return 0.3;
  if (groups.length > 1 && groups.every((group) => group.length === 1)) return 0.3;
  // Numbers in a list are decimal as often as not; the list’s own reader weighs that.
  const list = /[,\s]/.test(body) && groups.length > 2 && /^[\d\s,]+$/.test(body);
  if (list && body.includes(',')) return 0.4;
  if (/^\d+$/.test(body)) return digits.length < SURELY ? 0.5 : 0.75;
  return digits.length < SURELY ? 0.8 : 0.97;
}

/** The bytes that an even number of digits spells; a last odd one is left out. */
export function bytesOf(digits: string): Uint8Array {
  const bytes = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = (valueOf(digits.charCodeAt(2 * i)) << 4) | valueOf(digits.charCodeAt(2 * i + 1));
  return bytes;
}

const valueOf = (code: number): number => (code < 0x3a ? code - 0x30 : (code | 0x20) - 0x57);
