// `npm run soak`: a million seeded frames of any kind against a relay process. `npm run soak -- 100000` for fewer.
import { fuzz } from '../relay/fuzz.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { seededRandom } from '../support/random.ts';
import { bar, done } from './bars.ts';

const MiB = 2 ** 20;
const count = Number(process.argv[2] ?? 1_000_000);
const relay = await RelayProcess.start('--no-site', '--rate', '1000000');
const random = seededRandom('fuzzed frames');
await fuzz(relay.port, 10_000, random);
const before = await relay.figures();
let longestStall = 0;
let longestWork = 0;
for (let sent = 0; sent < count; sent += 50_000) {
  await fuzz(relay.port, Math.min(50_000, count - sent), random);
  const { longest_stall_seconds, longest_work_seconds } = await relay.figures();
  longestStall = Math.max(longestStall, longest_stall_seconds);
  longestWork = Math.max(longestWork, longest_work_seconds);
}
const after = await relay.figures();
const more = (after.resident_bytes - before.resident_bytes) / MiB;
bar(`${count.toLocaleString('en')} fuzzed frames, MiB more`, more, 64);
// On a machine that is busy with other things the clock's figure is theirs: the processor's is the relay's alone.
bar('longest stall by the clock, ms', 1_000 * longestStall, 50);
bar('longest work by the processor, ms', 1_000 * longestWork, 50);
await relay.kill('SIGTERM');
done();
