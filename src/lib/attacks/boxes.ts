import { concatBytes, toHex } from '../bytes/index.ts';
import { decrypt, encrypt, traceDecrypt, unpad } from '../modes/index.ts';
import { IV_BYTES, MAC_BYTES, NONCE_BYTES, TAG_BYTES } from './layout.ts';
import type { Random } from './random.ts';
import type { Mend } from './types.ts';

/** What came of opening a message: its plaintext, or what was wrong, for the log alone. */
export type Opened =
  | { readonly plaintext: Uint8Array }
  | { readonly wrong: 'length' | 'padding' | 'tag'; readonly says: string };

/** How a server protects its messages and opens them again. */
export interface Box {
  readonly key: Uint8Array;
  seal(plaintext: Uint8Array): Promise<Uint8Array>;
  open(message: Uint8Array): Promise<Opened>;
}

/** The first bytes of a tag: a log that held the right tag of a forged message would hand out forgeries. */
const begin = (tag: Uint8Array): string => `${toHex(tag.subarray(0, 2))}…`;

const notWhole = (length: number): Opened => ({
  wrong: 'length',
  says: `Refused: ${length} bytes of ciphertext aren’t whole blocks of 16.`,
});

function unpadded(padded: Uint8Array): Opened {
  const result = unpad(padded);
  if (!('error' in result)) return { plaintext: result.plaintext };
  return { wrong: 'padding', says: `Deciphered, then refused for its padding: ${result.error}.` };
}

function openBlocks(mode: 'cbc' | 'ecb', key: Uint8Array, iv: Uint8Array, c: Uint8Array): Opened {
  if (c.length === 0 || c.length % 16) return notWhole(c.length);
  return unpadded(decrypt({ mode, key, iv, padding: 'none' }, c));
}

/** C alone. SP 800-38A §6.1 */
function ecbBox(key: Uint8Array): Box {
  return {
    key,
    seal: async (plaintext) => encrypt({ mode: 'ecb', key }, plaintext),
    open: async (message) => openBlocks('ecb', key, new Uint8Array(16), message),
  };
}

/** IV ‖ C, and nothing that says who made them. SP 800-38A §6.2 */
function cbcBox(key: Uint8Array, random: Random): Box {
  return {
    key,
    async seal(plaintext) {
      const iv = random.bytes(IV_BYTES);
      return concatBytes([iv, encrypt({ mode: 'cbc', key, iv }, plaintext)]);
    },
    async open(message) {
      const iv = message.subarray(0, IV_BYTES);
      if (iv.length < IV_BYTES) return notWhole(0);
      return openBlocks('cbc', key, iv, message.subarray(IV_BYTES));
    },
  };
}

/** HMAC-SHA-256, by the platform: it isn't our subject. RFC 2104, FIPS 198-1 */
function hmacOf(macKey: Uint8Array<ArrayBuffer>): (data: Uint8Array) => Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', macKey, algorithm, false, ['sign']);
  return async (data) =>
    new Uint8Array(await crypto.subtle.sign('HMAC', await key, new Uint8Array(data)));
}

/** Looks at all bytes, wherever the first difference is. */
function same(a: Uint8Array, b: Uint8Array): boolean {
  let bits = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) bits |= a[i] ^ b[i];
  return bits === 0;
}

/** IV ‖ C ‖ HMAC(IV ‖ C): encrypt, then MAC. The MAC is looked at before anything is deciphered. */
function etmBox(inner: Box, macKey: Uint8Array<ArrayBuffer>): Box {
  const hmac = hmacOf(macKey);
  return {
    key: inner.key,
    async seal(plaintext) {
      const message = await inner.seal(plaintext);
      return concatBytes([message, await hmac(message)]);
    },
    async open(message) {
      const end = message.length - MAC_BYTES;
      if (end < 0) return { wrong: 'tag', says: 'Refused: too short to hold a tag.' };
      const came = message.subarray(end);
      const made = await hmac(message.subarray(0, end));
      if (same(came, made)) return inner.open(message.subarray(0, end));
      return {
        wrong: 'tag',
        says: `Refused: HMAC-SHA-256 over the ${end} bytes before the tag begins ${begin(made)}, the tag that came begins ${begin(came)}. Nothing was deciphered.`,
      };
    },
  };
}

/** Nonce ‖ C ‖ T. The tag is verified before anything is deciphered. SP 800-38D §7 */
function gcmBox(key: Uint8Array, random: Random): Box {
  return {
    key,
    async seal(plaintext) {
      const iv = random.bytes(NONCE_BYTES);
      return concatBytes([iv, encrypt({ mode: 'gcm', key, iv }, plaintext)]);
    },
    async open(message) {
      if (message.length < NONCE_BYTES + TAG_BYTES)
        return { wrong: 'tag', says: 'Refused: too short to hold a nonce and a tag.' };
      const settings = { mode: 'gcm', key, iv: message.subarray(0, NONCE_BYTES) } as const;
      const trace = traceDecrypt(settings, message.subarray(NONCE_BYTES));
      if (trace.tagError === undefined) return { plaintext: trace.output };
      const [came, made] = trace.steps.find(({ op }) => op === 'verify')!.inputs;
      const bytes = (id: number) => begin(trace.step(id).bytes);
      return {
        wrong: 'tag',
        says: `Refused: the tag over nonce and ciphertext begins ${bytes(made)}, the tag that came begins ${bytes(came)}. Nothing was deciphered.`,
      };
    },
  };
}

/** The box of a server: as it is attacked, or mended. Every key is its own. */
export function boxOf(mend: Mend, mode: 'cbc' | 'ecb', random: Random): Box {
  const key = random.bytes(16);
  const macKey = random.bytes(32);
  if (mend === 'gcm') return gcmBox(key, random);
  if (mend !== 'none') return etmBox(cbcBox(key, random), macKey);
  return mode === 'ecb' ? ecbBox(key) : cbcBox(key, random);
}
