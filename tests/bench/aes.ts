/**
 * `npm run bench:aes`: ECB of 1 MiB by `bulkEncrypt` over Web Crypto's CBC of the same bytes (Web Crypto has no
 * ECB), and over the best JavaScript library's ECB. Exits with 1 where a bar isn't passed.
 */
import { ecb } from '@noble/ciphers/aes.js';
import { bulkEncrypt, loadKernel } from '../../src/lib/bulk/index.ts';
import { someBytes } from '../bulk/openssl.ts';
import { judge, measure, ratio } from './contest.ts';

const key = someBytes(16);
const iv = someBytes(16, 2);
const bytes = someBytes(1 << 20, 3);
const cryptoKey = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt']);
const settings = { mode: 'ecb', key, padding: 'none' } as const;

if (!loadKernel()) throw new Error('WebAssembly with SIMD is missing here.');
const times = await measure(
  {
    webCryptoCbc: () => crypto.subtle.encrypt({ name: 'AES-CBC', iv }, cryptoKey, bytes),
    ours: () => bulkEncrypt(settings, bytes),
    typeScript: () => bulkEncrypt(settings, bytes, false),
    noble: () => ecb(key, { disablePadding: true }).encrypt(bytes),
  },
  41,
);

const overCbc = ratio(times.ours, times.webCryptoCbc);
const fallback = ratio(times.typeScript, times.webCryptoCbc);
const library = ratio(times.noble, times.ours);
console.log('ECB of 1 MiB, 41 interleaved runs');
const passed = [
  judge('WebAssembly / Web Crypto CBC, at most 1.3, aim 0.9', overCbc.text, {
    pass: overCbc.value <= 1.3,
    aim: overCbc.value <= 0.9,
  }),
  judge('noble / WebAssembly, at least 2, aim 4', library.text, {
    pass: library.value >= 2,
    aim: library.value >= 4,
  }),
];
console.log(`      TypeScript fallback / Web Crypto CBC: ${fallback.text}`);
if (!passed.every(Boolean)) process.exitCode = 1;
