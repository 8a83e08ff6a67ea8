import { HexError } from '../../lib/bytes/index.ts';
import { capital } from '../../lib/words/index.ts';

/** What a field for bytes holds: the bytes, or what is wrong with what was typed. */
export interface Reading {
  /** Undefined where what was typed can't be used. */
  readonly bytes?: Uint8Array;
  /** Why it can't be used, as a sentence for the page; undefined where it can. */
  readonly problem?: string;
  /** The text's own UTF-8 bytes as hex, where they would do and the reader may have meant that. */
  readonly offer?: { readonly hex: string; readonly text: string };
  /** A live count for the line above the field, in words. */
  readonly count: string;
}

/** How many digits of hex a text has; `0x`, separators and whatever isn't hex aren't counted. */
export const digitsIn = (text: string): number =>
  text.replace(/0x/gi, '').replace(/[^0-9a-f]/gi, '').length;

/** True where a text holds a character that isn't hex; false where only the number of digits can be wrong. */
export const isNoHex = (error: unknown): error is HexError & { readonly position: number } =>
  error instanceof HexError && error.position !== undefined;

/** What an error says, as a sentence: capital first, full stop last. */
export const sentenceOf = (error: unknown): string => `${capital((error as Error).message)}.`;
