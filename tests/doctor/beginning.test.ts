import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { ivFromBeginning } from '../../src/lib/doctor/beginning.ts';
import { diagnose } from '../../src/lib/doctor/index.ts';
import { decrypt } from '../../src/lib/modes/index.ts';
import { Draw } from './kinds.ts';

const TEXT = 'Dear Ada, the ferry leaves at nine. Bring the map and the blue tin box.';
const MODES = ['cbc', 'cfb'] as const;

/** What Node encrypts, and what it encrypted with. */
function sealed(mode: (typeof MODES)[number], seed = 'beginning') {
  const draw = new Draw(`${seed}/${mode}`);
  const [key, iv] = [draw.bytes(16), draw.bytes(16)];
  const cipher = createCipheriv(`aes-128-${mode}`, key, iv);
  const ciphertext = Buffer.concat([cipher.update(TEXT), cipher.final()]);
  return { key, iv: iv.toString('hex'), ciphertext };
}

describe.each(MODES)('in %s', (mode) => {
  const { key, iv, ciphertext } = sealed(mode);
  const given = { ciphertext: ciphertext.toString('base64'), key: key.toString('hex') };
  const of = (begins?: string) =>
    diagnose({ ...given, iv: '5c'.repeat(16), ...(begins && { begins }) });

  test('the first 16 bytes of a text give the IV that Node encrypted it with', () => {
    const known = Buffer.from(TEXT).subarray(0, 16);
    expect(toHex(ivFromBeginning(mode, key, ciphertext.subarray(0, 16), known))).toBe(iv);
  });

  test('without them the first block is left out, and how to compute the IV is told', async () => {
    const { best } = await of();
    expect(best).toMatchObject({ mode, firstBlock: 'unknown' });
    expect(Buffer.from(best!.plaintext).toString()).toBe(TEXT.slice(16));
    expect(best!.wrong.join()).toContain('the IV isn’t the one that was used. If you know how');
  });

  test.each([
    ['its first block', TEXT.slice(0, 16)],
    ['more of it', TEXT.slice(0, 30)],
    ['its first block as hex', Buffer.from(TEXT.slice(0, 16)).toString('hex')],
  ])(
    'with %s the whole text and its IV are found, and the run is of that IV',
    async (_, begins) => {
      const { best, says } = await of(begins);
      expect(best).toMatchObject({ mode, firstBlock: 'known' });
      expect([toHex(best!.iv!), Buffer.from(best!.plaintext).toString()]).toEqual([iv, TEXT]);
      expect(Buffer.from(decrypt(best!.run.settings, best!.run.input)).toString()).toBe(TEXT);
      expect(says).toContain(`the IV was ${iv}. That is as sure as the beginning is`);
    },
  );

  test('a beginning proves nothing: what is known of the key is as sure as without it', async () => {
    const [without, wrong] = [await of(), await of('Dear Bob, the fe')];
    expect(wrong.best!.sure).toBe(without.best!.sure);
    expect(wrong.best!.evidence).toEqual(without.best!.evidence);
    expect(toHex(wrong.best!.iv!)).not.toBe(iv);
  });

  test('one that the text doesn’t go on from gives no IV, and says how the text goes on', async () => {
    const { best, says } = await of('Dear Ada, the ferry left');
    expect(best!.firstBlock).toBe('unknown');
    expect(says).toContain('from byte 17 on it is “rry leav”');
  });
});

test('in CBC fewer bytes give as many of the IV, in CFB none, and both say how many are missing', async () => {
  const said = async (mode: (typeof MODES)[number]) => {
    const { key, ciphertext } = sealed(mode);
    const given = { ciphertext: toHex(ciphertext), key: toHex(key), iv: '5c'.repeat(16) };
    return (await diagnose({ ...given, begins: 'Dear Ada' })).says;
  };
  expect(await said('cbc')).toContain(
    `the IV begins with ${sealed('cbc').iv.slice(0, 16)}. Type 8 bytes more`,
  );
  expect(await said('cfb')).toContain('Type 8 bytes more of the text: in CFB');
});
