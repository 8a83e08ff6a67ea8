import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** Bytes below which an encoding saves no packet. */
const SMALLEST = 1_400;
/** Files of text, and what compresses as text does; pictures and faces are compressed already. */
const TEXT = /\.(html|js|css|json|svg|txt|xml|wasm|map|webmanifest)$/;
const ENCODERS = { br: promisify(brotliCompress), gz: promisify(gzip) } as const;

/** Puts `name.br` and `name.gz` beside every file of text in a built site, where they are smaller; the relay serves those. */
export async function precompress(root: string): Promise<void> {
  const files = await readdir(root, { recursive: true });
  for (const file of files.filter((name) => TEXT.test(name))) {
    const path = join(root, file);
    const bytes = await readFile(path);
    if (bytes.length < SMALLEST) continue;
    for (const [ending, encode] of Object.entries(ENCODERS)) {
      const encoded = await encode(bytes);
      if (encoded.length < bytes.length) await writeFile(`${path}.${ending}`, encoded);
    }
  }
}
