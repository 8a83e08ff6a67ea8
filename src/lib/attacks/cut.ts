import { concatBytes, encodeUtf8 } from '../bytes/index.ts';
import { boxOf } from './boxes.ts';
import { framing } from './layout.ts';
import { NAMES } from './orders.ts';
import { booksOf, opener, sendOne, serviceOf, unread } from './service.ts';
import type { Challenge, Entry } from './types.ts';

const GOODS = ['GRAIN', 'STEEL', 'SUGAR', 'COCOA', 'PAPER'];
/** Fields end with SOH, the byte 01, as in FIX, the protocol of stock exchanges. */
const ORDER =
  /^trader=([a-z]{4}-\d{3})\x01sell=(\d{4}) ([A-Z]{5})(?:\x01at-least=(\d{3}\.\d{2}))?$/; // eslint-disable-line no-control-regex

/** Drop the last block: a block that ends with the byte 01 ends with padding, as far as anybody can tell. */
export const cut: Challenge = {
  id: 'cut',
  mode: 'cbc',
  mends: ['hmac', 'gcm'],
  async serve(random, mend) {
    const box = boxOf(mend, 'cbc', random);
    const price = `${40 + random.integer(50)}.${random.digits(2)}`;
    const limit = `${100 + random.integer(90)}.${random.digits(2)}`;
    const order = `0${1 + random.integer(9)}00 ${random.pick(GOODS)}`;
    const trader = `${random.pick(NAMES)}-${random.digits(3)}`;
    const text = `trader=${trader}\x01sell=${order}\x01at-least=${limit}`;
    const ledger: Entry[] = [];
    let last: Uint8Array | undefined;
    const trade = opener(box, ledger, (read, plaintext) => {
      const [, who, quantity, goods, least] = ORDER.exec(read) ?? [];
      if (!who) return unread(plaintext, 'order');
      if (least && Number(least) > Number(price))
        return {
          did: 'wait',
          says: `${who}’s order waits: the market pays ${price}, and it wants at least ${least}.`,
        };
      const sold = `Sold ${Number(quantity)} ${goods} for ${who} at ${price}`;
      return { did: 'sell', says: `${sold}, no limit given.`, facts: { limit: least ?? '', who } };
    });
    return serviceOf(
      { wire: [await box.seal(encodeUtf8(text))], ledger, facts: { text, price } },
      { deliver: (message) => trade((last = message)) },
      () => booksOf(mend, 'cbc', box.key, last),
    );
  },
  reached: (ledger) => ledger.some(({ did, facts }) => did === 'sell' && facts?.limit === ''),
  attack({ wire: [message] }, mend) {
    const { tail } = framing(mend, 'cbc');
    const end = message.length - tail;
    return sendOne(concatBytes([message.subarray(0, end - 16), message.subarray(end)]));
  },
};
