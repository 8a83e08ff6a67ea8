import { concatBytes, encodeUtf8, equalBytes, splitBlocks, xorBytes } from '../bytes/index.ts';
import { unpad } from '../modes/index.ts';
import { REFUSED, WRONG_PADDING } from './answers.ts';
import { boxOf } from './boxes.ts';
import { framing } from './layout.ts';
import { searchBlock } from './search-byte.ts';
import { decryption, printable, serviceOf, VAULT_OPENS } from './service.ts';
import type { Answer, Attack, Challenge, Entry, Mend, Reply } from './types.ts';

const PLACES = ['the harbour', 'the old mill', 'gate seven', 'the lighthouse', 'platform two'];

/** Decrypt a message by nothing but the server’s word on its padding. Vaudenay 2002 */
export const padding: Challenge = {
  id: 'padding',
  mode: 'cbc',
  mends: ['hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'cbc', random);
    const code = random.digits(8);
    const text = encodeUtf8(`Bring the code ${code} to ${random.pick(PLACES)}.`);
    const wire = [await box.seal(text)];
    const ledger: Entry[] = [];
    let last: Uint8Array | undefined;
    let open = false;
    const note = (entry: Entry, says: string): Answer => {
      ledger.push(entry);
      return { says };
    };
    async function deliver(message: Uint8Array): Promise<Answer> {
      last = message;
      const opened = await box.open(message);
      if ('wrong' in opened) {
        const log = opened.wrong === 'padding' ? 'Deciphered; the padding is wrong.' : opened.says;
        const says = opened.wrong === 'padding' ? WRONG_PADDING : REFUSED;
        return note({ did: 'refuse', says: log }, says);
      }
      const known = equalBytes(opened.plaintext, text);
      return known
        ? note({ did: 'read', says: 'Read a message.' }, 'Accepted.')
        : note(
            { did: 'refuse', says: 'Deciphered, padding right; the text makes no sense.' },
            'Error: no such order.',
          );
    }
    function claim(guess: Uint8Array): Answer {
      const right = printable(guess).trim() === code;
      open ||= right;
      const says = right
        ? VAULT_OPENS
        : `“${printable(guess)}” isn’t the code: the vault stays shut.`;
      return note({ did: right ? 'open' : 'refuse', says }, says);
    }
    return serviceOf({ wire, ledger, facts: {} }, { deliver, claim }, () =>
      open && mend === 'none' ? decryption('cbc', box.key, last) : undefined,
    );
  },
  reached: (ledger) => ledger.some(({ did }) => did === 'open'),
  attack: ({ wire: [captured] }, mend) => decryptAll(captured, mend),
};

/** Block by block; P_j = CIPH⁻¹_K(C_j) ⊕ C_{j−1}. Then it hands in the code that it read. */
export function* decryptAll(captured: Uint8Array, mend: Mend): Attack {
  const { head, tail } = framing(mend, 'cbc');
  const end = captured.length - tail;
  const tag = captured.subarray(end);
  const iv = captured.subarray(0, head);
  const blocks = [iv, ...splitBlocks(captured.subarray(head, end))];
  const wrap = (message: Uint8Array) => concatBytes([message, tag]);
  let plaintext = new Uint8Array(0);
  for (let j = 1; j < blocks.length; j++) {
    const block = yield* searchBlock(blocks[j], wrap);
    if (!block)
      return {
        says: 'All 256 values of the last byte got one and the same answer: there is nothing to tell apart.',
      };
    plaintext = concatBytes([plaintext, xorBytes(block, blocks[j - 1])]);
  }
  const result = unpad(plaintext);
  const found = 'error' in result ? plaintext : result.plaintext;
  const code = /\d{8}/.exec(printable(found))?.[0] ?? '';
  const reply: Reply = yield { op: 'claim', bytes: encodeUtf8(code) };
  return { says: reply.says, found };
}
