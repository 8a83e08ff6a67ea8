import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../command-line.ts';
import type { RoomCapabilities } from './links.ts';

const ENDPOINT = fileURLToPath(new URL('../endpoint/main.ts', import.meta.url));

/**
 * Starts an endpoint beside the relay that puts a foreign program into the room, as its client. The key is that process’s alone,
 * from its own environment; the relay has none and reads none. Ends with the relay. Throws `UsageError` where there is no room.
 */
export function startBridge(
  port: number,
  room: RoomCapabilities | undefined,
  relayPort: number,
): void {
  if (!room)
    throw new UsageError('--bridge puts a program into the first room: --rooms is 1 at least.');
  const link = `http://127.0.0.1:${relayPort}/lab/#room=${room.client}`;
  const bridge = spawn(process.execPath, [ENDPOINT, 'client', '--bridge', String(port)], {
    // The link is a secret: in the environment nobody else on the machine reads it.
    env: { ...process.env, BLOCKWISE_RELAY: link },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('exit', () => bridge.kill());
}
