/** How many items of a list satisfy a condition that holds for a first part of it only. Looks at log₂ n of them. */
export function countWhile(list: ArrayLike<number>, holds: (item: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
