import { changedBytes, pairOf } from '../case.ts';
import type { Case, Kind } from '../types.ts';
import { listed, plural } from '../../words/index.ts';
import { resultName } from './paint-blocks.ts';
import { sameSet, standing } from './words.ts';

const sizeOf = (it: Case, block: number): number => pairOf(it, block)[0].length;

/** “byte 8”, “bytes 1, 2 and 3”, “no byte”, “all 16 bytes”: counted from 0, as on the stage. */
function bytesText(bytes: readonly number[], size: number): string {
  if (bytes.length === 0) return 'No byte';
  if (bytes.length === size) return `All ${size} bytes`;
  if (bytes.length > 6) return plural(bytes.length, 'byte');
  return `Byte${bytes.length > 1 ? 's' : ''} ${listed(bytes.map(String))}`;
}

/** Which bytes of one block of the result will the change make others? */
export const chooseBytes: Kind<{ kind: 'choose-bytes'; block: number }> = {
  misconceptions: () => [
    'nothing',
    'whole-block',
    'only-where-it-meets',
    'from-there-on',
    'another-byte',
  ],
  accepts: (answer, it, { block }) =>
    block <= it.before.outputs.length &&
    answer.every((byte) => byte >= 0 && byte < sizeOf(it, block)),
  truth: (it, { block }) => changedBytes(it, block),
  judge(answer, it, { block }) {
    const truth = changedBytes(it, block);
    const size = sizeOf(it, block);
    const cells = Array.from({ length: size }, (_, byte) => ({
      name: `byte ${byte}`,
      said: answer.includes(byte) ? 'will change' : 'stays',
      was: truth.includes(byte) ? 'changed' : 'as it was',
      right: answer.includes(byte) === truth.includes(byte),
    }));
    const right = sameSet(answer, truth);
    const says = `${bytesText(truth, size)} of ${resultName(it, block)} changed: ${standing(cells, 'byte')}.`;
    return {
      right,
      cells,
      says,
      ...(right ? {} : { misconception: idea(answer, metAt(it, block), size) }),
    };
  },
};

/** Where the change meets the block: the bytes that differ as it goes in, or, where it goes in as it was, as it comes out. */
function metAt(it: Case, block: number): readonly number[] {
  const [was, is] = [it.before.inputs[block - 1], it.after.inputs[block - 1]];
  if (was === undefined || is === undefined) return changedBytes(it, block);
  const [a, b] = [it.before.step(was).bytes, it.after.step(is).bytes];
  const differ = Array.from(a.keys()).filter((at) => a[at] !== b[at]);
  return differ.length > 0 ? differ : changedBytes(it, block);
}

function idea(answer: readonly number[], met: readonly number[], size: number) {
  if (answer.length === 0) return 'nothing';
  if (answer.length === size) return 'whole-block';
  if (sameSet(answer, met)) return 'only-where-it-meets';
  const from = Math.min(...met);
  if (answer.length === size - from && answer.every((byte) => byte >= from)) return 'from-there-on';
  return answer.length === met.length ? 'another-byte' : undefined;
}
