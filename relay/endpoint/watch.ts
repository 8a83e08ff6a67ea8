import { decodeUtf8 } from '../../src/lib/bytes/index.ts';
import { parseFrame, type Port } from '../../src/lib/wire/index.ts';
import type { Output } from './talk.ts';

/** Shows what passes in a room: each data frame, without a key. The first byte says who sent it. */
export function watchWire(port: Port, output: Output): void {
  port.onreceive = (bytes) => {
    const from = decodeUtf8(bytes.subarray(0, 1)).text === 'c' ? 'client' : 'server';
    try {
      const { type, mode, iv, ciphertext, sequence } = parseFrame(bytes.subarray(1));
      if (type === 'data') output.show({ from, mode, iv, ciphertext, sequence });
    } catch (error) {
      output.say(`Something that isn't a wire frame passed: ${(error as Error).message}`);
    }
  };
}
