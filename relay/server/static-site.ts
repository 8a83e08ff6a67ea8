import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { basename, extname, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import sirv from 'sirv';
import { type HeaderRule, headersFor, parseHeaders } from './headers-file.ts';
import { acceptedEncodings, plainRange } from './request-headers.ts';

/** Types whose encoding has to be said: without it a browser may guess. */
const TEXT_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.txt': 'text/plain',
};
/** Milliseconds between two looks whether the site was built anew. */
const LOOK_MS = 1_000;

/** A built site and how it is served. */
export interface StaticSite {
  /** The folder with the built site. */
  readonly root: string;
  /** Where the site is mounted: `/` or `/name/`. */
  readonly base: string;
}

/** Answers a request with a file of the site, its `_headers` applied; with its 404 page where there is none. */
export type SiteHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** A site as it was built at one time. Files that aren't in its list can't be had, wherever a path leads. */
interface Build {
  readonly rules: readonly HeaderRule[];
  readonly serve: ReturnType<typeof sirv>;
  /** Paths of folders with a page: `/lab`, and `/` where the site has a first page. */
  readonly folders: ReadonlySet<string>;
  readonly notFound: Buffer;
  readonly madeMs: number;
}

const HEADERS_FILE = '_headers';
const madeMsOf = (root: string): number => statSync(join(root, HEADERS_FILE)).mtimeMs;

function readBuild(root: string): Build {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => basename(file) === 'index.html');
  return {
    rules: parseHeaders(readFileSync(join(root, HEADERS_FILE), 'utf8')),
    serve: sirv(root, { etag: true, brotli: true, gzip: true }),
    folders: new Set(pages.map((file) => `/${file.split(sep).slice(0, -1).join('/')}`)),
    notFound: files.includes('404.html')
      ? readFileSync(join(root, '404.html'))
      : Buffer.from('Not found'),
    madeMs: madeMsOf(root),
  };
}

/**
 * How to serve a built site as its host will: with its `_headers`, its base path and its 404 page. Throws where the folder holds
 * no site. One that is built anew is seen within a second.
 */
export function siteHandler({ root, base }: StaticSite): SiteHandler {
  let build = readBuild(root);
  let lookedMs = performance.now();
  const current = (): Build => {
    if (performance.now() - lookedMs < LOOK_MS) return build;
    lookedMs = performance.now();
    try {
      if (madeMsOf(root) !== build.madeMs) build = readBuild(root);
    } catch {
      // It is being built right now: until that is done the earlier list holds, and a file that is gone ends its request.
    }
    return build;
  };
  return (request, response) => answer(current(), base, request, response);
}

function answer(
  build: Build,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, path, query] = (request.url ?? '/').match(/^([^?#]*)([^#]*)/)!;
  const inside = path.startsWith(base) ? decoded(`/${path.slice(base.length)}`) : undefined;
  if (inside === undefined) return notFound(build, path, response);
  const folder = inside.endsWith('/') ? inside.slice(0, -1) || '/' : undefined;
  if (folder !== undefined && !build.folders.has(folder)) return notFound(build, path, response);
  if (build.folders.has(inside) && folder === undefined) {
    response.writeHead(301, { Location: `${path}/${query}`, 'Content-Length': 0 }).end();
    return;
  }
  watch(response);
  request.headers['accept-encoding'] = acceptedEncodings(request.headers['accept-encoding']);
  const range = plainRange(request.headers);
  if (range === undefined) delete request.headers.range;
  request.url = encodeURI(inside);
  const type = TEXT_TYPES[extname(inside)];
  if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
  for (const [name, value] of Object.entries(headersFor(build.rules, path)))
    response.setHeader(name, value);
  build.serve(request, response, () => notFound(build, path, response));
}

/** Undefined where it isn't a path of UTF-8. */
function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Closes the file when the client has gone, and ends the response where the file can't be read. */
function watch(response: ServerResponse): void {
  response.on('pipe', (file: Readable) => {
    file.once('error', () => response.destroy());
    response.once('close', () => file.destroy());
  });
}

/** Isn't to be kept: a build that follows may have the file. */
function notFound({ rules, notFound: page }: Build, path: string, response: ServerResponse): void {
  response.writeHead(404, {
    ...headersFor(rules, path),
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': page.length,
    'Cache-Control': 'no-store',
  });
  response.end(page);
}

/** Serves a built site on a port of its own. */
export async function serveSite(
  site: StaticSite,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer(siteHandler(site));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  return { server, url: `http://127.0.0.1:${bound}${site.base}` };
}
