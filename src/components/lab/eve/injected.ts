import { fromHex } from '../../../lib/bytes/index.ts';
import { capital, plural } from '../../../lib/words/index.ts';
import { opposite, parseFrame, type Role, WireError } from '../../../lib/wire/index.ts';

/** Typed bytes before they are put on the wire, and what will become of them there. */
export interface Injected {
  /** Undefined where it isn’t hex, or nothing at all. */
  readonly bytes?: Uint8Array;
  /** In words; empty where nothing is typed. */
  readonly says: string;
  /** Whether the other side will decrypt it. */
  readonly isRead: boolean;
}

/** What `text` is as a wire frame that `from` seems to send: nothing is added to it, so most bytes are none. */
export function injectedOf(text: string, from: Role): Injected {
  if (text.trim() === '') return { says: '', isRead: false };
  let bytes: Uint8Array;
  try {
    bytes = fromHex(text);
  } catch (error) {
    const problem = `${capital((error as Error).message)}.`;
    return { says: `${problem} A frame is typed as hex, two digits a byte.`, isRead: false };
  }
  const [isRead, fate] = fateOf(bytes, opposite(from));
  return { bytes, isRead, says: `${plural(bytes.length, 'byte')}, sent just as typed. ${fate}` };
}

function fateOf(bytes: Uint8Array, to: Role): [isRead: boolean, says: string] {
  try {
    const { type, mode, iv, ciphertext, sequence } = parseFrame(bytes);
    if (type !== 'data')
      return [
        false,
        `A wire frame of the type ${type}, which is no message: the ${to} refuses it.`,
      ];
    const parts = `an IV of ${plural(iv.length, 'byte')} and ${plural(ciphertext.length, 'byte')} of ciphertext`;
    const named = `Message ${sequence} in ${mode.toUpperCase()}, with ${parts}`;
    return [true, `${named}: the ${to} decrypts it with its own mode and key.`];
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return [false, `No wire frame: the ${to} refuses it and decrypts nothing. ${error.message}`];
  }
}
