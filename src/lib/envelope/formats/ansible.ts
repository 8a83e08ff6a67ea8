import { decodeUtf8 } from '../../bytes/index.ts';
import { bytesOfHex } from '../../forms/index.ts';
import type { Mark, TextFormat } from '../format.ts';

const HEADER = /\$ANSIBLE_VAULT;1\.[12];AES256(?:;[^\r\n]*)?[ \t]*\r?\n/y;
const LINES = /^(?:[ \t]*[0-9a-f]+[ \t]*(?:\r?\n|$))+/i;

/** A header, and lines of hex: of salt, HMAC and ciphertext, each in hex once more and with line ends between. */
export const ansible: TextFormat = {
  id: 'ansible',
  name: 'Ansible Vault',
  source: 'Ansible Vault, payload format 1.1 and 1.2',
  read(text) {
    HEADER.lastIndex = Math.max(0, text.indexOf('$ANSIBLE_VAULT;'));
    const header = HEADER.exec(text);
    if (!header) return [];
    const start = header.index + header[0].length;
    const values = valuesIn(text, start);
    if (values?.length !== 3) return [];
    const [salt, value, ciphertext] = values.map(({ bytes }) => bytes);
    const whole = header[0].trimEnd();
    const marks: Mark[] = [
      { role: 'magic', name: 'Header', start: header.index, end: header.index + whole.length },
      { role: 'salt', ...values[0] },
      { role: 'mac', name: 'HMAC', ...values[1] },
      { role: 'ciphertext', ...values[2] },
    ];
    return [
      {
        marks,
        known: {
          mac: { hash: 'SHA-256', over: ciphertext, value },
          modes: ['ctr'],
          padding: 'pkcs7',
          split: { bytes: 80, cipher: [0, 32], mac: [32, 64], iv: [64, 80] },
          derivations: [{ kind: 'pbkdf2', hash: 'SHA-256', salt, iterations: 10_000, bytes: 80 }],
        },
        likely: 1,
        says: 'An Ansible Vault: AES-256 in CTR with PKCS#7 padding; key, HMAC key and counter come from the password by PBKDF2.',
      },
    ];
  },
};

interface Value {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** The three values with where their digits stand; line ends that wrap the digits lie inside the stretch. */
function valuesIn(text: string, from: number): Value[] | undefined {
  const lines = LINES.exec(text.slice(from))?.[0] ?? '';
  const places: number[] = [];
  for (let i = 0; i < lines.length; i++) if (lines.charCodeAt(i) > 0x20) places.push(from + i);
  if (places.length % 2 === 1) return undefined;
  const outer = decodeUtf8(bytesOfHex(lines.replace(/\s+/g, ''))).text;
  const values: Value[] = [];
  let at = 0;
  for (const digits of outer.split('\n')) {
    if (!/^(?:[0-9a-f]{2})+$/i.test(digits)) return undefined;
    const end = places[2 * (at + digits.length) - 1] + 1;
    values.push({ start: places[2 * at], end, bytes: bytesOfHex(digits) });
    at += digits.length + 1;
  }
  return values;
}
