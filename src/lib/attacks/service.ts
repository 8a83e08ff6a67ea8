import { decodeUtf8 } from '../bytes/index.ts';
import type { Run } from '../modes/index.ts';
import type { Box, Opened } from './boxes.ts';
import type { Answer, Attack, Entry, Mend, Op, Query, Reply, Service } from './types.ts';

/** The ways a server can be asked; what it doesn't know, it says. */
export type Handlers = Partial<Record<Op, (bytes: Uint8Array) => Promise<Answer> | Answer>>;

/** A server of its handlers. `wire`, `facts` and `ledger` are the server's own arrays: it goes on writing into them. */
export function serviceOf(
  state: Omit<Service, 'receive'>,
  handlers: Handlers,
  books: () => Run | undefined,
): Service {
  const all: Handlers = {
    look: () => ({ says: 'Listening.' }),
    books: () => {
      const run = books();
      return run ? { says: 'The server opens its books.', run } : { says: 'The books stay shut.' };
    },
    ...handlers,
  };
  return {
    ...state,
    receive: async (op, bytes) =>
      (await all[op]?.(bytes)) ?? { says: 'This server can’t do that.' },
  };
}

/** Text with a point in the place of what can't be printed, at most 80 characters. */
export function printable(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes).text.replace(/[^\x20-\x7e]/g, '·');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** What a server writes into its log for a message that it opened and can't use. */
export const unread = (plaintext: Uint8Array, what: string): Entry => ({
  did: 'refuse',
  says: `Deciphered to “${printable(plaintext)}”, which is no ${what}. Nothing done.`,
});

/** Opens a message, writes what came of it into the ledger, and answers with no more than it must. */
export function opener(
  box: Box,
  ledger: Entry[],
  act: (text: string, plaintext: Uint8Array) => Entry,
): (message: Uint8Array) => Promise<Answer> {
  return async (message) => {
    const opened: Opened = await box.open(message);
    const entry =
      'plaintext' in opened
        ? act(decodeUtf8(opened.plaintext).text, opened.plaintext)
        : { did: 'refuse', says: opened.says };
    ledger.push(entry);
    return { says: entry.did === 'refuse' ? 'Refused.' : 'Accepted.' };
  };
}

/** What a picture of the last message needs: decrypted as the server did it, padding and all. */
export function decryption(
  mode: 'cbc' | 'ecb',
  key: Uint8Array,
  message?: Uint8Array,
): Run | undefined {
  const head = mode === 'cbc' ? 16 : 0;
  if (!message || message.length < head + 16 || message.length % 16) return undefined;
  const settings = { mode, padding: 'pkcs7', key, iv: message.slice(0, head) } as const;
  return { settings, direction: 'decrypt', input: message.slice(head) };
}

/** What the server's books show of the last message; nothing once it is mended: then its picture would be another. */
export const booksOf = (
  mend: Mend,
  mode: 'cbc' | 'ecb',
  key: Uint8Array,
  last?: Uint8Array,
): Run | undefined => (mend === 'none' ? decryption(mode, key, last) : undefined);

/** What a vault's server says to the right code. */
export const VAULT_OPENS = 'The code is right: the vault is open.';

/** An attack of one message: sends it and says what the server wrote about it. */
export function* sendOne(message: Uint8Array): Attack {
  const reply: Reply = yield { op: 'deliver', bytes: message } satisfies Query;
  return { says: reply.ledger.at(-1)?.says ?? reply.says };
}
