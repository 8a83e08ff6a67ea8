import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8, concatBytes } from '../../src/lib/bytes/index.ts';
import { CHALLENGE_IDS, challenges, CODE_DIGITS } from '../../src/lib/attacks/index.ts';
import { seedOf, sit } from './play.ts';

const SEEDS = [0, 1, 0x00c0ffee, 0x7fffffff, 0xffffffff].map(seedOf);
const says = (ledger: readonly { says: string }[]) => ledger.at(-1)?.says;

describe('every challenge', () => {
  for (const id of CHALLENGE_IDS) {
    test(`${id}: nothing is reached by listening, and the machine reaches it for every seed`, async () => {
      for (const seed of SEEDS) {
        const eve = await sit(challenges[id], seed);
        expect(eve.reached()).toBe(false);
        await eve.attack();
        expect(eve.reached()).toBe(true);
        eve.close();
      }
    });

    test(`${id}: the same seed is the same challenge, another seed another one`, async () => {
      const look = async (seed: string) => {
        const eve = await sit(challenges[id], seed);
        const more = await eve.ask(id === 'oracle' ? 'ask' : 'look', encodeUtf8('x'));
        eve.close();
        return JSON.stringify([eve.seen, more]);
      };
      expect(await look('12345678')).toBe(await look('12345678'));
      expect(await look('12345679')).not.toBe(await look('12345678'));
    });

    test(`${id}: passing on what was captured doesn’t reach it, but for a replay of one’s own payment`, async () => {
      const eve = await sit(challenges[id], SEEDS[2]);
      for (const [i, message] of eve.seen.wire.entries())
        if (id !== 'replay' || String(i + 1) !== eve.seen.facts.paid)
          await eve.ask('deliver', message);
      expect(eve.reached()).toBe(false);
      eve.close();
    });
  }

  test('what a server can’t do, and bytes that are no request, it says', async () => {
    const eve = await sit(challenges.flip, SEEDS[0]);
    expect((await eve.ask('deal')).says).toBe('This server can’t do that.');
    expect((await eve.ask('deliver', new Uint8Array(3))).says).toBe('Refused.');
    eve.close();
    await expect(eve.ask('look')).rejects.toThrow('closed');
  });
});

describe('the bit flip', () => {
  test('another digit, another byte or a byte of C1 isn’t accepted, and the log says what was read', async () => {
    const eve = await sit(challenges.flip, SEEDS[2]);
    const [message] = eve.seen.wire;
    const changed = (at: number, by: number) => message.map((b, i) => (i === at ? b ^ by : b));
    await eve.ask('deliver', message);
    expect(says(eve.ledger)).toMatch(/^Paid 100 to/);
    await eve.ask('deliver', changed(4, 0x08));
    expect(says(eve.ledger)).toMatch(/^Paid 8100 to/);
    await eve.ask('deliver', changed(5, 0x08));
    expect(says(eve.ledger)).toMatch(/^Paid 900 to/);
    await eve.ask('deliver', changed(20, 0x09));
    expect(says(eve.ledger)).toMatch(/^Deciphered to “.*”, which is no order/);
    expect(eve.reached()).toBe(false);
    await eve.ask('deliver', changed(4, 0x09));
    expect(eve.reached()).toBe(true);
    eve.close();
  });
});

describe('the replay', () => {
  test('paying somebody else twice isn’t being paid twice', async () => {
    const eve = await sit(challenges.replay, SEEDS[1]);
    const other = Number(eve.seen.facts.paid) % 3;
    await eve.ask('deliver', eve.seen.wire[other]);
    expect(says(eve.ledger)).toMatch(/^Paid/);
    expect(eve.reached()).toBe(false);
    eve.close();
  });
  test('a MAC alone stops no replay: its tag is right', async () => {
    const eve = await sit(challenges.replay, SEEDS[1], 'mac');
    await eve.attack();
    expect(eve.reached()).toBe(true);
    eve.close();
  });
});

