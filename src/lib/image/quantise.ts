import type { Picture } from './layout.ts';

/** Five bits of each channel: 32,768 cells, in which the colours are counted. */
const cellOf = (r: number, g: number, b: number) => ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);

interface Cell {
  /** Five-bit red, green, blue. */
  readonly place: readonly [number, number, number];
  readonly count: number;
  readonly sums: readonly [number, number, number];
  readonly index: number;
}

/**
 * The picture in at most `count` colours, by median cut: the cells of colours are halved, always the group with
 * the most pixels times width, and each group becomes its mean colour. Alpha stays.
 */
export function quantise(picture: Picture, count: number): Picture {
  const table = paletteTable(picture.rgba, count);
  const rgba = Uint8ClampedArray.from(picture.rgba);
  for (let i = 0; i < rgba.length; i += 4) {
    const colour = table[cellOf(rgba[i], rgba[i + 1], rgba[i + 2])];
    rgba[i] = colour >> 16;
    rgba[i + 1] = (colour >> 8) & 255;
    rgba[i + 2] = colour & 255;
  }
  return { ...picture, rgba };
}

/** For each cell the colour that it becomes, as 0xRRGGBB. */
function paletteTable(rgba: Uint8ClampedArray, count: number): Uint32Array {
  const groups = [countCells(rgba)];
  while (groups.length < count) {
    const [widest, axis] = pickGroup(groups);
    if (axis < 0) break;
    groups.push(...halve(groups.splice(widest, 1)[0], axis));
  }
  const table = new Uint32Array(32_768);
  for (const group of groups) {
    const total = group.reduce((sum, cell) => sum + cell.count, 0);
    const mean = (axis: number) =>
      Math.round(group.reduce((sum, cell) => sum + cell.sums[axis], 0) / total);
    const colour = (mean(0) << 16) | (mean(1) << 8) | mean(2);
    for (const cell of group) table[cell.index] = colour;
  }
  return table;
}

function countCells(rgba: Uint8ClampedArray): Cell[] {
  const sums = new Float64Array(4 * 32_768);
  for (let i = 0; i < rgba.length; i += 4) {
    const at = 4 * cellOf(rgba[i], rgba[i + 1], rgba[i + 2]);
    for (let axis = 0; axis < 3; axis++) sums[at + axis] += rgba[i + axis];
    sums[at + 3] += 1;
  }
  const cells: Cell[] = [];
  for (let index = 0; index < 32_768; index++) {
    const [r, g, b, count] = sums.subarray(4 * index, 4 * index + 4);
    const place = [index >> 10, (index >> 5) & 31, index & 31] as const;
    if (count > 0) cells.push({ place, count, sums: [r, g, b], index });
  }
  return cells;
}

/** The group to halve and the channel to halve it on; channel -1 where every group is a single cell. */
function pickGroup(groups: readonly Cell[][]): [group: number, axis: number] {
  let best = 0;
  let choice: [number, number] = [0, -1];
  groups.forEach((group, i) => {
    const pixels = group.reduce((sum, cell) => sum + cell.count, 0);
    for (let axis = 0; axis < 3; axis++) {
      const values = group.map((cell) => cell.place[axis]);
      const width =
        values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
      if (width * pixels > best) [best, choice] = [width * pixels, [i, axis]];
    }
  });
  return choice;
}

/** Cut where half of the pixels are on either side; neither side is empty. */
function halve(group: Cell[], axis: number): [Cell[], Cell[]] {
  const sorted = group.toSorted((a, b) => a.place[axis] - b.place[axis]);
  const half = sorted.reduce((sum, cell) => sum + cell.count, 0) / 2;
  let cut = 0;
  for (let sum = 0; sum < half && cut < sorted.length - 1; cut++) sum += sorted[cut].count;
  return [sorted.slice(0, Math.max(1, cut)), sorted.slice(Math.max(1, cut))];
}
