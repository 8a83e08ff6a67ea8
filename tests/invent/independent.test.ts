import { describe, expect, test } from 'vitest';
import { concatBytes, splitBlocks, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt } from '../../src/lib/modes/index.ts';
import { caseOf, D, E, goesThere, modeFrom } from './support.ts';

type Block = Uint8Array;
interface Tools {
  readonly e: (x: Block) => Block;
  readonly d: (x: Block) => Block;
  readonly iv: Block;
  /** The second 16 bytes of what travels beside the message. */
  readonly nonce: Block;
  readonly p: readonly Block[];
}

const x = (...blocks: readonly Block[]): Block => blocks.reduce((a, b) => xorBytes(a, b));
const big = (b: Block): bigint => BigInt(`0x${toHex(b)}`);
const ALL = (1n << 128n) - 1n;
const block = (n: bigint): Block =>
  Uint8Array.from({ length: 16 }, (_, i) => Number(((n & ALL) >> BigInt(8 * (15 - i))) & 255n));
const rotl = (b: Block, by: bigint): Block => block((big(b) << by) | (big(b) >> (128n - by)));
const inc = (b: Block): Block => block(big(b) + 1n);
const reversed = (b: Block): Block => b.slice().reverse();
const double = (b: Block): Block => {
  const up = big(reversed(b)) << 1n;
  return reversed(block(up >> 128n ? up ^ 0x87n : up));
};
const halves = (b: Block): [Block, Block] => [b.slice(0, 8), b.slice(8)];
const zero = new Uint8Array(16);

/** Runs a state along the blocks. */
function chain<S>(
  p: readonly Block[],
  first: S,
  step: (p: Block, state: S, j: number) => [Block, S],
): Block[] {
  let state = first;
  return p.map((block, k) => {
    const [c, next] = step(block, state, k + 1);
    state = next;
    return c;
  });
}

/** Formulas, and the same written by hand over OpenSSL’s AES. */
const FORMULAS: readonly [name: string, equations: string, hand: (tools: Tools) => Block[]][] = [
  [
    'PCBC',
    'S[0]=IV\nC[i]=E(P[i]^S[i-1])\nS[i]=P[i]^C[i]',
    ({ p, iv, e }) =>
      chain(p, iv, (b, s) => {
        const c = e(x(b, s));
        return [c, x(b, c)];
      }),
  ],
  [
    'PCBC in one line',
    'C[0]=IV\nP[0]=0\nC[i]=E(P[i]^P[i-1]^C[i-1])',
    ({ p, iv, e }) =>
      chain(p, iv, (b, s) => {
        const c = e(x(b, s));
        return [c, x(b, c)];
      }),
  ],
  [
    'IGE',
    'C[0]=IV\nP[0]=N\nC[i]=E(P[i]^C[i-1])^P[i-1]',
    ({ p, iv, nonce, e }) =>
      chain(p, [iv, nonce], (b, [c1, p1]) => {
        const c = x(e(x(b, c1)), p1);
        return [c, [c, b]];
      }),
  ],
  [
    'ABC',
    'C[0]=IV\nH[0]=N\nH[i]=P[i]^rotl(H[i-1],1)\nC[i]=E(H[i]^C[i-1])^H[i-1]',
    ({ p, iv, nonce, e }) =>
      chain(p, [iv, nonce], (b, [c1, h1]) => {
        const h = x(b, rotl(h1, 1n));
        const c = x(e(x(h, c1)), h1);
        return [c, [c, h]];
      }),
  ],
  [
    'the counter outside',
    'T[1]=IV\nT[i]=inc(T[i-1])\nC[i]=E(P[i])^T[i]',
    ({ p, iv, e }) => chain(p, iv, (b, t) => [x(e(b), t), inc(t)]),
  ],
  [
    'OFB with half fed back',
    'S[0]=IV\nS[i]=right(S[i-1])||left(E(S[i-1]))\nC[i]=P[i]^E(S[i])',
    ({ p, iv, e }) =>
      chain(p, iv, (b, s) => {
        const n = concatBytes([halves(s)[1], halves(e(s))[0]]);
        return [x(b, e(n)), n];
      }),
  ],
  [
    'one mask',
    'H=E(IV)\nC[i]=E(P[i]^H)^H',
    ({ p, iv, e }) => p.map((b) => x(e(x(b, e(iv))), e(iv))),
  ],
  [
    'chained plaintext',
    'P[0]=IV\nC[i]=E(P[i]^P[i-1])',
    ({ p, iv, e }) => chain(p, iv, (b, s) => [e(x(b, s)), b]),
  ],
  [
    'plaintext feedback',
    'P[0]=IV\nC[i]=P[i]^E(P[i-1])',
    ({ p, iv, e }) => chain(p, iv, (b, s) => [x(b, e(s)), b]),
  ],
  [
    'E twice',
    'C[0]=IV\nC[i]=E(E(P[i])^C[i-1])',
    ({ p, iv, e }) =>
      chain(p, iv, (b, s) => {
        const c = e(x(e(b), s));
        return [c, c];
      }),
  ],
  [
    'the inverse cipher forwards',
    'C[0]=IV\nC[i]=D(P[i]^C[i-1])',
    ({ p, iv, d }) =>
      chain(p, iv, (b, s) => {
        const c = d(x(b, s));
        return [c, c];
      }),
  ],
  [
    'a rotation around',
    'C[i]=rotl(E(rotl(P[i],13)),77)',
    ({ p, e }) => p.map((b) => rotl(e(rotl(b, 13n)), 77n)),
  ],
  ['plus one inside and out', 'C[i]=inc(E(inc(P[i])))', ({ p, e }) => p.map((b) => inc(e(inc(b))))],
  ['doubled', 'C[i]=double(E(double(P[i])))', ({ p, e }) => p.map((b) => double(e(double(b))))],
  [
    'a Feistel round',
    'L[i]=right(P[i])\nR[i]=left(P[i])^left(E(right(P[i])||0))\nC[i]=L[i]||R[i]',
    ({ p, e }) =>
      p.map((b) => {
        const [l, r] = halves(b);
        return concatBytes([r, x(l, halves(e(concatBytes([r, zero.slice(8)])))[0])]);
      }),
  ],
  [
    'from the end',
    'C[n+1]=IV\nC[i]=E(P[i]^C[i+1])',
    ({ p, iv, e }) =>
      chain([...p].reverse(), iv, (b, s) => {
        const c = e(x(b, s));
        return [c, c];
      }).reverse(),
  ],
  [
    'two before',
    'C[-1]=IV\nC[0]=N\nC[i]=E(P[i]^C[i-2])',
    ({ p, iv, nonce, e }) =>
      chain(p, [iv, nonce], (b, [a, z]) => {
        const c = e(x(b, a));
        return [c, [z, c]];
      }),
  ],
  [
    'the number of the block',
    'C[i]=E(P[i]^i)^i',
    ({ p, e }) => p.map((b, k) => x(e(x(b, block(BigInt(k + 1)))), block(BigInt(k + 1)))),
  ],
  [
    'a half nonce and a counter',
    'C[i]=P[i]^E(left(IV)||i)',
    ({ p, iv, e }) =>
      p.map((b, k) => x(b, e(concatBytes([halves(iv)[0], block(BigInt(k + 1)).slice(8)])))),
  ],
  [
    'a constant',
    'C[i]=E(P[i]^0x000102030405060708090a0b0c0d0e0f)',
    ({ p, e }) =>
      p.map((b) =>
        e(
          x(
            b,
            Uint8Array.from({ length: 16 }, (_, i) => i),
          ),
        ),
      ),
  ],
  [
    'a sum carried along',
    'S[0]=IV\nS[i]=S[i-1]^P[i]\nC[i]=E(S[i])',
    ({ p, iv, e }) => chain(p, iv, (b, s) => [e(x(s, b)), x(s, b)]),
  ],
  [
    'CFB and OFB together',
    'C[0]=IV\nS[0]=N\nS[i]=E(S[i-1]^C[i-1])\nC[i]=P[i]^S[i]',
    ({ p, iv, nonce, e }) =>
      chain(p, [iv, nonce], (b, [c1, s1]) => {
        const s = e(x(s1, c1));
        const c = x(b, s);
        return [c, [c, s]];
      }),
  ],
  [
    'the halves swapped',
    'C[i]=E(right(P[i])||left(P[i]))',
    ({ p, e }) => p.map((b) => e(concatBytes([...halves(b)].reverse()))),
  ],
  [
    'the last block apart',
    'C[i]=E(P[i])\nC[n]=E(P[n]^IV)',
    ({ p, iv, e }) => p.map((b, k) => e(k === p.length - 1 ? x(b, iv) : b)),
  ],
];

