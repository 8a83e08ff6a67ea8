import { isCompact } from './metrics.ts';
import type { Trace } from '../modes/types.ts';
import { nameText } from './names.ts';
import type { Column, Placed } from './place.ts';
import { type Repeat, repeatsOf } from './repeats.ts';
import type { Drive, Mark, Metrics } from './types.ts';

export const ARC_DEPTH = 44;

/** The card that holds a column's ciphertext block: the last when encrypting, the first when decrypting. */
const ciphertextCard = (trace: Trace, column: Column): Placed =>
  trace.direction === 'encrypt' ? column.placed[column.placed.length - 1] : column.placed[0];

const drivenBy = (placed: Placed): Drive | undefined =>
  placed.slot.step.inputs.length > 0 ? { step: placed.slot.step.id, from: 0.97, to: 1 } : undefined;

/** "A, seen 3 times" under the first, "A again, equals C₁" under the others. */
function sentence({ letter, blocks }: Repeat, block: number, far: boolean): string {
  const first = nameText({ text: 'C', index: blocks[0], role: 'ciphertext' });
  if (far) return block === blocks[0] ? `${blocks.length}×` : `= ${first}`;
  if (block === blocks[0]) return `${letter}, seen ${blocks.length} times`;
  return `${letter} again, equals ${first}`;
}

function drawOne(trace: Trace, column: Column, repeat: Repeat, m: Metrics): Mark[] {
  const card = ciphertextCard(trace, column);
  const drive = drivenBy(card);
  const effect = drive ? 'fill' : 'still';
  const y = trace.direction === 'encrypt' ? card.y + card.height + 16 : card.y - 8;
  const outline = {
    shape: 'box',
    x: card.x - 2,
    y: card.y - 2,
    width: card.width + 4,
    height: card.height + 4,
    radius: 10,
  } as const;
  const text = sentence(repeat, column.block, isCompact(m));
  const label = { shape: 'label', x: card.x + card.width - 2, y, text, anchor: 'end' } as const;
  return [
    { id: `leak${column.block}`, at: outline, role: 'leak', part: 'leak', effect, drive },
    { id: `leak${column.block}.name`, at: label, role: 'leak', part: 'leak-name', effect, drive },
  ];
}

function drawArc(trace: Trace, from: Column, to: Column): Mark {
  const [a, b] = [ciphertextCard(trace, from), ciphertextCard(trace, to)];
  const down = trace.direction === 'encrypt';
  const y = down ? a.y + a.height + 22 : a.y - 22;
  const depth = down ? ARC_DEPTH : -ARC_DEPTH * 0.8;
  const at = { shape: 'arc', from: { x: a.cx, y }, to: { x: b.cx, y }, depth } as const;
  const drive = drivenBy(b);
  const effect = drive ? 'fill' : 'still';
  return { id: `arc${from.block}-${to.block}`, at, role: 'leak', part: 'arc', effect, drive };
}

/** Equal ciphertext blocks: outlined, named, and tied to the one before by an arc where both are in view. */
export function drawRepeats(trace: Trace, columns: readonly Column[], m: Metrics): Mark[] {
  const byBlock = new Map(columns.map((column) => [column.block, column]));
  return repeatsOf(trace).flatMap((repeat) => {
    const seen = repeat.blocks
      .filter((block) => byBlock.has(block))
      .map((block) => byBlock.get(block)!);
    return [
      ...seen.flatMap((column) => drawOne(trace, column, repeat, m)),
      ...seen.slice(1).map((column, i) => drawArc(trace, seen[i], column)),
    ];
  });
}
