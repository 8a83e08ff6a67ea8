import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { mintRoom } from '../../relay/server/capability.ts';
import { freePort, Program, skipped, top, until } from './programs.ts';
import { RelayProcess } from './relay-process.ts';

const hasTools = ['nginx -v', 'openssl version'].every((line) => {
  const [tool, word] = line.split(' ');
  return spawnSync(tool, [word]).status === 0;
});
if (!hasTools) skipped('the relay behind nginx', 'apt-get install nginx openssl brings it');

/** The README's sample, with addresses and a certificate of the test's own. */
function configuration(folder: string, port: number, relayPort: number): string {
  const readme = readFileSync(join(top, 'relay/README.md'), 'utf8');
  const [sample] = readme.match(/(?<=\nnginx .*\n)(\n| {4}.*\n)+/)!;
  const server = sample
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replace('127.0.0.1:8787', `127.0.0.1:${relayPort}`)
    .replaceAll('/etc/ssl/', `${folder}/`);
  return `daemon off; pid ${folder}/pid; error_log stderr; events {}\nhttp { access_log off;\n${server}}\n`;
}

describe.skipIf(!hasTools)('behind TLS', () => {
  test('the README’s nginx sample carries a room’s frames, keeps the origins and hides the figures', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'blockwise-tls-'));
    const names = ['-keyout', `${folder}/relay.key`, '-out', `${folder}/relay.pem`];
    const subject = ['-subj', '/CN=relay.example', '-days', '1'];
    spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...names, ...subject]);
    const relay = await RelayProcess.start('--no-site', '--public-url', 'https://relay.example/');
    const port = await freePort();
    writeFileSync(`${folder}/nginx.conf`, configuration(folder, port, relay.port));
    const nginx = new Program('nginx', ['-e', 'stderr', '-c', `${folder}/nginx.conf`]);
    const ca = readFileSync(`${folder}/relay.pem`);
    const tls = { ca, servername: 'relay.example' };
    const status = (path: string) =>
      new Promise<number | undefined>((resolve) =>
        get({ port, path, host: '127.0.0.1', agent: new Agent(tls), ...tls }, (response) =>
          resolve(response.resume().statusCode),
        ).on('error', () => resolve(undefined)),
      );
    await until(async () => (await status('/healthz')) === 200);
    expect(await Promise.all(['/metrics', '/readyz'].map(status))).toEqual([404, 404]);

    const open = (capability: string, origin: string) =>
      new Promise<WebSocket>((resolve, reject) => {
        const url = `wss://127.0.0.1:${port}/relay`;
        const socket = new WebSocket(url, ['blockwise.1', capability], { ...tls, origin });
        socket.once('message', () => resolve(socket)).once('error', reject);
      });
    const { client, server } = mintRoom();
    const speaker = await open(client, 'https://relay.example');
    const peer = await open(server, 'https://relay.example');
    const heard = new Promise((resolve) =>
      peer.on('message', (data: Buffer, isBinary) => isBinary && resolve(data.toString())),
    );
    speaker.send(Buffer.from('through TLS'));
    expect(await heard).toBe('through TLS');
    await expect(open(client, 'https://evil.example')).rejects.toThrow('403');
    for (const socket of [speaker, peer]) socket.terminate();
    await Promise.all([nginx.end('SIGTERM'), relay.kill('SIGTERM')]);
  });
});
