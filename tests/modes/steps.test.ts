import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Step, Trace } from '../../src/lib/modes/index.ts';
import { traceDecrypt, traceEncrypt } from '../../src/lib/modes/index.ts';
import type { Vector } from '../vectors/read.ts';
import { readVectors, settingsOf } from '../vectors/read.ts';

interface StepsVector extends Vector {
  readonly blocks: readonly {
    readonly p: string;
    readonly inputBlock: string;
    readonly outputBlock: string;
    readonly c: string;
  }[];
}

const VECTORS = readVectors<StepsVector[]>('sp800_38a.json');
/** The modes that never use the inverse cipher. */
const FORWARD: readonly string[] = ['cfb128', 'ofb', 'ctr'];

/** Every use of the cipher in a trace: its block, what entered it and what left it. */
function cipherUses(trace: Trace, op: 'cipher' | 'invCipher') {
  return trace.steps
    .filter((step) => step.op === op)
    .map((step) => [step.block, ...[trace.step(step.inputs[0]), step].map(hexOf)]);
}

function hexOf({ bytes }: Step): string {
  return toHex(bytes);
}

function blocksAt(trace: Trace, ids: readonly number[]): string[] {
  return ids.map((id) => hexOf(trace.step(id)));
}

describe.each(VECTORS)('the trace of $id', ({ m, k, iv, p, c, blocks }) => {
  const settings = settingsOf({ m, k, ...(iv !== undefined && { iv }) });

  it('has the input and output block of every step of encryption', () => {
    const trace = traceEncrypt(settings, fromHex(p));
    expect(cipherUses(trace, 'cipher')).toEqual(
      blocks.map(({ inputBlock, outputBlock }, j) => [j + 1, inputBlock, outputBlock]),
    );
    expect(blocksAt(trace, trace.inputs)).toEqual(blocks.map((block) => block.p));
    expect(blocksAt(trace, trace.outputs)).toEqual(blocks.map((block) => block.c));
  });

  it('has them on the way back: the same where the cipher is, exchanged where the inverse cipher is', () => {
    const trace = traceDecrypt(settings, fromHex(c));
    const forward = FORWARD.includes(m);
    const op = forward ? 'cipher' : 'invCipher';
    expect(cipherUses(trace, op)).toEqual(
      blocks.map(({ inputBlock, outputBlock }, j) =>
        forward ? [j + 1, inputBlock, outputBlock] : [j + 1, outputBlock, inputBlock],
      ),
    );
    expect(blocksAt(trace, trace.inputs)).toEqual(blocks.map((block) => block.c));
    expect(blocksAt(trace, trace.outputs)).toEqual(blocks.map((block) => block.p));
  });
});
