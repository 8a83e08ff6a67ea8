import { BLOCK_BYTES } from '../bytes/index.ts';
import { MAX_FRAME_BYTES } from '../wire/index.ts';
import { blockOf, blocksIn, partsOf } from './edit.ts';
import type { Action, EveState, Item } from './types.ts';

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Why an action can't be, in a sentence; undefined where it can. Whatever it is given, this says it and throws nothing. */
export function problemOf(state: EveState, action: Action): string | undefined {
  if (action.kind === 'hold') return undefined;
  if (action.kind === 'releaseAll') return state.queue.length ? undefined : 'Eve holds nothing.';
  const item = state.items.get(action.number);
  if (action.kind === 'arrive' || action.kind === 'copy' || action.kind === 'inject')
    return problemOfNew(state, action, item);
  if (!item) return `There is no message ${action.number}.`;
  if (action.kind === 'replay')
    return item.state === 'passed' ? undefined : 'Only what went on can be replayed.';
  if (action.kind === 'due') return item.state === 'delayed' ? undefined : 'It isn’t delayed.';
  const mayWait = action.kind === 'release' || action.kind === 'drop';
  if (item.state !== 'held' && !(mayWait && item.state === 'delayed'))
    return `Message ${item.number} isn’t in Eve’s hands: take a copy of it.`;
  return problemOfEdit(state, action, item);
}

function problemOfNew(
  state: EveState,
  action: Extract<Action, { kind: 'arrive' | 'copy' | 'inject' }>,
  taken: Item | undefined,
): string | undefined {
  if (taken) return `There is a message ${action.number} already.`;
  if (action.kind === 'copy')
    return state.items.has(action.of) ? undefined : `There is no message ${action.of}.`;
  return isWhole(action.bytes.length, 1, MAX_FRAME_BYTES)
    ? undefined
    : `A frame has 1 to ${MAX_FRAME_BYTES} bytes; this has ${action.bytes.length}.`;
}

function problemOfEdit(state: EveState, action: Action, { bytes }: Item): string | undefined {
  const blocks = blocksIn(bytes);
  if (action.kind === 'flip' || action.kind === 'set') {
    if (!isWhole(action.at, 0, bytes.length - 1)) return `There is no byte ${action.at}.`;
    const [value, most] = action.kind === 'flip' ? [action.bit, 7] : [action.value, 255];
    return isWhole(value, 0, most) ? undefined : `0 to ${most} it has to be; this is ${value}.`;
  }
  if (action.kind === 'truncate') {
    const { length } = partsOf(bytes).ciphertext;
    return isWhole(action.to, 0, length)
      ? undefined
      : `It has ${length} bytes of ciphertext; ${action.to} of them can’t be kept.`;
  }
  if (action.kind === 'cut')
    return isWhole(action.block, 1, blocks) ? undefined : `There is no block ${action.block}.`;
  if (action.kind === 'reorder')
    return isWhole(action.to, 0, state.queue.length - 1) ? undefined : 'There is no such place.';
  return action.kind === 'splice' ? problemOfSplice(state, action, bytes) : undefined;
}

function problemOfSplice(
  state: EveState,
  { source, sourceBlock, block, insert }: Extract<Action, { kind: 'splice' }>,
  bytes: Uint8Array,
): string | undefined {
  const from = state.items.get(source);
  if (!from) return `There is no message ${source}.`;
  if (!blockOf(from.bytes, sourceBlock)) return `Message ${source} has no block ${sourceBlock}.`;
  const last = blocksIn(bytes) + (insert ? 1 : 0);
  if (!isWhole(block, insert ? 1 : 0, last)) return `There is no block ${block} to put it over.`;
  return bytes.length + (insert ? BLOCK_BYTES : 0) > MAX_FRAME_BYTES
    ? `A frame has at most ${MAX_FRAME_BYTES} bytes.`
    : undefined;
}
