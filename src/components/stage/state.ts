import { decodeUtf8, encodeUtf8, fromHex, toHex } from '../../lib/bytes/index.ts';
import { isListed, modeOf, paddingOf, type Run } from '../../lib/modes/index.ts';
import type { StageState } from '../../lib/state/index.ts';

/**
 * The run as a link holds it, at an instant, in a view that the reader has moved or zoomed. Undefined of a mode that is on
 * no list: a link names its mode, and has no room for one.
 */
export function stateOf(
  { settings, direction, input }: Run,
  ms: number,
  view: Pick<StageState, 'first' | 'span' | 'journey'> = {},
): StageState | undefined {
  const { text, valid } = decodeUtf8(input);
  const { key, iv, aad, tagBytes, counting } = settings;
  const mode = modeOf(settings);
  if (!isListed(mode)) return undefined;
  return {
    mode: mode.id,
    direction,
    padding: paddingOf(settings),
    key: toHex(key),
    iv: mode.iv === 'none' || !iv ? '' : toHex(iv),
    ...(aad?.length ? { aad: toHex(aad) } : {}),
    ...(tagBytes === undefined ? {} : { tagBytes }),
    ...(counting === undefined ? {} : { counting }),
    input: valid ? { text } : { hex: toHex(input) },
    ms: Math.round(ms),
    ...view,
  };
}

/** The run of a link. What doesn't fit together (an IV that is missing, say) throws when it is traced. */
export function runOf({ direction, key, iv, aad, input, ...state }: StageState): Run {
  const { mode, padding, tagBytes, counting } = state;
  const settings = {
    mode,
    padding,
    ...(tagBytes === undefined ? {} : { tagBytes }),
    ...(counting === undefined ? {} : { counting }),
    key: fromHex(key),
    ...(iv ? { iv: fromHex(iv) } : {}),
    ...(aad ? { aad: fromHex(aad) } : {}),
  };
  return {
    settings,
    direction,
    input: 'text' in input ? encodeUtf8(input.text) : fromHex(input.hex),
  };
}
