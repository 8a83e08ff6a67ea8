// `npm run soak:session`: 100,000 messages each way over a real tapped wire; none lost, doubled or out of order, memory flat.
import { soak } from '../session/soak.ts';

const MESSAGES = Number(process.argv[2] ?? 100_000);
const MOST_GROWTH = 0.1;

const started = performance.now();
const { received, wrong, heap } = await soak(MESSAGES);
const seconds = (performance.now() - started) / 1_000;
const growth = heap[1] / heap[0] - 1;
const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
console.log(
  `received: client ${received.client.toLocaleString('en')}, server ${received.server.toLocaleString('en')} of ${MESSAGES.toLocaleString('en')} each`,
);
console.log(`lost, doubled or out of order: ${wrong ?? 'none'}`);
console.log(
  `heap: ${mib(heap[0])} after a tenth, ${mib(heap[1])} at the end (${(100 * growth).toFixed(1)} %; pass ≤ ${100 * MOST_GROWTH} %)`,
);
console.log(`${Math.round((2 * MESSAGES) / seconds).toLocaleString('en')} messages a second`);
const isRight =
  !wrong && received.client === MESSAGES && received.server === MESSAGES && growth <= MOST_GROWTH;
process.exit(isRight ? 0 : 1);
