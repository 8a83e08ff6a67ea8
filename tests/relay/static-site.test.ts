import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodingFor } from '../../relay/server/content-encoding.ts';
import { serveSite } from '../../relay/server/static-site.ts';

const PAGE = `<!doctype html><p>${'Attack at dawn! '.repeat(200)}`;
let root: string;
let server: Server;
let url: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'blockwise-site-'));
  await mkdir(join(root, 'lab'));
  await writeFile(join(root, '_headers'), '/*\n  X-Test: yes\n');
  await writeFile(join(root, '404.html'), 'Nothing here');
  await writeFile(join(root, 'lab/index.html'), PAGE);
  await writeFile(join(root, 'short.txt'), 'short');
  await writeFile(join(root, 'picture.png'), Buffer.alloc(5_000));
  ({ server, url } = await serveSite({ root, base: '/' }, 0));
});
afterAll(async () => {
  server.close();
  await rm(root, { recursive: true });
});

/** One request as it comes, with nothing decoded. */
async function ask(path: string, accept?: string) {
  const headers = accept === undefined ? {} : { 'accept-encoding': accept };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(new URL(path, url), { headers }, resolve).on('error', reject);
  });
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode, headers: answer.headers, body };
}

describe('the site is served as a static host does', () => {
  test('a page to whoever takes no encoding as it is, with the headers of the site', async () => {
    const { status, headers, body } = await ask('lab/');
    expect({ status, body: body.toString() }).toEqual({ status: 200, body: PAGE });
    expect(headers).toMatchObject({ 'x-test': 'yes', vary: 'Accept-Encoding' });
    expect(headers['content-encoding']).toBeUndefined();
  });

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('to whoever takes “%s” in %s, and smaller', async (accept, encoding, decode) => {
    const { headers, body } = await ask('lab/', accept);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(body.length));
    expect(body.length).toBeLessThan(PAGE.length / 10);
    expect(decode(body).toString()).toBe(PAGE);
  });

  test('what is short or compressed already as it is', async () => {
    for (const path of ['short.txt', 'picture.png'])
      expect((await ask(path, 'br')).headers['content-encoding']).toBeUndefined();
  });

  test('a file that was built anew as it is now', async () => {
    const file = join(root, 'again.txt');
    for (const [at, sign] of ['a', 'b'].entries()) {
      await writeFile(file, sign.repeat(2_000));
      await utimes(file, 1_000 + at, 1_000 + at);
      const { body } = await ask('again.txt', 'br');
      expect(brotliDecompressSync(body).toString()).toBe(sign.repeat(2_000));
    }
  });

  test('what isn’t there with the page for that', async () => {
    expect(await ask('no/such/', 'br')).toMatchObject({
      status: 404,
      body: Buffer.from('Nothing here'),
    });
  });
});

test('an encoding is none where the client says nothing, or refuses it', () => {
  expect([undefined, '', 'identity', 'br;q=0', 'br; q=0.000'].map(encodingFor)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});
