import { concatBytes, encodeUtf8, equalBytes, xorBytes } from '../bytes/index.ts';
import { encrypt, type Run } from '../modes/index.ts';
import { type Box, boxOf } from './boxes.ts';
import { framing } from './layout.ts';
import { serviceOf } from './service.ts';
import type { Answer, Attack, Challenge, Entry, Mend, Reply } from './types.ts';

/** How many rounds have to be won running. */
export const RUN = 10;
const PAIRS = [
  ['attack at dawn!!', 'hold your fire!!'],
  ['sell everything.', 'buy all you can.'],
  ['vote: yes, agree', 'vote: no, reject'],
  ['test is positive', 'test is negative'],
];

/** A sender whose IV is the last ciphertext block that it sent, as in TLS 1.0; or, mended, fresh each time. */
function sender(box: Box, mend: Mend, first: Uint8Array) {
  let last: Uint8Array = first;
  let run: Run | undefined;
  return {
    run: () => run,
    send: async (text: Uint8Array): Promise<Uint8Array> => {
      if (mend !== 'none') return box.seal(text);
      const settings = { mode: 'cbc', key: box.key, iv: last, padding: 'none' } as const;
      run = { settings, direction: 'encrypt', input: text };
      return (last = encrypt(settings, text));
    },
  };
}

/** Tell which of two texts was encrypted, ten times running. */
export const game: Challenge = {
  id: 'game',
  mode: 'cbc',
  mends: ['hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'cbc', random);
    const pair = random.pick(PAIRS);
    const wire: Uint8Array[] = [random.bytes(16)];
    const { send, run } = sender(box, mend, wire[0]);
    const ledger: Entry[] = [];
    const state = { secret: -1, running: 0, rounds: 0, won: 0 };
    const playing = async (text: Uint8Array): Promise<Answer> => {
      const bytes = await send(text);
      wire.push(bytes);
      return { says: 'Encrypted and sent.', bytes };
    };
    const deal = () => {
      if (state.secret >= 0) return { says: 'This round isn’t over: say A or B first.' };
      state.secret = random.integer(2);
      return playing(encodeUtf8(pair[state.secret]));
    };
    const ask = (text: Uint8Array) => {
      if (text.length === 16) return playing(text);
      return { says: `Refused: a text has exactly 16 bytes; this has ${text.length}.` };
    };
    const claim = ([guess]: Uint8Array) => {
      if (state.secret < 0) return { says: 'There is nothing to guess: ask for a round.' };
      const right = guess === state.secret;
      state.running = right ? state.running + 1 : 0;
      state.rounds += 1;
      state.won += Number(right);
      const was = `It was ${'AB'[state.secret]}`;
      state.secret = -1;
      const facts = { running: state.running, rounds: state.rounds, won: state.won };
      const says = `${was}: ${right ? `right, ${state.running} running` : 'wrong, back to 0'}.`;
      ledger.push({ did: right ? 'right' : 'wrong', says, facts });
      return { says };
    };
    const won = () => ledger.some(({ facts }) => Number(facts?.running) >= RUN);
    return serviceOf(
      { wire, ledger, facts: { a: pair[0], b: pair[1] } },
      { deal, ask, claim },
      () => (won() ? run() : undefined),
    );
  },
  reached: (ledger) => ledger.some(({ facts }) => Number(facts?.running) >= RUN),
  attack: (seen, mend) => tenRunning(seen, mend),
};

/**
 * Ten rounds of: dealt C with the IV X; the next IV will be Y = the last block on the wire; A ⊕ X ⊕ Y as plaintext makes the
 * input block A ⊕ X, the very one that C came from if the secret was A.
 */
export function* tenRunning(seen: Reply, mend: Mend, rounds = RUN): Attack {
  const { head, tail } = framing(mend, 'cbc');
  const block = (message: Uint8Array) =>
    mend === 'none' ? message : message.slice(head, message.length - tail).slice(0, 16);
  const a = encodeUtf8(seen.facts.a);
  let last = seen.wire.at(-1)!;
  let says = '';
  for (let i = 0; i < rounds; i++) {
    const dealt: Reply = yield { op: 'deal', bytes: new Uint8Array(0) };
    const c = block(dealt.bytes!);
    // Mended, the IV that was used stands in front; the next one nobody can know: the last block is all there is to try.
    const used = mend === 'none' ? last : dealt.bytes!.slice(0, Math.min(head, 16));
    const x = concatBytes([used, new Uint8Array(16 - used.length)]);
    const asked: Reply = yield { op: 'ask', bytes: xorBytes(xorBytes(a, x), c) };
    last = block(asked.bytes!);
    const guess = equalBytes(last, c) ? 0 : 1;
    const reply: Reply = yield { op: 'claim', bytes: Uint8Array.of(guess) };
    const { rounds: played, won } = reply.ledger.at(-1)!.facts!;
    says = `${won} of ${played} rounds won.`;
  }
  return { says };
}
