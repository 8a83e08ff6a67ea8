import { ModeError } from './errors.ts';
import type { Mode, Settings } from './types.ts';

/** `4, 8 or 12`, for messages. */
const listed = (numbers: readonly number[]): string =>
  numbers.join(', ').replace(/, (?!.*, )/, ' or ');

/**
 * How many bytes of tag follow the ciphertext: 0 in a mode that makes none. Throws `ModeError` (`tagBytes`) where the mode
 * makes no tag of the length that is asked for.
 */
export function tagBytesOf({ tagBytes }: Pick<Settings, 'tagBytes'>, mode: Mode): number {
  if (tagBytes === undefined || mode.tagLengths.includes(tagBytes))
    return tagBytes ?? mode.tagBytes;
  const rule =
    mode.tagBytes === 0
      ? `${mode.name} makes no tag, so a tag’s length can’t be set; leave it out`
      : `${mode.name} makes tags of ${listed(mode.tagLengths)} bytes`;
  throw new ModeError('tagBytes', `${rule}. This one is to have ${tagBytes}.`);
}
