/** `npm run build:wasm`: compiles the kernel's source and writes aes-wasm.ts beside it. */
import { writeFileSync } from 'node:fs';
import { compileKernel } from './support/compile-kernel.ts';

const base64 = Buffer.from(await compileKernel()).toString('base64');
const text = `/** aes.as, compiled by build-wasm; a test compiles it again and compares. Don't edit. */
export const aesWasm =
  '${base64}';
`;
writeFileSync(new URL('../src/lib/bulk/wasm/aes-wasm.ts', import.meta.url), text);
