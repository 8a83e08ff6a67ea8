import { mintRoom } from '../../relay/server/capability.ts';
import type { Random } from '../support/random.ts';
import { until } from './programs.ts';
import { frame, OP, openRaw } from './raw-websocket.ts';

const BATCH = 32;
const OPCODES = Object.values(OP);

/** Any frame: mostly ones that are allowed, in any order; some that aren't. */
function anyFrame(random: Random, isWild: boolean): Buffer {
  const payload = random.bytes(random.integer(random.integer(20) === 0 ? 4_000 : 140));
  if (!isWild) return frame(random.pick([OP.binary, OP.ping, OP.pong]), payload.subarray(0, 125));
  const opcode = random.integer(3) === 0 ? random.integer(16) : random.pick(OPCODES);
  const bytes = frame(opcode, payload, {
    fin: random.integer(3) > 0,
    rsv: random.integer(8) === 0 ? random.integer(8) : 0,
    mask: random.integer(8) > 0 ? random.bytes(4) : false,
    ...(random.integer(8) === 0 && { lengthBits: random.pick([16, 64] as const) }),
  });
  for (let flips = random.integer(4); flips > 0; flips--)
    bytes[random.integer(Math.min(bytes.length, 16))] ^= 1 << random.integer(8);
  return bytes;
}

/** Sends `count` seeded frames to a relay, a batch for each connection, its last ones the wildest. */
export async function fuzz(port: number, count: number, random: Random): Promise<void> {
  const one = async () => {
    const raw = await openRaw(port, { capability: mintRoom().client });
    for (let i = 0; i < BATCH; i++) raw.write(anyFrame(random, i >= BATCH - 2));
    raw.socket.end();
    await until(() => raw.isClosed);
  };
  for (let sent = 0; sent < count; sent += 16 * BATCH)
    await Promise.all(Array.from({ length: 16 }, one));
}
