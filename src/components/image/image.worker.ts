// The worker of the image lab: one job in, one answer out, buffers transferred both ways.
import { runDecrypt, runFile, runStrip, runWishAsync, unseal } from '../../lib/image/index.ts';
import type { Answer, Job } from './jobs.ts';
import { Painter } from './painter.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Job>) => Promise<void>;
  postMessage(answer: Answer, transfer: Transferable[]): void;
};

scope.onmessage = async ({ data }) => {
  try {
    const result = await run(data);
    scope.postMessage({ id: data.id, result }, buffersOf(result));
  } catch (error) {
    scope.postMessage({ id: data.id, problem: (error as Error).message }, []);
  }
};

let painter: Painter | undefined;

/** The large picture's strips that were given to this worker, by their first row. */
const strips = new Map<number, Uint8ClampedArray<ArrayBuffer>>();

function run(job: Job): Answer['result'] | Promise<Answer['result']> {
  switch (job.kind) {
    case 'wish':
      return runWishAsync(job.wish);
    case 'decrypt':
      return runDecrypt(job.wish);
    case 'unseal':
      return unseal(job.wish);
    case 'file':
      return { bytes: runFile(job.file, job.settings) };
    case 'canvas':
      if (job.canvas) painter = new Painter(job.canvas);
      else painter?.forget();
      return {};
    case 'paint':
      return painter!.paint(job.rows);
    case 'strip':
      if (job.pixels) strips.set(job.wish.firstRow, job.pixels);
      return runStrip({ ...job.wish, pixels: strips.get(job.wish.firstRow)! });
  }
}

/** Every buffer in an answer, each once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (value !== null && typeof value === 'object')
    for (const part of Object.values(value)) buffersOf(part, found);
  return [...found];
}
