import type { Expression, Line } from './types.ts';

/** How many bytes the values of each letter have: P and C blocks of 16, others what their lines make of them. */
export type Sizes = ReadonlyMap<string, number>;

/** Values with an index and without are told apart: `T` is no `T[i]`. */
export const letterKey = ({ letter, index }: { letter: string; index?: unknown }): string =>
  index === undefined ? letter : `${letter}[]`;

/** The sizes in bytes of all letters of a source, found from what their lines say; 16 where nothing says it. */
export function sizesOf(lines: readonly Line[]): Sizes {
  const sizes = new Map<string, number>([
    ['P[]', 16],
    ['C[]', 16],
    ['IV', 16],
  ]);
  for (let changed = true; changed;) {
    changed = false;
    for (const { target, expression } of lines) {
      if (sizes.has(letterKey(target))) continue;
      const size = sizeOf(expression, sizes);
      if (size === undefined) continue;
      sizes.set(letterKey(target), size);
      changed = true;
    }
  }
  return sizes;
}

/** How many bytes an expression has; undefined where that hangs on what it stands in, or on a letter of unknown size. */
export function sizeOf(expression: Expression, sizes: Sizes): number | undefined {
  switch (expression.kind) {
    case 'value':
      return sizes.get(letterKey(expression));
    case 'bytes':
      return expression.bytes.length;
    case 'number':
      return undefined;
    case 'call': {
      const { name, args } = expression;
      if (name === 'left' || name === 'right') return 8;
      return name === 'inc' ? sizeOf(args[0], sizes) : 16;
    }
    case 'xor':
      return firstOf(expression.parts.map((part) => sizeOf(part, sizes)));
    case 'join': {
      const all = expression.parts.map((part) => sizeOf(part, sizes));
      return all.reduce((sum, size) =>
        sum === undefined || size === undefined ? undefined : sum + size,
      );
    }
  }
}

const firstOf = (sizes: readonly (number | undefined)[]): number | undefined =>
  sizes.find((size) => size !== undefined);
