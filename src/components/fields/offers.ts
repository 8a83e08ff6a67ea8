import { digitsIn } from './reading.ts';
import type { Rule } from './fit.ts';

/** Readings whose length the field takes come first; among equals the likelier one, as they were given. */
export function ranked<T extends { readonly byteLength: number }>(
  offers: readonly T[],
  rule: Rule | undefined,
): readonly T[] {
  if (!rule) return offers;
  const fits = (offer: T): number => (rule(offer.byteLength).fits ? 0 : 1);
  return [...offers].sort((a, b) => fits(a) - fits(b));
}

/**
 * What `openssl enc -iv` makes of too few hex digits: zeros behind, up to `byteLength` bytes. Undefined where the text is no
 * hex, or long enough.
 */
export function filledUp(text: string, byteLength: number): string | undefined {
  const hex = text.trim();
  const digits = digitsIn(hex);
  if (digits === 0 || digits >= 2 * byteLength || !/^(?:0x)?[0-9a-f]+$/i.test(hex))
    return undefined;
  return hex.replace(/^0x/i, '').padEnd(2 * byteLength, '0');
}
