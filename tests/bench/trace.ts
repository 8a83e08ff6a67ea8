// What does it cost to keep every state of every block? `npm run bench:trace`
import type { KeySchedule } from '../../src/lib/cipher/index.ts';
import {
  cipher,
  invCipher,
  keyExpansion,
  recordCipher,
  recordInvCipher,
  stateCount,
  traceCipher,
  traceInvCipher,
} from '../../src/lib/cipher/index.ts';
import { interleave, median, percent, spread } from './measure.ts';

const PASS = 2;
const AIM = 1.25;
const ROUNDS = 15;
const blocks = Array.from({ length: 4096 }, (_, i) =>
  Uint8Array.from({ length: 16 }, (_, j) => (i * 31 + j * 7) & 255),
);

type Run = (schedule: KeySchedule, block: Uint8Array) => unknown;
type Recorder = typeof recordCipher;

/** Medians and ratios for one key length and direction; all states of all blocks are kept, not overwritten. */
function compare(name: string, schedule: KeySchedule, plain: Run, record: Recorder, view: Run) {
  const count = stateCount(schedule);
  const states = new Uint32Array(4 * count * blocks.length);
  const [untraced, recorded, objects] = interleave(
    [
      () => blocks.forEach((block) => plain(schedule, block)),
      () => blocks.forEach((block, i) => record(schedule, block, states, i * count)),
      () => blocks.forEach((block) => view(schedule, block)),
    ],
    ROUNDS,
  );
  const ratio = median(recorded) / median(untraced);
  console.log(
    `${name}: full record / untraced ${ratio.toFixed(2)}` +
      ` (spread ${percent(spread(recorded))}, ${percent(spread(untraced))};` +
      ` untraced ${megabytesPerSecond(median(untraced))} MB/s;` +
      ` as objects, not gated: ${(median(objects) / median(untraced)).toFixed(1)})`,
  );
  return ratio;
}

function megabytesPerSecond(ms: number): string {
  return ((16 * blocks.length) / ms / 1000).toFixed(0);
}

const ratios = [16, 24, 32].flatMap((keyBytes) => {
  const schedule = keyExpansion(new Uint8Array(keyBytes));
  const name = `AES-${8 * keyBytes}`;
  return [
    compare(`${name} cipher   `, schedule, cipher, recordCipher, traceCipher),
    compare(`${name} invCipher`, schedule, invCipher, recordInvCipher, traceInvCipher),
  ];
});
const worst = Math.max(...ratios);
console.log(
  `worst ${worst.toFixed(2)}: ${worst <= PASS ? 'pass' : 'FAIL'} (pass ≤ ${PASS}, aim ${AIM})`,
);
process.exitCode = worst <= PASS ? 0 : 1;
