// Does a block of a long message cost more than one of a short message? `npm run bench:slope`
import type { ModeId } from '../../src/lib/modes/index.ts';
import { encrypt, EVERYDAY_MODE_IDS, traceEncrypt } from '../../src/lib/modes/index.ts';
import { interleave, median, percent, spread } from './measure.ts';

const PASS = 1.25;
const AIM = 1.05;
const ROUNDS = 5;
const SHORT = 2 ** 12;
const LONG = 2 ** 20;
/** A short run is too quick to time by itself: this many in a row. */
const REPEATS = 64;

const message = Uint8Array.from({ length: 16 * LONG }, (_, i) => (i * 31 + (i >> 8) * 7) & 255);

type Run = typeof encrypt | typeof traceEncrypt;

/** Time of one block among 2²⁰ over that of one among 2¹². */
function growth(name: string, run: Run, mode: ModeId): number {
  const settings = {
    mode,
    key: new Uint8Array(16),
    iv: new Uint8Array(16),
    padding: 'none',
  } as const;
  const short = message.subarray(0, 16 * SHORT);
  const [shortMs, longMs] = interleave(
    [
      () => {
        for (let i = 0; i < REPEATS; i++) run(settings, short);
      },
      () => void run(settings, message),
    ],
    ROUNDS,
    1,
  );
  const perBlock = [median(shortMs) / (SHORT * REPEATS), median(longMs) / LONG];
  const ratio = perBlock[1] / perBlock[0];
  console.log(
    `${mode} ${name}: ${ratio.toFixed(2)} (${(perBlock[0] * 1e6).toFixed(0)} ns a block at 2^12,` +
      ` ${(perBlock[1] * 1e6).toFixed(0)} at 2^20; spread ${percent(spread(shortMs))}, ${percent(spread(longMs))})`,
  );
  return ratio;
}

const ratios = EVERYDAY_MODE_IDS.flatMap((mode) => [
  growth('traced  ', traceEncrypt, mode),
  growth('untraced', encrypt, mode),
]);
const worst = Math.max(...ratios);
console.log(
  `worst ${worst.toFixed(2)}: ${worst <= PASS ? 'pass' : 'FAIL'} (pass ≤ ${PASS}, aim ${AIM})`,
);
process.exitCode = worst <= PASS ? 0 : 1;
