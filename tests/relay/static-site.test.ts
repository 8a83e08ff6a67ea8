import { once } from 'node:events';
import { mkdtemp, mkdir, rename, rm, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, request, type Server } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { precompress } from '../../relay/server/precompress.ts';
import { acceptedEncodings, plainRange } from '../../relay/server/request-headers.ts';
import { serveSite } from '../../relay/server/static-site.ts';
import { until } from './programs.ts';

const PAGE = `<!doctype html><p>${'Attack at dawn! '.repeat(200)}`;
const HEADERS =
  '/*\n  X-Test: yes\n\n/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n';
let outside: string;
let root: string;
let server: Server;
let url: string;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'blockwise-'));
  root = join(outside, 'site');
  for (const folder of ['site', 'site/lab', 'site/_astro', 'site-2'])
    await mkdir(join(outside, folder));
  await writeFile(join(outside, 'secret.txt'), 'nobody may see this');
  await writeFile(join(outside, 'site-2/secret.txt'), 'nobody may see this');
  await writeFile(join(root, '_headers'), HEADERS);
  await writeFile(join(root, '404.html'), 'Nothing here');
  await writeFile(join(root, 'index.html'), 'Home');
  await writeFile(join(root, 'lab/index.html'), PAGE);
  await writeFile(join(root, '_astro/page.js'), `${'let a;'.repeat(400)}`);
  await writeFile(join(root, 'short.txt'), 'short');
  await writeFile(join(root, 'picture.png'), Buffer.alloc(5_000));
  await writeFile(join(root, 'digits.bin'), '0123456789');
  await writeFile(join(root, 'goes.bin'), Buffer.alloc(100_000));
  await writeFile(join(root, '.hidden'), 'nobody may see this');
  await precompress(root);
  ({ server, url } = await serveSite({ root, base: '/' }, 0));
});
afterAll(async () => {
  server.close();
  await rm(outside, { recursive: true });
});

/** One request as it comes, with nothing decoded. */
async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(path, url), { headers, method }, resolve).on('error', reject).end();
  });
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode, headers: answer.headers, body };
}
const accepting = (encodings: string) => ({ 'accept-encoding': encodings });

/** The bytes that come back for a request as it is written, paths and all. */
async function raw(text: string): Promise<string> {
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
  socket.write(text);
  const all = await socket.toArray();
  return Buffer.concat(all as Buffer[]).toString();
}

