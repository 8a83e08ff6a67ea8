import { combinations } from './combine.ts';
import type { Found } from './format.ts';
import { envelopesOf } from './from-values.ts';
import type { Role } from './read/names.ts';
import type { Value } from './read/value.ts';
import type { ValueForm } from './read/value-forms.ts';
import { valuesOf } from './read/value.ts';

/** A value that has a place and no name. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly ValueForm[];
}

interface Order {
  readonly roles: readonly Role[];
  readonly weight: number;
}

/** In which order programs put the values, by how many there are; the likelier first. */
const ORDERS: Readonly<Record<number, readonly Order[]>> = {
  2: [
    { roles: ['iv', 'ciphertext'], weight: 1 },
    { roles: ['ciphertext', 'iv'], weight: 0.8 },
    { roles: ['ciphertext', 'tag'], weight: 0.6 },
    { roles: ['salt', 'ciphertext'], weight: 0.5 },
  ],
  3: [
    { roles: ['iv', 'tag', 'ciphertext'], weight: 1 },
    { roles: ['iv', 'ciphertext', 'tag'], weight: 0.99 },
    { roles: ['ciphertext', 'iv', 'tag'], weight: 0.9 },
    { roles: ['ciphertext', 'tag', 'iv'], weight: 0.88 },
    { roles: ['salt', 'iv', 'ciphertext'], weight: 0.95 },
    { roles: ['iv', 'salt', 'ciphertext'], weight: 0.6 },
    { roles: ['iv', 'ciphertext', 'mac'], weight: 0.7 },
  ],
  4: [
    { roles: ['salt', 'iv', 'tag', 'ciphertext'], weight: 1 },
    { roles: ['salt', 'iv', 'ciphertext', 'tag'], weight: 0.99 },
    { roles: ['iv', 'salt', 'tag', 'ciphertext'], weight: 0.6 },
  ],
};

/** Orders that are less likely are no offer. */
const LEAST = 0.15;
/** More of them are no help. */
const MOST = 6;

/** The envelopes that two to four values without names make, by what their lengths allow. */
export function envelopesOfItems(items: readonly Item[], says: string): readonly Found[] {
  return (ORDERS[items.length] ?? [])
    .flatMap((order) => inOrder(items, order, says))
    .filter(({ likely }) => likely >= LEAST)
    .sort((a, b) => b.likely - a.likely)
    .slice(0, MOST);
}

function inOrder(items: readonly Item[], { roles, weight }: Order, says: string): Found[] {
  const values = items.map(({ readings }, i) => valuesOf(roles[i], readings));
  return combinations(values).flatMap((chosen) =>
    envelopesOf({
      marks: items.map(({ start, end }, i) => ({
        ...{ role: roles[i], start, end, bytes: chosen[i].bytes },
      })),
      values: new Map(roles.map((role, i) => [role, chosen[i]])),
      weight: weight * usual(chosen[roles.indexOf('iv')]),
      says,
    }),
  );
}

/** Nothing names the value: of another length than most IVs it may be something else. */
const usual = (iv: Value | undefined): number =>
  !iv || iv.bytes.length === 16 || iv.bytes.length === 12 ? 1 : 0.8;
