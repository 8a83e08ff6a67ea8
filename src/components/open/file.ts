import { decodeUtf8, toHex } from '../../lib/bytes/index.ts';
import { number } from '../../lib/words/index.ts';

/** A file up to here is put into the field as it is; of a larger one the beginning is tried, and it is decrypted as a whole when saved. */
export const MOST_IN_FIELD = 1024 * 1024;
/** Nothing larger is held in memory. */
const MOST_FILE = 512 * 1024 * 1024;
/** So many bytes of a large file are tried. */
export const TRIED_BYTES = 65_536;

/** What becomes of a file: text for the field, the file itself, or why neither. */
export type Taken =
  { readonly text: string } | { readonly file: File } | { readonly problem: string };

/** The bytes as the text that they are, or else as hex. */
export function textOf(bytes: Uint8Array): string {
  const { valid, text } = decodeUtf8(bytes);
  return valid && !/(?![\t\n\r])\p{Cc}/u.test(text) ? text : toHex(bytes);
}

/** Looks at a file that was chosen or dropped. */
export async function take(file: File): Promise<Taken> {
  const { name, size } = file;
  if (size === 0) return { problem: `${name} is empty: it has 0 bytes. Choose another file.` };
  if (size > MOST_FILE)
    return {
      problem: `${name} has ${number(size)} bytes; this page takes ${number(MOST_FILE)}. Cut off its beginning, and open that.`,
    };
  const head = new Uint8Array(await file.slice(0, TRIED_BYTES).arrayBuffer());
  if (size <= MOST_IN_FIELD) return { text: textOf(new Uint8Array(await file.arrayBuffer())) };
  if (textOf(head) === toHex(head)) return { file };
  return {
    problem: `${name} is text of ${number(size)} bytes; this page takes ${number(MOST_IN_FIELD)} of text. Decode it first (base64 -d, xxd -r -p), and choose what comes out.`,
  };
}
