import type { Trace } from '../../lib/modes/index.ts';
import { tintOf } from '../../lib/paint/index.ts';
import { repeatsOf } from '../../lib/scene/index.ts';

/** A shade a block of the ciphertext: 0 to 255, equal blocks alike; and which blocks occur more than once. */
export interface Shades {
  readonly byte: Uint8Array;
  readonly repeated: Uint8Array;
}

/** All blocks of a trace's ciphertext as shades, made once a trace. */
export function shadesOf(trace: Trace): Shades {
  const bytes = trace.direction === 'encrypt' ? trace.output : trace.input;
  const count = trace.inputs.length;
  const byte = Uint8Array.from({ length: count }, (_, i) => bytes[i * 16]);
  const repeated = new Uint8Array(count);
  for (const { blocks } of repeatsOf(trace)) for (const block of blocks) repeated[block - 1] = 1;
  return { byte, repeated };
}

interface Look {
  readonly width: number;
  readonly height: number;
  /** How many blocks are complete at the playhead. */
  readonly done: number;
}

/** Draws the strip: a cell a block, or where blocks are thinner than a pixel a column a pixel. */
export function drawOverview(
  canvas: HTMLCanvasElement,
  shades: Shades,
  { width, height, done }: Look,
): void {
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(name);
  const [role, leak] = [
    resolved(canvas, colour('--ciphertext')),
    resolved(canvas, colour('--leak')),
  ];
  const count = shades.byte.length;
  const step = width / Math.max(1, count);
  const columns = Math.min(count, Math.ceil(width));
  const gap = step > 4 ? 1 : 0;
  for (let i = 0; i < columns; i++) {
    const block = Math.floor((i * count) / columns);
    const repeated = shades.repeated[block] === 1;
    context.globalAlpha =
      (block < done ? 1 : 0.28) * (repeated ? 1 : tintOf(shades.byte[block], 'ciphertext').opacity);
    context.fillStyle = repeated ? leak : role;
    const x = (i * width) / columns;
    context.fillRect(x, 4, Math.max(1, width / columns - gap), height - 8);
  }
  context.globalAlpha = 1;
}

/** A token's colour in the theme of the page: canvas doesn't know `light-dark()`. */
function resolved(canvas: HTMLCanvasElement, colour: string): string {
  canvas.style.color = colour;
  const value = getComputedStyle(canvas).color;
  canvas.style.color = '';
  return value;
}
