import { toHex } from '../../lib/bytes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import { download } from '../parts/download.ts';
import { runsOf } from '../parts/message-text.ts';

const textOf = ({ plaintext, error }: Message): string =>
  plaintext
    ? runsOf(plaintext)
        .map(({ text }) => text)
        .join('')
    : `(${error})`;

/** A side’s log as lines: time, direction, state, text, and the bytes that crossed. */
const logAsText = (messages: readonly Message[]): string =>
  messages
    .map((message) => {
      const { at, direction, state, iv, ciphertext } = message;
      const hex = `IV ${toHex(iv) || 'none'}, C ${toHex(ciphertext)}`;
      return `${new Date(at).toISOString()}\t${direction}\t${state}\t${JSON.stringify(textOf(message))}\t${hex}\n`;
    })
    .join('');

/** Offers a side’s log as a text file. */
export const exportLog = (name: string, messages: readonly Message[]): void =>
  download(`${name}.txt`, new Blob([logAsText(messages)], { type: 'text/plain' }));

/** Puts a message’s text on the clipboard; false where the browser refuses. */
export async function copyText(message: Message): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(textOf(message));
    return true;
  } catch {
    return false;
  }
}
