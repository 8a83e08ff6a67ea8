import { caseOf, inputsOf } from '../../lib/lessons/index.ts';
import type { AnyFigure, Mini } from './types.ts';

/** Tints that are told apart at eight pixels a cell. */
const LEVELS = 4;
/** More than these don’t fit beside a lesson’s name. */
const MOST_BLOCKS = 8;

/** What a lesson opens with, small: the blocks that its first figure asks about, a cell a byte; never what comes of them. */
export function miniOf(figure: AnyFigure): Mini {
  if (figure.type === 'predict') {
    const it = caseOf(figure.setup);
    const range = rangeOf(it.before.input);
    const blocks = inputsOf(it)
      .slice(0, MOST_BLOCKS)
      .map((block) => (block ? cellsOf(block.bytes, block.changed, range) : ''));
    const role = it.before.direction === 'decrypt' ? 'ciphertext' : 'plaintext';
    return { role, blocks, says: figure.question };
  }
  const setup = 'setup' in figure ? figure.setup : 'text' in figure ? figure : undefined;
  const text = setup?.text ?? '';
  const { before } = caseOf({ mode: 'cbc', text });
  const blocks = before.outputs
    .slice(0, MOST_BLOCKS)
    .map((id) => cellsOf(before.step(id).bytes, [], [0, 255]));
  return { role: 'ciphertext', blocks, says: 'point' in figure ? figure.point : '' };
}

/** A digit a byte: its tint between the least and the greatest of the run, `x` where the change met it. */
function cellsOf(bytes: Uint8Array, changed: readonly number[], [least, most]: Range): string {
  const level = (byte: number) =>
    Math.round(((byte - least) * (LEVELS - 1)) / Math.max(1, most - least));
  return Array.from(bytes, (byte, i) => (changed.includes(i) ? 'x' : String(level(byte)))).join('');
}
type Range = readonly [least: number, most: number];
const rangeOf = (bytes: Uint8Array): Range => [Math.min(...bytes), Math.max(...bytes)];