describe('the site is served as a static host does', () => {
  test('a page to whoever takes no encoding as it is, with the headers of the site', async () => {
    const { status, headers, body } = await ask('lab/');
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: PAGE });
    expect(headers).toMatchObject({ 'x-test': 'yes', vary: 'Accept-Encoding' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-type']).toMatch(/^text\/html; ?charset=utf-8$/);
  });

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('to whoever takes “%s” in %s, and smaller', async (accept, encoding, decode) => {
    const { headers, body } = await ask('lab/', accepting(accept));
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(body.length).toBeLessThan(PAGE.length / 10);
    expect(decode(body).toString()).toBe(PAGE);
  });

  test('what is short or compressed already as it is', async () => {
    for (const path of ['short.txt', 'picture.png'])
      expect((await ask(path, accepting('br'))).headers['content-encoding']).toBeUndefined();
  });

  test('text with its encoding said', async () => {
    expect((await ask('short.txt')).headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await ask('_astro/page.js', accepting('br'))).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test('what isn’t there with the page for that, which nobody keeps', async () => {
    for (const path of ['no/such/', '_astro/gone.js', '_headers/', '.hidden'])
      expect(await ask(path, accepting('br'))).toMatchObject({
        status: 404,
        headers: { 'cache-control': 'no-store', 'x-test': 'yes' },
        body: Buffer.from('Nothing here'),
      });
  });

  test('a folder’s page under the address that ends in a slash', async () => {
    expect(await ask('lab?a=1')).toMatchObject({ status: 301, headers: { location: '/lab/?a=1' } });
    expect((await ask('l%61b')).status).toBe(301);
  });

  test('to HEAD the same headers and nothing else', async () => {
    const { status, headers, body } = await ask('lab/', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(PAGE.length), 0]);
  });

  test('what the client has already isn’t sent again', async () => {
    const { etag } = (await ask('lab/')).headers;
    expect(etag).toBeTruthy();
    const again = await ask('lab/', { 'if-none-match': etag! });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await ask('lab/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=5-2', 200, '0123456789', undefined],
    ['bytes=-3', 200, '0123456789', undefined],
    ['bytes=0-0', 200, '0123456789', undefined],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['lines=1-2', 200, '0123456789', undefined],
  ])('of a file the bytes that were asked for: %s', async (range, status, body, contentRange) => {
    const answer = await ask('digits.bin', { range });
    expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([
      status,
      body,
      contentRange,
    ]);
  });
});

describe('no path leads out of the site', () => {
  test.each([
    '/../secret.txt',
    '/lab/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/../site-2/secret.txt',
    '//secret.txt',
    '/lab//../../secret.txt',
    '/lab/%00/../../../secret.txt',
    '/short.txt%00.html',
    '/%ff%fe',
    '/%',
  ])('%s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400) /);
    expect(answer).not.toContain('nobody may');
  });

  test('nor does a link that was put into it after it was read', async () => {
    await symlink(join(outside, 'secret.txt'), join(root, 'link.txt'));
    expect((await ask('link.txt')).status).toBe(404);
    await unlink(join(root, 'link.txt'));
  });
});

describe('a site that changes while it is served', () => {
  test('is as it is now within a second of being built anew', async () => {
    await writeFile(join(root, 'again.txt'), 'a');
    expect((await ask('again.txt')).status).toBe(404);
    await utimes(join(root, '_headers'), 1_000, 1_000);
    await until(async () => (await ask('again.txt')).status === 200);
    await writeFile(join(root, 'again.txt'), 'longer than before');
    await utimes(join(root, '_headers'), 2_000, 2_000);
    await until(async () => (await ask('again.txt')).body.toString() === 'longer than before');
  });

  test('whose file has gone, or whose folder is being built, ends that request and no other', async () => {
    await unlink(join(root, 'goes.bin'));
    await expect(ask('goes.bin')).rejects.toThrow();
    await rename(root, `${root}-away`);
    await expect(ask('digits.bin')).rejects.toThrow();
    await rename(`${root}-away`, root);
    expect((await ask('digits.bin')).status).toBe(200);
  });

  test('keeps no file open for a client that goes away in the middle', async () => {
    await writeFile(join(root, 'long.bin'), Buffer.alloc(50_000_000));
    await utimes(join(root, '_headers'), 3_000, 3_000);
    await until(async () => (await ask('long.bin', {}, 'HEAD')).status === 200);
    const closed = new Promise<void>((resolve) =>
      server.prependOnceListener('request', (_, response) => {
        response.once('pipe', (file: NodeJS.EventEmitter) => file.once('close', () => resolve()));
      }),
    );
    const asked = get(new URL('long.bin', url));
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.destroy();
    await closed;
  });
});

test('an encoding is none where the client says nothing, refuses it, or says too much', () => {
  expect(
    ['', 'identity', 'br;q=0', 'br; q=0.000', `br${' '.repeat(8_000)}`].map(acceptedEncodings),
  ).toEqual(Array(5).fill(''));
  expect(acceptedEncodings()).toBe('');
  expect(acceptedEncodings('GZIP ; q=1, br')).toBe('br, gzip');
});

test('a range is the whole file where it is wanted of a certain state only', () => {
  expect(plainRange({ range: 'bytes=1-2' })).toBe('bytes=1-2');
  expect(plainRange({ range: 'bytes=1-2', 'if-range': '"x"' })).toBeUndefined();
});
