import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { freePort, Program } from './programs.ts';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A real Redis of the test's own, without a disk, that can be killed and started again at the same port. */
export class RedisProcess {
  readonly port: number;
  readonly url: string;
  #program!: Program;

  private constructor(port: number) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<RedisProcess> {
    const redis = new RedisProcess(await freePort());
    await redis.again();
    return redis;
  }

  async again(): Promise<void> {
    const nothing = [
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      mkdtempSync(`${tmpdir()}/redis-`),
    ];
    const at = ['--port', String(this.port), '--bind', '127.0.0.1'];
    this.#program = new Program('redis-server', [...at, ...nothing]);
    await this.#program.says(/Ready to accept connections/);
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number> {
    return this.#program.end(signal);
  }
}
