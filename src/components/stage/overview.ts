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
  const count = trace.blocks;
  const byte = new Uint8Array(count);
  for (let i = 0; i < count; i++) byte[i] = bytes[i * 16];
  const repeated = new Uint8Array(count);
  for (const { blocks } of repeatsOf(trace)) for (const block of blocks) repeated[block - 1] = 1;
  return { byte, repeated };
}

/** What the strip is drawn in, as the page's theme has it. */
export interface Colours {
  readonly role: string;
  readonly leak: string;
}

/** Asks the browser for the colours of the theme that the element is in: canvas knows neither tokens nor `light-dark()`. */
export function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  const of = (token: string): string => {
    element.style.color = style.getPropertyValue(token);
    return style.color;
  };
  const colours = { role: of('--ciphertext'), leak: of('--leak') };
  element.style.color = '';
  return colours;
}

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const scaled = ({ width, height }: Size): [number, number] => {
  const scale = devicePixelRatio || 1;
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
};

/** The strip with every block complete, to be drawn from: a cell a block, or where they are thinner than a pixel a column a pixel. */
export function stripOf(shades: Shades, size: Size, colours: Colours): OffscreenCanvas {
  const strip = new OffscreenCanvas(...scaled(size));
  const context = strip.getContext('2d')!;
  context.scale(strip.width / size.width, strip.height / size.height);
  const count = shades.byte.length;
  const columns = Math.min(count, Math.ceil(size.width));
  const step = size.width / Math.max(1, columns);
  const gap = size.width / Math.max(1, count) > 4 ? 1 : 0;
  for (let i = 0; i < columns; i++) {
    const block = Math.floor((i * count) / columns);
    const repeated = shades.repeated[block] === 1;
    context.globalAlpha = repeated ? 1 : tintOf(shades.byte[block], 'ciphertext').opacity;
    context.fillStyle = repeated ? colours.leak : colours.role;
    context.fillRect(i * step, 4, Math.max(1, step - gap), size.height - 8);
  }
  return strip;
}

/** How much is seen of blocks that aren't complete at the playhead. */
const TO_COME = 0.28;

/** Draws the strip as it is at the playhead; `done`: which share of it is complete. */
export function drawOverview(
  canvas: HTMLCanvasElement,
  strip: OffscreenCanvas,
  done: number,
): void {
  const { width, height } = strip;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  const front = Math.round(done * width);
  context.clearRect(0, 0, width, height);
  if (front > 0) context.drawImage(strip, 0, 0, front, height, 0, 0, front, height);
  const left = width - front;
  if (left === 0) return;
  context.globalAlpha = TO_COME;
  context.drawImage(strip, front, 0, left, height, front, 0, left, height);
  context.globalAlpha = 1;
}
