import type { Entry } from './types.ts';
import { unread } from './service.ts';

const ORDER = /^(?:no=(\d{4});)?pay=(\d{4});to=([a-z]{3,4});ref=(\d{6})$/;

/** People who get paid. */
export const NAMES = ['mira', 'noor', 'timo', 'lena', 'ivan', 'rosa', 'kofi', 'yuki'] as const;

/**
 * A bank that pays what it can read: `pay=0100;to=mira;ref=482913`. `numbered`: an order begins with a number, and one that
 * isn't higher than all before is refused.
 */
export function bank(numbered: boolean): (text: string, plaintext: Uint8Array) => Entry {
  let highest = 0;
  return (text, plaintext) => {
    const [, no, pay, to, ref] = ORDER.exec(text) ?? [];
    if (!pay || (numbered && !no)) return unread(plaintext, 'order');
    if (numbered && Number(no) <= highest)
      return {
        did: 'refuse',
        says: `The tag is right, and the order has number ${Number(no)}; the highest so far is ${highest}. An old order isn’t carried out again.`,
      };
    if (numbered) highest = Number(no);
    const facts = { pay: Number(pay), to, ref };
    return { did: 'pay', says: `Paid ${facts.pay} to ${to}, order ${ref}.`, facts };
  };
}
