import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoint, until } from './programs.ts';
import { RelayProcess } from './relay-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
let relay: RelayProcess;
beforeAll(async () => {
  relay = await RelayProcess.start('--no-site');
});
afterAll(() => relay.kill('SIGKILL'));

const talk = async (role: 'client' | 'server', ...args: string[]) =>
  endpoint([role, '--relay', await relay.link(role), '--mode', 'ctr', '--show', 'text', ...args]);

describe('An outbox', () => {
  test('outlives a program that is killed: what it had taken arrives, once and in order, and no key is in it', async () => {
    const file = join(folder, 'kept.json');
    const first = await talk('client', '--outbox', file);
    first.type('one', 'two', 'three');
    await until(() => {
      try {
        return (JSON.parse(readFileSync(file, 'utf8')) as { frames: string[] }).frames.length === 3;
      } catch {
        return false;
      }
    });
    await first.end('SIGKILL');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('2b7e151628aed2a6');
    const server = await talk('server');
    const second = await talk('client', '--outbox', file);
    second.type('four');
    await server.says(/four/);
    expect(server.out.trim().split('\n')).toEqual(['one', 'two', 'three', 'four']);
    second.child.stdin.end();
    expect(await second.ended).toBe(0);
    const third = await talk('client', '--outbox', file);
    third.type('five');
    await server.says(/five/);
    expect(server.out.trim().split('\n')).toEqual(['one', 'two', 'three', 'four', 'five']);
    await Promise.all([third.end(), server.end()]);
  });

  test.each([
    ['is cut', '{"format":"blockwise outbox","ver'],
    ['is something else', '{"format":"other"}'],
    [
      'has numbers that don’t fit',
      '{"format":"blockwise outbox","version":1,"epoch":1,"next":5,"peerEpoch":0,"delivered":3,"frames":[]}',
    ],
  ])('that %s is refused in a sentence, and left as it is', async (name, text) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, text);
    const program = await talk('client', '--outbox', file);
    expect(await program.ended).toBe(2);
    expect(program.err).toMatch(/outbox|saved session/);
    expect(program.err).not.toMatch(/\n\s+at /);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
