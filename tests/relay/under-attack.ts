import { expect } from 'vitest';
import { mintRoom } from '../../relay/server/capability.ts';
import { type RelayProcess } from './relay-process.ts';
import { pause, until } from './programs.ts';
import { frame, OP, openRaw, type RawWebSocket } from './raw-websocket.ts';

const MiB = 2 ** 20;

/**
 * The bars: how much a relay may grow for a while, and for good, and how long it may be busy with one thing. After the first
 * thousands of sockets Node keeps some 3.6 MiB for those to come: 2,000 that leaked 3 KiB each would be beyond the bar.
 */
const MOST = { growth: 64 * MiB, kept: 6 * MiB, workSeconds: 0.05 };

/**
 * For tests that hold a time: what a busy machine does to it only ever adds, so the best of three counts. A relay that is
 * held up by an attack is held up each time.
 */
export const BEST_OF_THREE = { retry: 2 } as const;

/** What an attack did to the relay. */
export interface Toll {
  readonly growth: number;
  readonly workSeconds: number;
  readonly stallSeconds: number;
}

/**
 * Runs an attack while two honest people are connected; afterwards they still hear each other, and the relay has
 * neither grown nor been held up. Prints the figures.
 */
export async function underAttack(
  name: string,
  relay: RelayProcess,
  attack: () => Promise<string | void>,
  most: Partial<typeof MOST> = {},
): Promise<Toll> {
  const { client, server } = mintRoom();
  const honest = await openRaw(relay.port, { capability: client });
  const peer = await openRaw(relay.port, { capability: server });
  await until(() => honest.texts.length > 0 && peer.texts.length > 0);
  const before = await relay.figures();
  relay.forget();
  const outcome = await attack();
  const after = await relay.figures();
  honest.write(frame(OP.binary, name));
  await until(() => peer.frames.some(({ payload }) => payload.toString() === name));
  honest.socket.destroy();
  peer.socket.destroy();
  const toll = {
    growth: after.peak_resident_bytes - before.resident_bytes,
    ...relay.longest,
  };
  const { growth, workSeconds, stallSeconds } = toll;
  process.stdout.write(
    `attack: ${name}: ${outcome ? `${outcome}; ` : ''}+${(growth / MiB).toFixed(1)} MiB, ` +
      `at work ${ms(workSeconds)}, held up ${ms(stallSeconds)} at most\n`,
  );
  const kept = async () => (await relay.figures()).heap_bytes - before.heap_bytes;
  // What is closed is given back in its own time; a leak isn't.
  for (let wait = 0; wait < 20 && (await kept()) >= MOST.kept; wait++) await pause(500);
  expect(await kept(), 'bytes kept').toBeLessThan(MOST.kept);
  expect(growth, 'bytes more').toBeLessThan(most.growth ?? MOST.growth);
  expect(workSeconds, 'seconds at one thing').toBeLessThan(most.workSeconds ?? MOST.workSeconds);
  return toll;
}

/** How a raw connection was ended, once it was: the code and the reason. */
export async function endOf(socket: RawWebSocket, withinMs?: number): Promise<string> {
  await until(() => socket.isClosed, withinMs);
  const close = socket.frames.find(({ opcode }) => opcode === OP.close);
  if (!close) return 'no close frame';
  return `${socket.closeCode} ${close.payload.subarray(2).toString()}`.trim();
}

/** Somebody in a room of its own. */
export async function inOwnRoom(relay: RelayProcess): Promise<RawWebSocket> {
  const socket = await openRaw(relay.port, { capability: mintRoom().client });
  await until(() => socket.texts.length > 0);
  return socket;
}

const ms = (seconds: number): string => `${(1_000 * seconds).toFixed(1)} ms`;
