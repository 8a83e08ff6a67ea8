import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mintRoom } from '../../relay/server/capability.ts';
import { pause, until } from './programs.ts';
import { frame, OP, openRaw, type RawWebSocket } from './raw-websocket.ts';
import { RelayProcess } from './relay-process.ts';
import { BEST_OF_THREE, endOf, inOwnRoom, underAttack } from './under-attack.ts';

const MiB = 2 ** 20;

let relay: RelayProcess;
beforeAll(async () => {
  relay = await RelayProcess.start('--no-site');
});
afterAll(async () => {
  await relay.kill('SIGTERM');
});

/** Sends the same bytes again and again, as fast as they are taken, until the relay has had enough. */
async function pour(raw: RawWebSocket, bytes: Buffer, times: number): Promise<number> {
  const { socket } = raw;
  for (let sent = 0; sent < times; sent++) {
    if (!socket.writable || raw.closeCode !== undefined) return sent;
    if (!socket.write(bytes))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), pause(50)]);
    if (sent % 16 === 0) await pause(0);
  }
  return times;
}

/** When the relay logged this, in ms. */
function timeOf(log: string, what: RegExp): number {
  const line = log.split('\n').find((line) => what.test(line)) ?? '{}';
  return Date.parse((JSON.parse(line) as { at: string }).at);
}

const MESSAGES: readonly (readonly [name: string, sent: Buffer, end: string])[] = [
  ['text that isn’t JSON', frame(OP.text, 'not json {'), '1003 frames are binary'],
  ['JSON 65,536 deep', frame(OP.text, '['.repeat(65_536)), '1003 frames are binary'],
  ['JSON 2 million deep', frame(OP.text, '['.repeat(2_000_000)), '1009'],
  ['a reserved opcode', frame(3, 'hello'), '1002'],
];

describe('messages that should hurt', BEST_OF_THREE, () => {
  for (const [name, sent, end] of MESSAGES)
    test(`${name}: closed ${end}`, async () => {
      await underAttack(name, relay, async () => {
        const raw = await inOwnRoom(relay);
        raw.write(sent);
        const ended = await endOf(raw);
        expect(ended).toBe(end);
        return ended;
      });
    });

  test('a message of 100 MiB: closed 1009 at its first bytes', async () => {
    const head = frame(OP.binary, '', { claims: 100 * MiB });
    await underAttack('a message of 100 MiB', relay, async () => {
      const raw = await inOwnRoom(relay);
      raw.write(head);
      const sent = await pour(raw, Buffer.alloc(MiB), 100);
      expect(sent).toBeLessThan(100);
      const ended = await endOf(raw);
      expect(ended).toBe('1009');
      return ended;
    });
  });

  test('a deflate bomb of 1 GB: compression isn’t agreed to, and the bit for it is refused with 1002', async () => {
    const bomb = deflateRawSync(Buffer.alloc(60 * MiB));
    await underAttack('a deflate bomb', relay, async () => {
      const headers = { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' };
      const raw = await openRaw(relay.port, { capability: mintRoom().client, headers });
      expect(raw.head.toLowerCase()).not.toContain('permessage-deflate');
      raw.write(frame(OP.binary, bomb.subarray(0, 60_000), { rsv: 4 }));
      const ended = await endOf(raw);
      expect(ended).toBe('1002');
      return ended;
    });
  });

  test('2 million fragments of one byte: closed 1008 at the seventeenth', async () => {
    const more = Buffer.concat(
      Array.from({ length: 10_000 }, () => frame(OP.more, 'x', { fin: false })),
    );
    await underAttack('2 million one-byte fragments', relay, async () => {
      const raw = await inOwnRoom(relay);
      raw.write(frame(OP.binary, 'x', { fin: false }));
      await pour(raw, more, 200);
      const ended = await endOf(raw);
      expect(ended).toBe('1008');
      return ended;
    });
  });

  for (const [name, opcode] of [
    ['pings', OP.ping],
    ['pongs', OP.pong],
  ] as const)
    test(`a flood of a million ${name}: closed 1008, too fast`, async () => {
      const flood = Buffer.concat(Array.from({ length: 10_000 }, () => frame(opcode, 'x')));
      await underAttack(`a flood of ${name}`, relay, async () => {
        const raw = await inOwnRoom(relay);
        await pour(raw, flood, 100);
        const ended = await endOf(raw);
        expect(ended).toBe('1008 too fast');
        const answers = raw.frames.filter(({ opcode: got }) => got === OP.pong).length;
        expect(answers).toBeLessThanOrEqual(500);
        return `${ended}, ${answers} answered`;
      });
    });
});

describe('whoever doesn’t read, or reads too slowly', BEST_OF_THREE, () => {
  test('a reader that never reads, while 400 MB are offered: closed 1013 within a second, nothing kept', async () => {
    const fast = await RelayProcess.start('--no-site', '--rate', '100000', '--burst', '100000');
    const { client, server } = mintRoom();
    const speaker = await openRaw(fast.port, { capability: client });
    const reader = await openRaw(fast.port, { capability: server });
    await until(() => reader.texts.length > 0);
    const message = frame(OP.binary, Buffer.alloc(62_500));
    // What as many cost on their way through, when nobody has to be waited for.
    const alone = await openRaw(fast.port, { capability: mintRoom().client });
    await pour(alone, message, 6_400);
    const before = (await fast.figures()).peak_resident_bytes;
    await underAttack('a reader that never reads, 400 MB offered', fast, async () => {
      reader.socket.pause();
      const sent = await pour(speaker, message, 6_400);
      expect(sent).toBe(6_400);
      await until(() => /"leave".*"code":1013/.test(fast.log));
      const goneMs = timeOf(fast.log, /"leave".*1013/) - timeOf(fast.log, /"close".*1013/);
      expect(goneMs).toBeLessThan(1_000);
      const more = (await fast.figures()).peak_resident_bytes - before;
      expect(more).toBeLessThan(20 * MiB);
      return `1013 after ${goneMs.toFixed(0)} ms, ${(more / MiB).toFixed(1)} MiB for the reader`;
    });
    await fast.kill('SIGTERM');
  });

  test('a speaker above its rate is slowed down and loses nothing', async () => {
    const slow = await RelayProcess.start('--no-site', '--rate', '500', '--burst', '100');
    const { client, server } = mintRoom();
    const speaker = await openRaw(slow.port, { capability: client });
    const peer = await openRaw(slow.port, { capability: server });
    await until(() => speaker.texts.length > 0 && peer.texts.length > 0);
    const start = performance.now();
    for (let i = 0; i < 600; i++) speaker.write(frame(OP.binary, String(i).padEnd(8_000)));
    const messages = () => peer.frames.filter(({ opcode }) => opcode === OP.binary);
    await until(() => messages().length === 600);
    expect(performance.now() - start).toBeGreaterThan(900);
    expect(messages().map(({ payload }) => Number(payload))).toEqual([...Array(600).keys()]);
    await slow.kill('SIGTERM');
  });
});
