import type { HashId } from './types.ts';

/** A hash and an iteration count of PBKDF2 that people meet. */
export interface UsualPbkdf2 {
  readonly hash: HashId;
  readonly iterations: number;
  /** Who uses it. */
  readonly who: string;
}

/** PBKDF2 as programs have it, the likeliest first; a search goes down this list. */
export const USUAL: readonly UsualPbkdf2[] = [
  { hash: 'SHA-256', iterations: 10_000, who: 'openssl enc -pbkdf2, and Ansible Vault' },
  { hash: 'SHA-256', iterations: 100_000, who: 'MDN’s example of Web Crypto' },
  { hash: 'SHA-1', iterations: 1000, who: '.NET’s Rfc2898DeriveBytes, and pycryptodome’s PBKDF2' },
  { hash: 'SHA-256', iterations: 65_536, who: 'Java tutorials, with PBKDF2WithHmacSHA256' },
  { hash: 'SHA-256', iterations: 1000, who: 'Rails from 7.0 for its cookies' },
  { hash: 'SHA-1', iterations: 65_536, who: 'Rails’ KeyGenerator, and older Java tutorials' },
  { hash: 'SHA-512', iterations: 100_000, who: 'the documentation of Node' },
  { hash: 'SHA-1', iterations: 10_000, who: 'RNCryptor' },
  { hash: 'SHA-256', iterations: 600_000, who: 'what OWASP advises since 2023' },
  { hash: 'SHA-256', iterations: 310_000, who: 'what OWASP advised in 2021' },
  { hash: 'SHA-256', iterations: 480_000, who: 'the documentation of cryptography until 2024' },
  { hash: 'SHA-256', iterations: 250_000, who: 'CryptoJS from 4.2' },
  { hash: 'SHA-1', iterations: 1, who: 'CryptoJS before 4.2' },
  { hash: 'SHA-512', iterations: 10_000, who: 'openssl enc -pbkdf2 -md sha512' },
  { hash: 'SHA-1', iterations: 1024, who: 'Spring Security’s Encryptors' },
  { hash: 'SHA-1', iterations: 4096, who: 'the documentation of Go’s pbkdf2' },
  { hash: 'SHA-1', iterations: 100_000, who: 'programs that name no hash' },
  { hash: 'SHA-512', iterations: 1000, who: 'Node tutorials' },
  { hash: 'SHA-256', iterations: 390_000, who: 'the documentation of cryptography in 2022' },
  { hash: 'SHA-512', iterations: 210_000, who: 'what OWASP advises since 2023' },
  { hash: 'SHA-256', iterations: 200_000, who: 'round numbers' },
  { hash: 'SHA-256', iterations: 500_000, who: 'round numbers' },
  { hash: 'SHA-512', iterations: 1_000_000, who: 'the documentation of pycryptodome' },
  { hash: 'SHA-256', iterations: 1_200_000, who: 'the documentation of cryptography since 2024' },
];

/** The numbers of an scrypt that people meet. */
export interface UsualScrypt {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  /** Who uses them. */
  readonly who: string;
}

/** scrypt as programs have it, the likeliest first. */
export const USUAL_SCRYPT: readonly UsualScrypt[] = [
  { N: 2 ** 14, r: 8, p: 1, who: 'Node’s scrypt, and the documentation of cryptography' },
  { N: 2 ** 15, r: 8, p: 1, who: 'the documentation of Go’s scrypt' },
  { N: 2 ** 17, r: 8, p: 1, who: 'what OWASP advises' },
];
