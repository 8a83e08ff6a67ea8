import { encodeUtf8 } from '../bytes/index.ts';
import { boxOf } from './boxes.ts';
import { framing } from './layout.ts';
import { bank, NAMES } from './orders.ts';
import { booksOf, opener, sendOne, serviceOf } from './service.ts';
import type { Challenge, Entry } from './types.ts';

/** Byte of the plaintext in which `pay=0100` and `pay=9100` differ. */
const AT = 4;
const DIFFERENCE = '0'.charCodeAt(0) ^ '9'.charCodeAt(0);

/** Turn `pay=0100` into `pay=9100`: P_1 = CIPH⁻¹_K(C_1) ⊕ IV, so what the IV gets, P_1 gets. */
export const flip: Challenge = {
  id: 'flip',
  mode: 'cbc',
  mends: ['hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'cbc', random);
    const text = `pay=0100;to=${random.pick(NAMES)};ref=${random.digits(6)}`;
    const ledger: Entry[] = [];
    let last: Uint8Array | undefined;
    const open = opener(box, ledger, bank(false));
    const wire = [await box.seal(encodeUtf8(text))];
    return serviceOf(
      { wire, ledger, facts: { text } },
      { deliver: (message) => open((last = message)) },
      () => booksOf(mend, 'cbc', box.key, last),
    );
  },
  reached: (ledger) => ledger.some(({ did, facts }) => did === 'pay' && facts?.pay === 9100),
  attack({ wire: [captured] }, mend) {
    const message = captured.slice();
    // GCM's nonce is no IV: there it is the ciphertext's own byte that turns the plaintext's.
    message[AT + (mend === 'gcm' ? framing(mend, 'cbc').head : 0)] ^= DIFFERENCE;
    return sendOne(message);
  },
};
