import { number } from '../../words/index.ts';
import type { Trace } from '../../modes/types.ts';
import { isCompact, isFar } from '../place/metrics.ts';
import {
  ciphertext,
  isOutput,
  nameText,
  type Repeat,
  repeatAt,
  repeatsOf,
} from '../../diagram/index.ts';
import { type Column, type Placed, rhythmOf } from '../place/columns.ts';
import { around, box, label } from '../shapes.ts';
import type { ArcShape, Drive, Mark, Metrics } from '../types.ts';

const ARC_DEPTH = 44;
/** An arc of this depth reaches three quarters of it. */
const REACH = 0.75 * ARC_DEPTH;
/** From a card's edge to the foot of the words below it, and to where the arcs begin under them. */
const WORDS_BELOW = 16;
const ARC_BELOW = 22;
/** The same above it: near, over the card's own name and offsets; far, beside its name. */
const wordsAbove = (m: Metrics): number => (isCompact(m) ? 8 : 25);
const arcAbove = (m: Metrics): number => (isCompact(m) ? 22 : 40);

/**
 * What repeats need beyond the cards' names, above the first row or below the last: for their words, and where there are
 * columns to tie for their arcs.
 */
export function repeatRoom(trace: Trace, m: Metrics, columns: number) {
  if (repeatsOf(trace).length === 0) return { above: 0, below: 0 };
  const beyond = (columns > 1 ? REACH + 2 : 0) - rhythmOf(m).label;
  return trace.direction === 'encrypt'
    ? { above: 0, below: ARC_BELOW + beyond }
    : { above: arcAbove(m) + beyond, below: 0 };
}

/** The card that holds a column's ciphertext block: the last when encrypting, the first when decrypting. */
const ciphertextCard = (trace: Trace, { placed }: Column): Placed =>
  placed.find(
    ({ slot }) =>
      slot.kind === 'card' && isOutput(trace, slot.step.id) === (trace.direction === 'encrypt'),
  )!;

/** A leak shows when its block is there: at once for a block that arrived, else at the end of what makes it. */
function shownWith({ slot }: Placed): Pick<Mark, 'effect' | 'drive'> {
  const { id, inputs } = slot.step;
  if (inputs.length === 0) return { effect: 'still' };
  const drive: Drive = { step: id, from: 0.97, to: 1 };
  return { effect: 'fill', drive };
}

/** "A, seen 3 times" beside the first, "A again, equals C₁" beside the others. */
function sentence({ letter, blocks }: Repeat, block: number, m: Metrics): string {
  const [first] = blocks;
  const times = number(blocks.length);
  const name = nameText(ciphertext(first));
  const isShort = isCompact(m);
  if (block === first) return isShort ? `${times}×` : `${letter}, seen ${times} times`;
  if (m.perRow === 4) return `=${name}`;
  return isShort ? `= ${name}` : `${letter} again, equals ${name}`;
}

function drawOne(trace: Trace, column: Column, repeat: Repeat, m: Metrics): Mark[] {
  const card = ciphertextCard(trace, column);
  const { x, y, width, height } = card;
  const foot = trace.direction === 'encrypt' ? y + height + WORDS_BELOW : y - wordsAbove(m);
  const text = label(
    x + width - (m.perRow === 4 ? 0 : 2),
    foot,
    isFar(m) ? repeat.letter : sentence(repeat, column.block, m),
    'end',
  );
  const id = `leak${column.block}`;
  const common = { role: 'leak', ...shownWith(card) } as const;
  return [
    { id, at: box(around(card, 2), 10), part: 'leak', ...common },
    { id: `${id}.name`, at: text, part: 'leak-name', ...common },
  ];
}

function drawArc(trace: Trace, from: Column, to: Column, m: Metrics): Mark {
  const [a, b] = [ciphertextCard(trace, from), ciphertextCard(trace, to)];
  const isDown = trace.direction === 'encrypt';
  const y = isDown ? a.y + a.height + ARC_BELOW : a.y - arcAbove(m);
  const depth = isDown ? ARC_DEPTH : -ARC_DEPTH;
  const at: ArcShape = { shape: 'arc', from: { x: a.cx, y }, to: { x: b.cx, y }, depth };
  return { id: `arc${from.block}-${to.block}`, at, role: 'leak', part: 'arc', ...shownWith(b) };
}

/** Equal ciphertext blocks: outlined, named, and tied by an arc to the one before that is in view. */
export function drawRepeats(trace: Trace, columns: readonly Column[], m: Metrics): Mark[] {
  const before = new Map<Repeat, Column>();
  return columns.flatMap((column) => {
    const repeat = repeatAt(trace, column.block);
    if (!repeat) return [];
    const previous = before.get(repeat);
    before.set(repeat, column);
    const arcs = previous ? [drawArc(trace, previous, column, m)] : [];
    return [...drawOne(trace, column, repeat, m), ...arcs];
  });
}
