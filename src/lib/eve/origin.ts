import { HEADER_BYTES, HEADER_FIELDS, type HeaderField } from '../wire/index.ts';
import type { EveState, Item, Passing } from './types.ts';

/** What something that went on was made from. */
export interface Source {
  /** The item that went on. */
  readonly number: number;
  /** The message as it came to Eve; undefined where she made it up. */
  readonly root?: Item;
  /** Whether it went on as a copy of that. */
  readonly copied: boolean;
  /** How often the same item had gone on before. */
  readonly before: number;
  /** The fields of the root's header that are others now; lengths aren't among them, since they follow from what was cut or put in. */
  readonly header: readonly HeaderField[];
}

/** Where what went on came from; undefined where that isn't kept any more. */
export function sourceOf({ items }: EveState, passing: Passing): Source | undefined {
  const before = Number(passing.id.slice(passing.id.indexOf('.') + 1));
  let item = items.get(passing.number);
  const copied = item?.copyOf !== undefined && item.copyOf !== 0;
  while (item?.copyOf) item = items.get(item.copyOf);
  if (!item) return undefined;
  const source = { number: passing.number, copied, before };
  if (item.copyOf === 0) return { ...source, header: [] };
  return { ...source, root: item, header: changedFields(item.original, passing.bytes) };
}

function changedFields(original: Uint8Array, bytes: Uint8Array): HeaderField[] {
  if (bytes.length < HEADER_BYTES) return [];
  return HEADER_FIELDS.filter(
    ({ name, offset, length }) =>
      !name.endsWith('Length') &&
      bytes.subarray(offset, offset + length).some((byte, i) => byte !== original[offset + i]),
  ).map(({ name }) => name);
}
