import { describe, expect, test } from 'vitest';
import {
  type BytePlace,
  frameAt,
  holds,
  lightUp,
  litBy,
  litSentence,
} from '../../src/lib/scene/index.ts';
import { run, type Run, sceneOf } from './runs.ts';

/** A byte of the value that an operation makes in a block. */
const place = ({ trace }: Run, op: string, block: number, byte: number): BytePlace => ({
  step: trace.steps.find((step) => step.op === op && step.block === block)!.id,
  byte,
});

const cbc = run('cbc');
const sentence = (it: Run, at: BytePlace, last = 5) =>
  litSentence(it.trace, litBy(it.trace, at, last));

describe('a byte that is pointed at', () => {
  const frame = frameAt(sceneOf(cbc), cbc.timeline, cbc.timeline.end);
  const at = place(cbc, 'xor', 2, 7);
  const lit = litBy(cbc.trace, at, 5);
  const marks = new Map(lightUp(frame, lit).marks.map((mark) => [mark.id, mark.lit]));

  test('is lit as itself, what made it as its source, what it reaches as its reach', () => {
    expect(marks.get('i2.b07')).toBe('self');
    expect([marks.get('p2.b07'), marks.get('c1.b07')]).toEqual(['source', 'source']);
    expect([marks.get('c2.b00'), marks.get('c2.b15')]).toEqual(['reach', 'reach']);
  });

  test('leaves all else unlit', () => {
    for (const id of ['i2.b06', 'p2.b06', 'c1.b06', 'p1.b07', 'xor2', 'p2'])
      expect(marks.get(id), id).toBeUndefined();
  });

  test('changes nothing else of the frame', () => {
    const plain = lightUp(frame, lit).marks.map(({ lit: _lit, ...mark }) => mark);
    expect(plain.length).toBe(frame.marks.length);
    expect(plain.every((mark, i) => mark.mark === frame.marks[i].mark)).toBe(true);
  });

  test('every mark of a lit byte is lit, and no other', () => {
    for (const { mark, lit: as } of lightUp(frame, lit).marks) {
      const { of } = mark;
      const inSets = of && (holds(lit.sources, of) || holds(lit.reach, of));
      expect(as !== undefined, mark.id).toBe(inSets ?? false);
    }
  });
});

describe('where a byte comes from and goes, in words', () => {
  test('of a value that was computed bytewise', () => {
    expect(sentence(cbc, place(cbc, 'xor', 5, 0))).toBe(
      'Byte 0 of I₅ is bd. It was made from 1 byte of P₅ and 1 byte of C₄. A change of it reaches all 16 bytes of C₅.',
    );
  });

  test('of a value that the cipher made: all bytes, and the key', () => {
    expect(sentence(cbc, place(cbc, 'cipher', 5, 15))).toContain(
      'It was made from all 16 bytes of P₅, all 16 bytes of C₄ and all 16 bytes of I₅, and the key. It reaches no other value.',
    );
  });

  test('of what was given', () => {
    const ecb = run('ecb');
    expect(sentence(ecb, place(ecb, 'in', 1, 1))).toBe(
      'Byte 1 of P₁ is 74. It was given. A change of it reaches all 16 bytes of C₁.',
    );
  });

  test('only as far as the view goes', () => {
    expect(sentence(cbc, place(cbc, 'cipher', 1, 0), 1)).toContain(
      'reaches no other value up to block 1.',
    );
    expect(sentence(cbc, place(cbc, 'cipher', 1, 0), 2)).toContain(
      '1 byte of I₂ and all 16 bytes of C₂',
    );
  });

  test('in short where there is much', () => {
    expect(sentence(cbc, place(cbc, 'in', 1, 0))).toMatch(/ and bytes of 5 more values\.$/);
  });
});
