import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { encoded, encodingFor } from './content-encoding.ts';
import { type HeaderRule, headersFor, parseHeaders } from './headers-file.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export interface StaticSite {
  /** The folder with the built site. */
  readonly root: string;
  /** Where the site is mounted: `/` or `/name/`. */
  readonly base: string;
}

/** The file a path stands for, as static hosts do it: `/lab/` is `lab/index.html`; undefined outside the root. */
function fileFor({ root, base }: StaticSite, path: string): string | undefined {
  if (!path.startsWith(base)) return undefined;
  let inside: string;
  try {
    inside = decodeURIComponent(path.slice(base.length));
  } catch {
    return undefined;
  }
  if (inside.includes('\0')) return undefined;
  const file = normalize(
    join(root, inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside),
  );
  return file.startsWith(root + sep) ? file : undefined;
}

/** Answers a request with a file of the site, its `_headers` applied; with its 404 page where there is none. */
export type SiteHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** How to serve a built site as its host will: with its `_headers`, its base path and its 404 page. */
export async function siteHandler(site: StaticSite): Promise<SiteHandler> {
  const rules = parseHeaders(await readFile(join(site.root, '_headers'), 'utf8'));
  return (request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/s, '');
    const encoding = encodingFor(request.headers['accept-encoding']);
    answer(site, rules, path, encoding, response).catch(() => response.destroy());
  };
}

async function answer(
  site: StaticSite,
  rules: readonly HeaderRule[],
  path: string,
  encoding: ReturnType<typeof encodingFor>,
  response: ServerResponse,
): Promise<void> {
  const file = fileFor(site, path);
  const found = file ? await readFile(file).catch(() => undefined) : undefined;
  const body = found ?? (await readFile(join(site.root, '404.html')).catch(() => 'Not found'));
  const type = (found ? TYPES[extname(file!)] : TYPES['.html']) ?? 'application/octet-stream';
  const small = found && encoding && (await encoded(file!, found, type, encoding));
  response.writeHead(found ? 200 : 404, {
    ...headersFor(rules, path),
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(small || body),
    Vary: 'Accept-Encoding',
    ...(small ? { 'Content-Encoding': encoding } : {}),
  });
  response.end(small || body);
}

/** Serves a built site on a port of its own. */
export async function serveSite(
  site: StaticSite,
  port: number,
): Promise<{ server: Server; url: string }> {
  const server = createServer(await siteHandler(site));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = address && typeof address === 'object' ? address.port : port;
  return { server, url: `http://127.0.0.1:${bound}${site.base}` };
}
