import { expect, test } from 'vitest';
import { aesWasm } from '../../src/lib/bulk/wasm/aes-wasm.ts';
import { compileKernel } from '../support/compile-kernel.ts';
import { bulkEncrypt } from '../../src/lib/bulk/index.ts';
import { opensslEncrypt, someBytes } from './openssl.ts';

test('the WebAssembly in the repository is what its source compiles to, byte for byte', async () => {
  expect(Buffer.from(await compileKernel()).toString('base64')).toBe(aesWasm);
});

test('a block gives the same in each of the eight places of a group', () => {
  const key = someBytes(16);
  for (let place = 0; place < 8; place++) {
    const bytes = new Uint8Array(128);
    bytes.set(someBytes(16, 77), 16 * place);
    const settings = { mode: 'ecb', key, padding: 'none' } as const;
    expect(bulkEncrypt(settings, bytes)).toEqual(opensslEncrypt(settings, bytes));
  }
});

test('every byte value goes through the S-box circuit as FIPS 197 has it', () => {
  const settings = { mode: 'ecb', key: new Uint8Array(16), padding: 'none' } as const;
  const bytes = Uint8Array.from({ length: 4096 }, (_, i) => ((i % 16) * 17) ^ (i >> 4));
  expect(bulkEncrypt(settings, bytes)).toEqual(opensslEncrypt(settings, bytes));
});
