/** `npm run build:wasm`: compiles aes.as and writes aes-wasm.ts beside it. */
import { writeFileSync } from 'node:fs';
import { compileKernel } from './compile.ts';

const base64 = Buffer.from(await compileKernel()).toString('base64');
const text = `/** aes.as, compiled by build.ts; a test compiles it again and compares. Don't edit. */
export const aesWasm =
  '${base64}';
`;
writeFileSync(new URL('./aes-wasm.ts', import.meta.url), text);
