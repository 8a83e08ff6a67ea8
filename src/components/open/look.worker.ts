// Looks at what is pasted: how it can be read, and what it is made of. A megabyte of it holds no page up.
import type { LookAnswer, LookJob } from './jobs.ts';
import { lookAt } from './look.ts';

const scope = self as unknown as {
  onmessage: (event: MessageEvent<LookJob>) => void;
  postMessage(answer: LookAnswer): void;
};

scope.onmessage = ({ data: { id, text, sealed } }) => {
  try {
    scope.postMessage({ id, look: lookAt(text, sealed) });
  } catch (error) {
    scope.postMessage({ id, problem: (error as Error).message });
  }
};
