import { opposite } from '../wire/index.ts';
import { problemOf } from './check.ts';
import { blockOf, partsOf, withBlock, withByte, withCiphertext, withoutBlock } from './edit.ts';
import type { Action, EveState, Item } from './types.ts';

/** Nothing has happened yet. */
export const EMPTY: EveState = { hold: false, items: new Map(), queue: [], passed: [] };

/**
 * What is in Eve's hands after an action: a new state, the old one stays. An action that can't be changes nothing, so that
 * any sequence of any actions is one that can be run again.
 */
export function apply(state: EveState, action: Action): EveState {
  if (problemOf(state, action) !== undefined) return state;
  switch (action.kind) {
    case 'hold':
      return { ...state, hold: action.on };
    case 'arrive': {
      const { number, from, bytes, at } = action;
      const item: Item = { number, from, original: bytes, bytes, at, state: 'held', times: 0 };
      return state.hold ? take(state, item) : pass(state, item);
    }
    case 'copy': {
      const { original, bytes, from } = state.items.get(action.of)!;
      const { number, of: copyOf, at } = action;
      return take(state, { number, from, copyOf, original, bytes, at, state: 'held', times: 0 });
    }
    case 'inject': {
      const { number, from, bytes, at } = action;
      const item: Item = {
        number,
        from,
        copyOf: 0,
        original: bytes,
        bytes,
        at,
        state: 'held',
        times: 0,
      };
      return pass(state, item);
    }
    case 'releaseAll':
      return state.queue.reduce((s, number) => pass(s, s.items.get(number)!), state);
    default:
      return applyTo(state, state.items.get(action.number)!, action);
  }
}

type OnItem = Exclude<Action, { kind: 'hold' | 'arrive' | 'copy' | 'inject' | 'releaseAll' }>;

function applyTo(state: EveState, item: Item, action: OnItem): EveState {
  const edited = (bytes: Uint8Array): EveState => put(state, { ...item, bytes });
  const { bytes } = item;
  switch (action.kind) {
    case 'release':
    case 'due':
      return pass(state, item);
    case 'replay':
      return send(state, item, item.original);
    case 'drop': {
      return settle(state, { ...item, state: 'dropped', dueAt: undefined });
    }
    case 'delay':
      return settle(state, { ...item, state: 'delayed', dueAt: action.dueAt });
    case 'flip':
      return edited(withByte(bytes, action.at, bytes[action.at] ^ (1 << action.bit)));
    case 'set':
      return edited(withByte(bytes, action.at, action.value));
    case 'truncate':
      return edited(withCiphertext(bytes, partsOf(bytes).ciphertext.subarray(0, action.to)));
    case 'cut':
      return edited(withoutBlock(bytes, action.block));
    case 'splice': {
      const value = blockOf(state.items.get(action.source)!.bytes, action.sourceBlock)!;
      return edited(withBlock(bytes, action.block, value, action.insert));
    }
    case 'reorder': {
      const queue = without(state.queue, item.number);
      return { ...state, queue: queue.toSpliced(action.to, 0, item.number) };
    }
  }
}

const without = (queue: readonly number[], number: number): readonly number[] =>
  queue.includes(number) ? queue.filter((other) => other !== number) : queue;

function put(state: EveState, item: Item): EveState {
  return { ...state, items: new Map(state.items).set(item.number, Object.freeze(item)) };
}

function take(state: EveState, item: Item): EveState {
  return { ...put(state, item), queue: [...state.queue, item.number] };
}

/** An item that is no longer held. */
function settle(state: EveState, item: Item): EveState {
  return put({ ...state, queue: without(state.queue, item.number) }, item);
}

function pass(state: EveState, item: Item): EveState {
  const queue = without(state.queue, item.number);
  return send({ ...state, queue }, { ...item, state: 'passed', dueAt: undefined }, item.bytes);
}

function send(state: EveState, item: Item, bytes: Uint8Array): EveState {
  const { number, from, times } = item;
  const passing = { id: `${number}.${times}`, number, to: opposite(from), bytes };
  const passed = [...state.passed, passing];
  return { ...put(state, { ...item, times: times + 1 }), passed };
}
