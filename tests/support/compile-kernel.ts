import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const source = new URL('../../src/lib/bulk/wasm/aes.as', import.meta.url);

/**
 * Compiles the kernel: the same bytes on every machine, for the compiler is pinned. The source isn't called `.ts`,
 * because it is AssemblyScript and no tool of ours should take it for TypeScript.
 * @returns the WebAssembly module's bytes.
 */
export async function compileKernel(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const printed: string[] = [];
  const flags = ['--optimizeLevel', '3', '--runtime', 'stub', '--noAssert', '--enable', 'simd'];
  const memory = ['--initialMemory', '5', '--maximumMemory', '5'];
  const { error } = await asc.main(['aes.ts', '-o', 'aes.wasm', ...flags, ...memory], {
    readFile: (name) => (name === 'aes.ts' ? readFileSync(source, 'utf8') : null),
    writeFile: (_name, contents) => {
      wasm = contents as Uint8Array;
    },
    listFiles: () => [],
    stderr: { write: (text) => void printed.push(String(text)) },
  });
  if (error || !wasm) throw new Error(`${error?.message ?? 'no output'}\n${printed.join('')}`);
  return wasm;
}
