// The worker of the image lab: one job in, one answer out, buffers transferred both ways.
import { runDecrypt, runFile, runStrip, runWish } from '../../lib/image/index.ts';
import type { Job, Answer } from './crew.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<Job>) => void;
  postMessage(answer: Answer, transfer: Transferable[]): void;
};

scope.onmessage = ({ data }) => {
  try {
    const result = run(data);
    scope.postMessage({ id: data.id, result }, buffersOf(result));
  } catch (error) {
    scope.postMessage({ id: data.id, problem: (error as Error).message }, []);
  }
};

function run(job: Job): Answer['result'] {
  switch (job.kind) {
    case 'wish':
      return runWish(job.wish);
    case 'decrypt':
      return runDecrypt(job.wish);
    case 'file':
      return { bytes: runFile(job.file, job.settings) };
    case 'strip':
      return runStrip(job.wish);
  }
}

/** Every buffer in an answer, each once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (value !== null && typeof value === 'object')
    for (const part of Object.values(value)) buffersOf(part, found);
  return [...found];
}
