import { concatBytes, encodeUtf8, equalBytes } from '../bytes/index.ts';
import type { Run } from '../modes/index.ts';
import { boxOf } from './boxes.ts';
import { framing } from './layout.ts';
import { learnSuffix, type Probe } from './learn-suffix.ts';
import { printable, serviceOf, VAULT_OPENS } from './service.ts';
import type { Attack, Challenge, Entry, Mend, Reply } from './types.ts';

/** How long the code is: twelve digits. */
export const CODE_DIGITS = 12;
/** Longest text that the server takes in front of its code, in bytes. */
export const MAX_PREFIX = 240;

/** Recover a code byte by byte: the server encrypts your text ‖ its code, block by block, each on its own. */
export const oracle: Challenge = {
  id: 'oracle',
  mode: 'ecb',
  mends: ['hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'ecb', random);
    const code = encodeUtf8(random.digits(CODE_DIGITS));
    const ledger: Entry[] = [];
    let input: Uint8Array | undefined;
    let open = false;
    async function ask(prefix: Uint8Array) {
      if (prefix.length > MAX_PREFIX)
        return { says: `Refused: at most ${MAX_PREFIX} bytes; this has ${prefix.length}.` };
      input = concatBytes([prefix, code]);
      return { says: 'Encrypted.', bytes: await box.seal(input) };
    }
    function claim(guess: Uint8Array) {
      const right = equalBytes(guess, code);
      open ||= right;
      const says = right ? VAULT_OPENS : `“${printable(guess)}” isn’t the code.`;
      ledger.push({ did: right ? 'open' : 'refuse', says });
      return { says };
    }
    const books = (): Run | undefined =>
      open && input && mend === 'none'
        ? { settings: { mode: 'ecb', key: box.key }, direction: 'encrypt', input }
        : undefined;
    return serviceOf({ wire: [], ledger, facts: {} }, { ask, claim }, books);
  },
  reached: (ledger) => ledger.some(({ did }) => did === 'open'),
  attack: (_, mend) => byteByByte(mend),
};

/** Ten guesses at most for a digit; gives up when none of them comes out like the target. */
export function* byteByByte(mend: Mend, known: Probe[] = []): Attack {
  const { head, tail } = framing(mend, 'ecb');
  const probes = [...known];
  const ciphertext = (message: Uint8Array) => message.slice(head, message.length - tail);
  function* probe(prefix: Uint8Array): Generator<{ op: 'ask'; bytes: Uint8Array }, void, Reply> {
    const reply = yield { op: 'ask', bytes: prefix };
    probes.push({ prefix, ciphertext: ciphertext(reply.bytes!) });
  }
  let found = learnSuffix(probes);
  while (found.length < CODE_DIGITS) {
    const filler = new Uint8Array(15 - (found.length % 16)).fill(0x41);
    yield* probe(filler);
    for (const digit of encodeUtf8('0123456789')) {
      yield* probe(concatBytes([filler, found, Uint8Array.of(digit)]));
      if (learnSuffix(probes).length > found.length) break;
    }
    const now = learnSuffix(probes);
    if (now.length === found.length)
      return { says: 'None of the ten guesses came out like the block to be found.' };
    found = now;
  }
  const reply = yield { op: 'claim', bytes: found };
  return { says: reply.says, found };
}