describe('cut and paste', () => {
  test('the admin’s own token, and a mail that doesn’t fill its block, make nobody admin', async () => {
    const eve = await sit(challenges.paste, SEEDS[2]);
    const [admin] = eve.seen.wire;
    await eve.ask('deliver', admin);
    expect(says(eve.ledger)).toContain('as admin');
    expect(eve.reached()).toBe(false);
    const { bytes } = await eve.ask('ask', encodeUtf8('eve@x.org'));
    await eve.ask('deliver', concatBytes([bytes!.subarray(0, -16), admin.subarray(-16)]));
    expect(eve.reached()).toBe(false);
    eve.close();
  });
  test('a mail with “;” or “=” gets no token, and the answer names rule and text', async () => {
    const eve = await sit(challenges.paste, SEEDS[2]);
    const { says, bytes } = await eve.ask('ask', encodeUtf8('a;role=admin'));
    expect(bytes).toBeUndefined();
    expect(says).toContain('a mail address has 1 to 40 characters');
    expect(says).toContain('a;role=admin');
    eve.close();
  });
});

describe('the truncation', () => {
  test('every other cut of whole blocks is refused or changes nothing', async () => {
    const eve = await sit(challenges.cut, SEEDS[2]);
    const [message] = eve.seen.wire;
    const blocks = [0, 1, 2, 3].map((i) => message.subarray(16 * i, 16 * i + 16));
    for (const kept of [[0], [0, 1], [0, 1, 3], [0, 2, 3], [1, 2, 3], [1, 2], [0, 1, 2, 3]])
      await eve.ask('deliver', concatBytes(kept.map((i) => blocks[i])));
    expect(eve.reached()).toBe(false);
    await eve.ask('deliver', message.subarray(0, 40));
    expect(says(eve.ledger)).toContain('aren’t whole blocks');
    await eve.ask('deliver', message.subarray(0, 48));
    expect(eve.reached()).toBe(true);
    eve.close();
  });
});

describe('the ECB oracle and the padding oracle', () => {
  test('a wrong code opens nothing', async () => {
    for (const id of ['oracle', 'padding'] as const) {
      const eve = await sit(challenges[id], SEEDS[2]);
      const { says } = await eve.ask('claim', encodeUtf8('0'.repeat(CODE_DIGITS)));
      expect(says).toContain('isn’t the code');
      expect((await eve.ask('books')).run).toBeUndefined();
      expect(eve.reached()).toBe(false);
      eve.close();
    }
  });
  test('the books open to who has won: the key then opens the message', async () => {
    const eve = await sit(challenges.padding, SEEDS[2]);
    const { found } = await eve.attack();
    expect(decodeUtf8(found!).text).toMatch(/^Bring the code \d{8} to .*\.$/);
    expect((await eve.ask('books')).run).toMatchObject({
      settings: { mode: 'cbc' },
      direction: 'decrypt',
    });
    eve.close();
  });
});

describe('the game', () => {
  test('a wrong guess sets the run back to 0', async () => {
    const eve = await sit(challenges.game, SEEDS[2]);
    for (let i = 0; i < 40; i++) {
      await eve.ask('deal');
      await eve.ask('claim', Uint8Array.of(0));
    }
    const runs = eve.ledger.map(({ facts }) => Number(facts!.running));
    expect(eve.ledger.some(({ did }) => did === 'wrong')).toBe(true);
    eve.ledger.forEach(({ did }, i) =>
      expect(runs[i]).toBe(did === 'wrong' ? 0 : (runs[i - 1] ?? 0) + 1),
    );
    eve.close();
  });
  test('one guess a round, one round at a time, texts of 16 bytes', async () => {
    const eve = await sit(challenges.game, SEEDS[2]);
    expect((await eve.ask('claim', Uint8Array.of(0))).says).toContain('nothing to guess');
    await eve.ask('deal');
    expect((await eve.ask('deal')).says).toContain('isn’t over');
    expect((await eve.ask('ask', new Uint8Array(15))).says).toContain(
      'exactly 16 bytes; this has 15',
    );
    eve.close();
  });
});
