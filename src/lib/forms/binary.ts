import type { Found, Source } from './types.ts';

const ONLY = /^(?:0b)?[01][01\s_,]*$/;

/** Eight digits 0 and 1 a byte, in groups or not. */
export function readBinary({ text }: Source): readonly Found[] {
  if (!ONLY.test(text)) return [];
  const digits = text.replace(/^0b|[^01]/g, '');
  if (digits.length < 8 || digits.length % 8 !== 0) return [];
  const bytes = new Uint8Array(digits.length / 8);
  for (let i = 0; i < digits.length; i++) bytes[i >> 3] |= Number(digits[i]) << (7 - (i & 7));
  const grouped = /^(?:0b)?[01]{8}(?:[\s_,]+[01]{8})+$/.test(text) || text.startsWith('0b');
  const mixed = digits.includes('0') && digits.includes('1');
  return [
    { form: 'binary', bytes, likely: grouped ? 0.98 : mixed && digits.length > 63 ? 0.8 : 0.3 },
  ];
}
