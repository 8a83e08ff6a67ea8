// `npm run bench:delivery`: two endpoints pipe lines to each other through a relay with its defaults. For each number of lines:
// how long it took, beside what the permitted rate allows, frames a line, and what was lost, doubled or out of order.
// `--lines 10,250,2000` chooses the numbers; `--kills 5` kills the relay so often meanwhile.
import { parseArgs } from 'node:util';
import { LIMITS } from '../../relay/server/limits.ts';
import { Program, pause } from '../relay/programs.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { faults } from '../relay/talker.ts';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '10,150,250,1000,2000' },
    kills: { type: 'string', default: '0' },
  },
});
const kills = Number(values.kills);
const [rate, burst] = [LIMITS.rate.value, LIMITS.burst.value];

interface Result {
  readonly seconds: number;
  readonly frames: number;
  readonly codes: readonly number[];
  readonly wrong: readonly string[];
}

async function pipe(lines: number): Promise<Result> {
  const relay = await RelayProcess.start('--no-site');
  const start = performance.now();
  const ends = await Promise.all(
    (['client', 'server'] as const).map(async (role) => {
      const program = new Program(process.execPath, [
        'relay/endpoint/main.ts',
        ...[role, '--relay', await relay.link(role), '--mode', 'ctr', '--show', 'text', '--stay'],
        ...['--give-up', '600'],
      ]);
      program.child.stdin.end(Array.from({ length: lines }, (_, i) => `${i}\n`).join(''));
      return program;
    }),
  );
  let frames = 0;
  const everything = () =>
    ends.every((program) => program.out.trimEnd().split('\n').length >= lines);
  for (let kill = 0; kill < kills; kill++) {
    await pause(2_000);
    frames += (await relay.figures()).frames_in_total;
    await relay.kill('SIGKILL');
    await relay.again();
  }
  while (!everything() && performance.now() - start < 900_000) await pause(20);
  const seconds = (performance.now() - start) / 1_000;
  await pause(300);
  frames += (await relay.figures()).frames_in_total;
  const codes = await Promise.all(ends.map((program) => program.end('SIGTERM')));
  await relay.kill('SIGTERM');
  const wrong = ends.flatMap((program) => faults(program.out.trimEnd().split('\n'), lines));
  return { seconds, frames, codes, wrong };
}

console.log(
  `Two endpoints, lines both ways at once; the relay takes ${rate} a second, ${burst} at once; ${kills} kills.`,
);
for (const lines of values.lines.split(',').map(Number)) {
  const { seconds, frames, wrong } = await pipe(lines);
  const needed = Math.max(0, lines - burst) / rate;
  console.log(
    `${String(lines).padStart(6)} lines each way: ${seconds.toFixed(1)} s (the rate needs ${needed.toFixed(1)}), ` +
      `${(frames / (2 * lines)).toFixed(2)} frames a line, ${wrong.length ? wrong.join(', ') : 'all there, once and in order'}`,
  );
}
