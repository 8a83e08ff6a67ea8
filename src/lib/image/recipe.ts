import { toHex } from '../bytes/index.ts';
import type { BulkSettings } from '../bulk/index.ts';
import { bmpHeaderLength } from './bmp.ts';
import type { Layout } from './layout.ts';

/**
 * The commands that decrypt a BMP from here with OpenSSL and put the header back: header and pixels are parted,
 * the pixels decrypted, both joined. Each line stands alone; none needs anything but a POSIX shell.
 */
export function decryptRecipe(settings: BulkSettings, layout: Layout, name: string): string[] {
  const header = bmpHeaderLength(layout);
  return [
    `head -c ${header} ${name}.bmp > header.bin`,
    `tail -c +${header + 1} ${name}.bmp > encrypted.bin`,
    `openssl enc -d ${opensslFlags(settings)} -in encrypted.bin -out pixels.bin`,
    `cat header.bin pixels.bin > original.bmp`,
  ];
}

/** The command that turns the original's pixel bytes into this very ciphertext. */
export function encryptRecipe(settings: BulkSettings): string[] {
  return [`openssl enc -e ${opensslFlags(settings)} -in pixels.bin -out encrypted.bin`];
}

/** `openssl enc` has no GCM; its ciphertext is CTR's from the second counter block on. */
function opensslFlags({ mode, key, iv }: BulkSettings): string {
  const name = mode === 'gcm' ? 'ctr' : mode;
  const start = mode === 'gcm' ? `${toHex(iv!)}00000002` : iv && toHex(iv);
  const flag = mode === 'ecb' ? '' : ` -iv ${start}`;
  return `-aes-${8 * key.length}-${name} -K ${toHex(key)}${flag} -nopad`;
}
