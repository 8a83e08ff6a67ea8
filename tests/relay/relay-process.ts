import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program, top } from './programs.ts';

const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
  scripts: { relay: string };
};
/** As `npm run relay` starts it. */
const COMMAND = scripts.relay.split(' ').slice(1);

/** What a relay process says about itself: the names without `blockwise_relay_`. */
export type Figures = Readonly<Record<string, number>>;

/** A relay process of its own, that can be killed and started again at the same place. */
export class RelayProcess {
  readonly port: number;
  readonly tcpPort: number;
  readonly #args: readonly string[];
  #program: Program;
  /** The longest that one thing has taken it, over all looks at its figures since `forget`. */
  longest = { workSeconds: 0, stallSeconds: 0 };

  private constructor(port: number, tcpPort: number, args: readonly string[]) {
    this.port = port;
    this.tcpPort = tcpPort;
    const links = join(mkdtempSync(join(tmpdir(), 'blockwise-relay-')), 'links.json');
    const at = ['--port', String(port), '--tcp-port', String(tcpPort), '--links', links];
    this.#args = ['--expose-gc', ...COMMAND, ...at, ...args];
    this.#program = this.#start();
  }

  /** Starts one with these options and waits until it listens. */
  static async start(...args: readonly string[]): Promise<RelayProcess> {
    const relay = new RelayProcess(await freePort(), await freePort(), args);
    await relay.ready();
    return relay;
  }

  get log(): string {
    return this.#program.err;
  }

  get pid(): number {
    return this.#program.child.pid!;
  }

  get ended(): Promise<number> {
    return this.#program.ended;
  }

  async ready(): Promise<void> {
    await this.#program.says(/The relay is at/, 60_000);
  }

  async link(place: string): Promise<string> {
    return (await this.#program.says(new RegExp(`${place} +(http\\S+)`)))[1];
  }

  /** Whoever reads what it says goes away. */
  closeLog(): void {
    this.#program.child.stderr.destroy();
    this.#program.child.stdout.destroy();
  }

  kill(signal: NodeJS.Signals): Promise<number> {
    return this.#program.end(signal);
  }

  async again(): Promise<void> {
    this.#program = this.#start();
    await this.ready();
  }

  forget(): void {
    this.longest = { workSeconds: 0, stallSeconds: 0 };
  }

  /** Its figures now; the relay counts the longest stall from the last look on. */
  async figures(): Promise<Figures> {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    const lines = [...text.matchAll(/^blockwise_relay_(\S+) (\S+)$/gm)];
    const figures = Object.fromEntries(lines.map(([, name, value]) => [name, Number(value)]));
    const { workSeconds, stallSeconds } = this.longest;
    this.longest = {
      workSeconds: Math.max(workSeconds, figures.longest_work_seconds),
      stallSeconds: Math.max(stallSeconds, figures.longest_stall_seconds),
    };
    return figures;
  }

  #start(): Program {
    return new Program(process.execPath, this.#args);
  }
}

/** A folder with the least that counts as a site. */
export function smallSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'blockwise-site-'));
  writeFileSync(join(folder, 'index.html'), 'the site');
  writeFileSync(join(folder, 'long.txt'), 'a long file '.repeat(30_000));
  writeFileSync(join(folder, '404.html'), 'not here');
  writeFileSync(join(folder, '_headers'), '/*\n  X-Content-Type-Options: nosniff\n');
  return folder;
}
