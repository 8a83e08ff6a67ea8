import { equalBytes } from '../bytes/index.ts';
import type { EveState } from './types.ts';

/** What became of a message, as only somebody who sees everything knows it. */
export interface Fate {
  readonly state: 'held' | 'delayed' | 'passed' | 'dropped';
  /** Whether what went on first, or is about to, isn't what came. */
  readonly altered: boolean;
  /** How often it went on. */
  readonly times: number;
  /** In words: `altered by Eve`; empty where it went on once, as it came. */
  readonly words: string;
}

/** The fate of an item; undefined where there is none with this number. */
export function fateOf({ items }: EveState, number: number): Fate | undefined {
  const item = items.get(number);
  if (!item) return undefined;
  const { state, original, bytes, times } = item;
  const altered = !equalBytes(original, bytes);
  return { state, altered, times, words: wordsOf(state, altered, times) };
}

/** A replay is of the original, so what was altered went on so once, and then as it came. */
function wordsOf(state: Fate['state'], altered: boolean, times: number): string {
  const how = [
    ...(state === 'passed' ? [] : [state]),
    ...(altered ? ['altered'] : []),
    ...(times > 1 && !altered ? [`sent ${times} times`] : []),
  ];
  const again =
    altered && times > 1
      ? `, then sent ${times === 2 ? 'once' : `${times - 1} times`} as it came`
      : '';
  return how.length > 0 ? `${how.join(' and ')} by Eve${again}` : '';
}
