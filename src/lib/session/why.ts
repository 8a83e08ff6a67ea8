import { subscript } from '../words/index.ts';
import { BLOCK_BYTES, blockAt, equalBytes } from '../bytes/index.ts';
import {
  modes,
  paddingOf,
  paddings,
  type Settings,
  traceDecrypt,
  traceEncrypt,
} from '../modes/index.ts';
import type { Message } from './types.ts';

/** Why a received message isn't what was sent. `altered`: its bytes were changed on the wire; `forged`: nobody sent it. */
export type Cause = 'forged' | 'altered' | 'mode' | 'key' | 'iv' | 'padding';

/** What only somebody who sees both sides can say of a message. */
export interface Why {
  readonly causes: readonly Cause[];
  readonly sentence: string;
  /** The blocks of plaintext that come out wrong, from 1; empty where none do, or where it can't be run at all. */
  readonly wrong: readonly number[];
  /** The block to look at on the stage; undefined where the run can't begin. */
  readonly block?: number;
}

/**
 * Compares what was sent with what was received: which settings differ, and, from both runs, which blocks come out wrong.
 * Undefined where the message is what was sent.
 */
export function whyOf(sent: Message | undefined, got: Message): Why | undefined {
  if (!sent?.plaintext) {
    const sentence = 'Nobody sent this: it was put on the wire by somebody else.';
    return { causes: ['forged'], sentence, wrong: [], ...(blocksOf(got) > 0 && { block: 1 }) };
  }
  const causes = causesOf(sent, got);
  if (causes.length === 0) return undefined;
  const wrong = wrongBlocks(sent, got);
  const because = causes.map((cause) => CAUSES[cause](sent, got)).join(' ');
  if (!wrong) return { causes, wrong: [], sentence: `${because} ${got.error ?? ''}`.trim() };
  const blocks = blocksOf(got);
  const block = wrong[0] ?? (blocks > 0 ? blocks : undefined);
  const sentence = `${because} ${effect(wrong, blocks, got)}`;
  return { causes, sentence, wrong, ...(block !== undefined && { block }) };
}

const blocksOf = ({ ciphertext }: Message): number => Math.ceil(ciphertext.length / BLOCK_BYTES);
const ivOf = ({ settings: { iv } }: Message): Uint8Array => iv ?? new Uint8Array(0);

function causesOf(sent: Message, got: Message): Cause[] {
  const isAltered = !equalBytes(sent.ciphertext, got.ciphertext) || !equalBytes(sent.iv, got.iv);
  const [a, b]: Settings[] = [sent.settings, got.settings];
  return [
    ...(isAltered ? ['altered' as const] : []),
    ...(a.mode === b.mode ? [] : ['mode' as const]),
    ...(equalBytes(a.key, b.key) ? [] : ['key' as const]),
    ...(a.mode === b.mode && !equalBytes(got.iv, ivOf(got)) ? ['iv' as const] : []),
    ...(paddingOf(a) === paddingOf(b) ? [] : ['padding' as const]),
  ];
}

const CAUSES: Record<Cause, (sent: Message, got: Message) => string> = {
  forged: () => '',
  altered: () => 'The bytes that arrived aren’t those that were sent.',
  mode: (sent, got) =>
    `Sent in ${modes[sent.settings.mode].name} and read in ${modes[got.settings.mode].name}.`,
  key: () => 'The two sides have different keys.',
  iv: () => 'The receiver reads with an IV of its own, not with the one that was sent.',
  padding: (sent, got) =>
    `Sent with the padding “${paddings[paddingOf(sent.settings)].name}” and read with “${paddings[paddingOf(got.settings)].name}”.`,
};

/** Compares both runs block by block, padding included; undefined where the receiver's can't be made. */
function wrongBlocks(sent: Message, got: Message): number[] | undefined {
  try {
    const { input } = traceEncrypt(sent.settings, sent.plaintext!);
    const { output, tagError } = traceDecrypt(got.settings, got.ciphertext);
    if (tagError) return undefined;
    return Array.from({ length: Math.ceil(output.length / BLOCK_BYTES) }, (_, i) => i + 1).filter(
      (block) => !equalBytes(blockAt(input, block), blockAt(output, block)),
    );
  } catch {
    return undefined;
  }
}

function effect(wrong: readonly number[], blocks: number, { error, plaintext }: Message): string {
  const end = error ? ` ${error}` : '';
  if (wrong.length === 0) {
    const what = plaintext ? 'only its end isn’t taken off as it was put on.' : 'and yet:';
    const all = blocks === 1 ? 'Its one block comes' : `All ${blocks} blocks come`;
    return `${all} out right; ${what}${end}`;
  }
  if (blocks === 1) return `Its one block comes out wrong.${end}`;
  if (wrong.length === blocks) return `All ${blocks} blocks come out wrong.${end}`;
  const names = wrong.slice(0, 4).map((block) => subscript(`P${block}`));
  const more = wrong.length > 4 ? ` and ${wrong.length - 4} more` : '';
  const come = wrong.length === 1 ? 'comes' : 'come';
  return `Of ${blocks} blocks ${wrong.length} ${come} out wrong: ${names.join(', ')}${more}.${end}`;
}
