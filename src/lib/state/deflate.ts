import { concatBytes } from '../bytes/index.ts';

const through = (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(stream);

/** DEFLATE, RFC 1951. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(
    await new Response(through(bytes, new CompressionStream('deflate-raw'))).arrayBuffer(),
  );
}

/** The inflated bytes; undefined where they are broken or would be more than `most`: no more than that is ever held. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array | undefined> {
  const reader = through(bytes, new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return concatBytes(parts);
      length += value.length;
      if (length > most) return void (await reader.cancel().catch(() => undefined));
      parts.push(value);
    }
  } catch {
    return undefined;
  }
}
