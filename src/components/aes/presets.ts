import { hexOfByte } from '../../lib/bytes/index.ts';
/** An example that FIPS 197 prints: key and plaintext; everything else is computed. */
export interface Preset {
  readonly id: string;
  readonly text: string;
  readonly key: string;
  readonly plaintext: string;
}

/** The key 00 01 02 … of Appendix C. */
const counting = (bytes: number): string =>
  Array.from({ length: bytes }, (_, i) => hexOfByte(i)).join('');
const C_PLAINTEXT = '00112233445566778899aabbccddeeff';

/** FIPS 197 (2001) Appendix B and C.1 to C.3. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'b',
    text: 'Appendix B',
    key: '2b7e151628aed2a6abf7158809cf4f3c',
    plaintext: '3243f6a8885a308d313198a2e0370734',
  },
  ...[16, 24, 32].map((bytes, i) => ({
    id: `c${i + 1}`,
    text: `C.${i + 1} AES-${8 * bytes}`,
    key: counting(bytes),
    plaintext: C_PLAINTEXT,
  })),
];
