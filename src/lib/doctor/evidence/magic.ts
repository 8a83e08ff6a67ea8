import { fromHex } from '../../bytes/index.ts';
import type { Bits } from './text-model.ts';

/** How files begin that people encrypt: their first bytes as hex, and what they are called. */
const MAGIC: readonly (readonly [hex: string, name: string])[] = [
  ['1f8b08', 'gzip'],
  ['89504e470d0a1a0a', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['474946383761', 'a GIF picture'],
  ['474946383961', 'a GIF picture'],
  ['255044462d', 'a PDF file'],
  ['504b0304', 'a ZIP file'],
  ['377abcaf271c', 'a 7z file'],
  ['fd377a585a00', 'an xz file'],
  ['28b52ffd', 'Zstandard'],
  ['425a68', 'bzip2'],
  ['7f454c46', 'an ELF program'],
  ['53514c69746520666f726d61742033', 'an SQLite database'],
  ['52494646', 'a RIFF file'],
  ['4f676753', 'an Ogg file'],
  ['aced0005', 'a serialized Java object'],
  ['0001000000ffffffff', '.NET’s BinaryFormatter'],
  ['789c', 'zlib'],
];

const READ = MAGIC.map(([hex, name]) => ({ bytes: fromHex(hex), name }));

/** What the first bytes say it is, and the bits for that: as many names were looked for. */
export function magicIn(
  bytes: Uint8Array,
): { readonly name: string; readonly bits: Bits } | undefined {
  const found = READ.find(({ bytes: first }) => first.every((byte, i) => bytes[i] === byte));
  return found && { name: found.name, bits: 8 * found.bytes.length - Math.log2(MAGIC.length) };
}
