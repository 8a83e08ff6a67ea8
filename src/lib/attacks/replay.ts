import { encodeUtf8 } from '../bytes/index.ts';
import { boxOf } from './boxes.ts';
import { bank, NAMES } from './orders.ts';
import { opener, sendOne, serviceOf } from './service.ts';
import type { Challenge, Entry } from './types.ts';

/** Be paid twice for one order: a message that was right once is right again, tag and all. */
export const replay: Challenge = {
  id: 'replay',
  mode: 'cbc',
  mends: ['mac', 'hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'cbc', random);
    const numbered = mend === 'hmac' || mend === 'gcm';
    const yours = random.integer(3);
    const ledger: Entry[] = [];
    const wire: Uint8Array[] = [];
    const open = opener(box, ledger, bank(numbered));
    for (let i = 0; i < 3; i++) {
      const to = i === yours ? 'eve' : random.pick(NAMES);
      const pay = `00${1 + random.integer(9)}0`;
      const number = numbered ? `no=000${i + 1};` : '';
      const text = `${number}pay=${pay};to=${to};ref=${random.digits(6)}`;
      wire.push(await box.seal(encodeUtf8(text)));
      await open(wire[i]);
    }
    const facts = { paid: String(yours + 1) };
    return serviceOf({ wire, ledger, facts }, { deliver: open }, () => undefined);
  },
  reached: (ledger) => {
    const refs = ledger.filter(({ did, facts }) => did === 'pay' && facts?.to === 'eve');
    return refs.length > new Set(refs.map(({ facts }) => facts?.ref)).size;
  },
  attack: ({ wire, facts }) => sendOne(wire[Number(facts.paid) - 1]),
};
