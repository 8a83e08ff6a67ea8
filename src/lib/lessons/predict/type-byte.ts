import { subscript } from '../../words/index.ts';
import { toHex } from '../../bytes/index.ts';
import type { Case, Kind } from '../types.ts';
import { valueNamed } from '../values.ts';

const hex = (byte: number): string => toHex(Uint8Array.of(byte));

interface TypeByte {
  kind: 'type-byte';
  value: string;
  byte: number;
}

const truthOf = (it: Case, { value, byte }: TypeByte): number => valueNamed(it, value)[byte];

/** The ideas behind wrong bytes, each computed from the case. */
function ideas(it: Case, ask: TypeByte): Record<string, number | undefined> {
  const { flip } = it.setup.change ?? {};
  const plain = ask.value.replace(/['’′]$/, '');
  const was = valueNamed(it, plain)[ask.byte];
  const mask = flip && 1 << (flip.bit ?? 0);
  return {
    'as-it-was': was,
    'only-the-mask': mask,
    'or-for-xor': mask === undefined ? undefined : was | mask,
    'plus-for-xor': mask === undefined ? undefined : (was + mask) & 0xff,
    complement: was ^ 0xff,
  };
}

/** Which byte will it be? `value` is a name with a prime for the run after the change: `P3'`. */
export const typeByte: Kind<TypeByte> = {
  misconceptions: () => ['as-it-was', 'only-the-mask', 'or-for-xor', 'plus-for-xor', 'complement'],
  accepts: ([byte, ...more]) =>
    more.length === 0 && Number.isInteger(byte) && byte >= 0 && byte < 256,
  truth: (it, ask) => [truthOf(it, ask)],
  judge([said], it, ask) {
    const was = truthOf(it, ask);
    const name = `byte ${ask.byte} of ${subscript(ask.value.replace(/['’′]$/, ''))}`;
    const right = said === was;
    const cells = [{ name, said: hex(said), was: hex(was), right }];
    const says = `It is ${hex(was)}: ${right ? 'as you said' : `you said ${hex(said)}`}.`;
    const all = ideas(it, ask);
    const idea = Object.keys(all).find((id) => all[id] === said);
    return { right, cells, says, ...(right ? {} : { misconception: idea }) };
  },
};
