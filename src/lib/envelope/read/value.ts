import { isOwnText } from '../../forms/index.ts';
import type { Role } from './names.ts';
import type { ValueForm } from './value-forms.ts';

/** One way to read a value in its role, and how likely it is. */
export interface Value {
  readonly bytes: Uint8Array;
  readonly likely: number;
  readonly damage: ValueForm['damage'];
}

/** How much a text’s own bytes are worth in each role: an IV is typed in as text, a tag or a ciphertext is not. */
const AS_TEXT: Readonly<Record<Role, number>> = {
  ...{ iv: 0.6, salt: 0.5, aad: 0.9 },
  ...{ ciphertext: 0.02, tag: 0.02, mac: 0.02 },
};
/** Of two readings the one that is so much less likely is left out. */
const LEAST = 0.1;

/** The two likeliest readings of a value in its role; none where it can’t be one. */
export function valuesOf(role: Role, forms: readonly ValueForm[]): readonly Value[] {
  const values = forms
    .map(({ form, bytes, likely, damage }) => {
      const asText = isOwnText(form) ? AS_TEXT[role] : 1;
      return { bytes, damage, likely: likely * asText * fits(role, bytes.length) };
    })
    .filter(({ likely }) => likely > 0.02)
    .sort((a, b) => b.likely - a.likely);
  return values.filter(({ likely }) => likely >= LEAST * values[0].likely).slice(0, 2);
}

/** How well a value’s length goes with its role. */
function fits(role: Role, length: number): number {
  if (role === 'iv') return ivFits(length);
  if (role === 'tag') return tagFits(length);
  return role === 'salt' && (length < 4 || length > 64) ? 0.1 : 1;
}

/** Modes take 16, GCM mostly 12 and CTR often 8; SP 800-38D allows any. */
function ivFits(length: number): number {
  if (length === 16 || length === 12) return 1;
  if (length === 8) return 0.8;
  return length > 64 ? 0 : 0.2;
}

/** SP 800-38D §5.2.1.2: 12 to 16 bytes, for some uses 4 or 8. */
function tagFits(length: number): number {
  if (length === 16) return 1;
  if (length > 11 && length < 16) return 0.8;
  return length === 8 || length === 4 ? 0.5 : 0;
}
