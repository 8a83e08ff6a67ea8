import { readSender } from '../../src/lib/relay-contract/index.ts';
import { parseFrame, type Port } from '../../src/lib/wire/index.ts';
import type { Output } from './output.ts';

/** Shows what passes in a room: each data frame, without a key. */
export function watchWire(port: Port, output: Output): void {
  port.onreceive = (bytes) => {
    const { from, frame } = readSender(bytes);
    try {
      const { type, mode, iv, ciphertext, sequence } = parseFrame(frame);
      if (type === 'data') output.show({ from, mode, iv, ciphertext, sequence });
    } catch (error) {
      output.say(`Something that isn't a wire frame passed: ${(error as Error).message}`);
    }
  };
}