describe('formulas equal the same written by hand', () => {
  test.each(FORMULAS)('%s', (name, equations, hand) => {
    const mode = modeFrom(equations);
    for (let n = 0; n < 25; n++) {
      const { key, iv, message } = caseOf(mode, name, n, true);
      const settings = { mode, key, iv, padding: 'none' } as const;
      const tools = {
        e: (b: Block) => E(key, b),
        d: (b: Block) => D(key, b),
        ...{ iv: iv.subarray(0, 16), nonce: iv.subarray(16), p: splitBlocks(message) },
      };
      const sealed = encrypt(settings, message);
      expect(toHex(sealed)).toBe(toHex(concatBytes(hand(tools))));
      expect(toHex(decrypt(settings, sealed))).toBe(toHex(message));
    }
    goesThere(mode, caseOf(mode, name, 99));
  });
});

describe('a tag', () => {
  const equations = 'C[0]=IV\nC[i]=E(P[i]^C[i-1])\nS[0]=0\nS[i]=E(S[i-1]^C[i])\nT=S[n]';
  const mode = modeFrom(equations);
  const { key, iv, message } = caseOf(mode, 'tag', 1, true);
  const sealed = encrypt({ mode, key, iv }, message);

  test('is what its line says, behind the ciphertext', () => {
    const blocks = splitBlocks(sealed.subarray(0, -16));
    expect(toHex(blocks.reduce((s, c) => E(key, x(s, c)), zero))).toBe(toHex(sealed.subarray(-16)));
  });

  test('that is wrong lets nothing out, whichever bit is wrong', () => {
    for (let at = 0; at < sealed.length; at++) {
      const forged = sealed.slice();
      forged[at] ^= 1 << (at & 7);
      expect(() => decrypt({ mode, key, iv }, forged)).toThrow('tag is wrong');
    }
  });

  test('is never believed: what it is made of isn’t found from it', () => {
    const over = modeFrom(
      'S[0]=0\nS[i]=E(S[i-1]^P[i])\nT=S[n]\nQ[0]=IV\nQ[i]=inc(Q[i-1])\nC[i]=P[i]^E(Q[i])',
    );
    const settings = { mode: over, key, iv };
    const forged = encrypt(settings, message);
    forged[0] ^= 1;
    expect(over.tagOver).toBe('plaintext');
    expect(() => decrypt(settings, forged)).toThrow('tag is wrong');
  });

  test('takes in no additional data, and says so', () => {
    expect(() => encrypt({ mode, key, iv, aad: message }, message)).toThrow('additional data');
  });
});
