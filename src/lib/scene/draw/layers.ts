import type { Mark } from '../types.ts';

/** The wire’s ground and pale lines at the back, chips at the front; within a layer as they came. */
export function inLayers(marks: readonly Mark[]): Mark[] {
  const isBack = ({ part }: Mark): boolean => /^(ground|cable)|-base$|^key-line$/.test(part);
  const isFront = ({ part }: Mark): boolean => /^(chip|train)/.test(part);
  return [
    ...marks.filter(isBack),
    ...marks.filter((mark) => !isBack(mark) && !isFront(mark)),
    ...marks.filter(isFront),
  ];
}
