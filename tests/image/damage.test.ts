import { describe, expect, test } from 'vitest';
import {
  type BulkModeId,
  compare,
  damageText,
  encryptPicture,
  flipBit,
  gallery,
  type Layout,
  loseBlock,
  runDecrypt,
  runWish,
} from './library.ts';
import { someBytes } from '../bulk/openssl.ts';

const picture = gallery[0].draw();
const layout: Layout = { width: 288, height: 288, format: 'rgba', shift: 0, rowPadding: 0 };
const secret = { key: someBytes(16, 4), iv: someBytes(16, 5) };
const plain = picture.rgba;
const sent = (mode: BulkModeId) => encryptPicture(picture, layout, mode, secret).bytes;
const received = (mode: BulkModeId, bytes: Uint8Array, with_ = secret) =>
  compare(new Uint8Array(plain.buffer), runDecrypt({ bytes, layout, mode, secret: with_ }).bytes);

describe('a flipped bit of the ciphertext', () => {
  test('CFB: one bit is flipped and the next block garbled; OFB: one bit', () => {
    const cfb = received('cfb', flipBit(sent('cfb'), 16 * 99 + 3, 5));
    expect(cfb.blocks).toEqual([99, 100]);
    expect(cfb.bits[0]).toBe(1);
    expect(cfb.bits[1]).toBeGreaterThan(20);
    expect(damageText(cfb, 20_736)).toMatch(
      /^1 bit of block 100 is flipped, and block 101 is garb/,
    );
    const ofb = received('ofb', flipBit(sent('ofb'), 16 * 99 + 3, 5));
    expect(ofb).toEqual({ blocks: [99], bits: [1] });
  });
  test('GCM: nothing is given back', () => {
    const { tag, bytes } = runWish({
      ...{ picture, layout, noise: 0, colours: 0, secret },
      modes: ['gcm'],
    }).modes.gcm!;
    const decrypt = (sent: Uint8Array) =>
      runDecrypt({ bytes: sent, tag, layout, mode: 'gcm', secret }).bytes;
    expect(decrypt(bytes)).toEqual(new Uint8Array(plain.buffer));
    expect(() => decrypt(flipBit(bytes, 16 * 99 + 3, 5))).toThrow('The tag is wrong.');
  });
  test('ECB: one block is garbled', () => {
    const { blocks, bits } = received('ecb', flipBit(sent('ecb'), 16 * 99 + 3, 5));
    expect(blocks).toEqual([99]);
    expect(bits[0]).toBeGreaterThan(20);
  });
  test('CBC: one block is garbled and one bit of the next is flipped, at the same place', () => {
    const damaged = flipBit(sent('cbc'), 16 * 99 + 3, 5);
    const { blocks, bits } = received('cbc', damaged);
    expect(blocks).toEqual([99, 100]);
    expect(bits[1]).toBe(1);
    const bytes = runDecrypt({ bytes: damaged, layout, mode: 'cbc', secret }).bytes;
    expect(bytes[16 * 100 + 3] ^ plain[16 * 100 + 3]).toBe(1 << 5);
    expect(damageText({ blocks, bits }, 20_736)).toMatch(
      /^Block 100 is garbled \(\d+ bits\), and 1 bit of block 101 is flipped; all others/,
    );
  });
  test('CTR: one bit is flipped', () => {
    const difference = received('ctr', flipBit(sent('ctr'), 16 * 99 + 3, 5));
    expect(difference).toEqual({ blocks: [99], bits: [1] });
    expect(damageText(difference, 20_736)).toMatch(/^1 bit of block 100 is flipped/);
  });
});

describe('other damage', () => {
  test('a wrong key spoils everything', () => {
    const wrong = { ...secret, key: flipBit(secret.key, 0) };
    const difference = received('cbc', sent('cbc'), wrong);
    expect(difference.blocks.length).toBe(20_736);
    expect(damageText(difference, 20_736)).toBe('20,736 of 20,736 blocks are wrong.');
  });
  test('a wrong IV spoils the first block in CBC, all in CTR, none in ECB', () => {
    const wrong = { ...secret, iv: flipBit(secret.iv, 0) };
    expect(received('cbc', sent('cbc'), wrong)).toEqual({ blocks: [0], bits: [1] });
    expect(received('ctr', sent('ctr'), wrong).blocks.length).toBeGreaterThan(20_000);
    expect(damageText(received('ecb', sent('ecb'), wrong), 9)).toMatch(/^Every block/);
  });
  test('a lost block moves up what follows', () => {
    const bytes = someBytes(64);
    expect(loseBlock(bytes, 1)).toEqual(
      Uint8Array.from([...bytes.subarray(0, 16), ...bytes.subarray(32), ...new Uint8Array(16)]),
    );
  });
});
