import { describe, expect, it } from 'vitest';
import { product, spell } from '../../src/components/aes/spell.ts';
import { roundCaption } from '../../src/lib/scene/index.ts';
import { B, C, gf, RUNS, runOf } from './runs.ts';

const b = runOf(B.key, B.plaintext);

/** The value of a sum of products as it is written: `02·d4 ⊕ 30`; undefined where it is something else. */
function valueOf(term: string): number | undefined {
  if (!/^[0-9a-f]{2}(·[0-9a-f]{2})?( ⊕ [0-9a-f]{2}(·[0-9a-f]{2})?)*$/.test(term)) return undefined;
  return term
    .split(' ⊕ ')
    .map((part) => part.split('·').map((digits) => parseInt(digits, 16)))
    .reduce((sum, [a, b]) => sum ^ (b === undefined ? a : gf(a, b)), 0);
}

describe('roundCaption', () => {
  it('says what a step does with the bytes of Appendix B, and which section says so', () => {
    expect(b.steps.slice(0, 6).map(({ id }) => roundCaption(b, id))).toEqual([
      'The input block fills the state column by column: byte i goes to row i mod 4, column i/4, rounded down (FIPS 197 §3.4).',
      'AddRoundKey, before the first round: each byte of the state is XORed with the byte of round key 0 in its place: 32 ⊕ 2b = 19, and so on (FIPS 197 §5.1.4).',
      'SubBytes, round 1 of 10: each byte by itself goes through the S-box: 19 becomes d4, 3d becomes 27, and so on (FIPS 197 §5.1.1).',
      'ShiftRows, round 1 of 10: row r moves r places left, and what falls out comes back on the right: row 1, 27 bf b4 41, becomes bf b4 41 27 (FIPS 197 §5.1.2).',
      'MixColumns, round 1 of 10: each column is multiplied by one matrix, in the arithmetic of bytes: column 0, d4 bf 5d 30, becomes 04 66 81 e5 (FIPS 197 §5.1.3).',
      'AddRoundKey, round 1 of 10: each byte of the state is XORed with the byte of round key 1 in its place: 04 ⊕ a0 = a4, and so on (FIPS 197 §5.1.4).',
    ]);
  });

  it('says of the last round that it has no MixColumns, and reads the output block out', () => {
    expect(roundCaption(b, 40)).toContain('round 10 of 10, which has no MixColumns');
    expect(roundCaption(b, 41)).toContain(
      'the output block is 39 25 84 1d 02 dc 09 fb dc 11 85 97 19 6a 0b 32 (FIPS 197 §3.4).',
    );
  });

  it('names the inverse steps and their sections on the way back', () => {
    const back = runOf(C[2].key, C[2].ciphertext, 'decrypt');
    const says = back.steps.slice(1, 6).map(({ id }) => roundCaption(back, id));
    expect(says.map((text) => [text.split(',')[0], text.match(/§[\d.]+\d/)![0]])).toEqual([
      ['AddRoundKey', '§5.3.4'],
      ['InvShiftRows', '§5.3.1'],
      ['InvSubBytes', '§5.3.2'],
      ['AddRoundKey', '§5.3.4'],
      ['InvMixColumns', '§5.3.3'],
    ]);
    expect(says[0]).toContain('round key 14');
    expect(says[3]).toContain('round 1 of 14');
    expect(says[3]).toContain('round key 13');
    expect(says[1]).toContain('moves r places right');
  });
});

describe('spell', () => {
  it('has the column product of Appendix B with its real numbers', () => {
    expect(spell(b.steps[4], 0)).toMatchObject({
      name: 's′[0,0] = 04',
      lines: [
        '02·d4 = 11010100 shifted left = a8; a 1 falls out, so ⊕ 1b = b3',
        '03·bf = 02·bf ⊕ bf = 65 ⊕ bf = da',
        '01·5d = 5d',
        '01·30 = 30',
        '02·d4 ⊕ 03·bf ⊕ 01·5d ⊕ 01·30 = 04',
        'b3 ⊕ da ⊕ 5d ⊕ 30 = 04',
      ],
    });
  });

  it('has the lookup in the S-box with its row and column, and where the S-box has it from', () => {
    expect(spell(b.steps[2], 0).lines).toEqual([
      'SBOX[19]: row 1, column 9 = d4',
      'inverse of 19: 3f (19 · 3f = 01)',
      'its bits mixed and ⊕ 63: 00111111 → 11010100 = d4',
    ]);
    expect(gf(0x19, 0x3f)).toBe(1);
  });

  it('says of 00 that it has no inverse', () => {
    const step = {
      ...b.steps[2],
      before: new Uint8Array(16),
      after: new Uint8Array(16).fill(0x63),
    };
    expect(spell(step, 5).lines[1]).toBe('inverse of 00: 00 (00 has no inverse and is kept)');
  });

  it('has the shift of a row, the sum of bits with the round key, and the place of a byte of the block', () => {
    expect(spell(b.steps[3], 1).lines).toEqual(['s′[1,0] = s[1,(0 + 1) mod 4] = s[1,1] = bf']);
    expect(spell(b.steps[3], 0).rule).toBe('Row 0 stays where it is.');
    expect(spell(b.steps[1], 0).lines).toEqual([
      '32 = 00110010',
      '2b = 00101011',
      '19 = 00011001',
      '32 ⊕ 2b = 19',
    ]);
    expect(spell(b.steps[0], 6)).toMatchObject({
      name: 's[2,1] = 30',
      lines: ['s[2,1] = in[6] = 30'],
    });
    expect(spell(b.steps[41], 6).lines).toEqual(['out[6] = s[2,1] = 09']);
  });

  it.each(RUNS)('%s: every equation of every byte of every step holds', (_, run) => {
    let checked = 0;
    for (const step of run.steps)
      for (let i = 0; i < 16; i++) {
        const { name, lines } = spell(step, i);
        expect(name.endsWith(`= ${step.after[i].toString(16).padStart(2, '0')}`)).toBe(true);
        for (const equation of lines.flatMap((line) => line.split(', '))) {
          const values = equation
            .split(' = ')
            .map(valueOf)
            .filter((value) => value !== undefined);
          expect(new Set(values).size, `${name}: ${equation}`).toBeLessThanOrEqual(1);
          if (values.length > 1) checked += 1;
        }
        if (step.op.endsWith('ixColumns'))
          expect(valueOf(lines.at(-1)!.split(' = ')[0])).toBe(step.after[i]);
      }
    expect(checked).toBeGreaterThan(800);
  });

  it('says of every doubling whether a 1 falls out, and what it gives', () => {
    for (let byte = 0; byte < 256; byte++) {
      const [line] = product(2, byte);
      expect(line).toContain(byte.toString(2).padStart(8, '0'));
      expect(line.includes('a 1 falls out')).toBe(byte >= 128);
      const result =
        line.match(/(?:⊕ 1b|left) = ([0-9a-f]{2})(?:;|$)(?! a)/)?.[1] ?? line.slice(-2);
      expect(parseInt(result, 16)).toBe(gf(2, byte));
    }
  });
});
