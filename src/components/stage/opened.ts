import { toHex } from '../../lib/bytes/index.ts';
import { isListed, type Run, type Trace } from '../../lib/modes/index.ts';
import type { OpenState } from '../../lib/state/index.ts';

/**
 * What a run made, or was given, as the page that opens anything takes it: the ciphertext, its tag apart, and the settings by
 * name. Undefined of a mode that is on no list: a link names its mode.
 */
export function openStateOf(
  { settings, direction, input }: Run,
  trace: Trace,
): OpenState | undefined {
  const { mode, tag } = trace;
  if (!isListed(mode)) return undefined;
  const sealed = direction === 'encrypt' ? trace.output : input;
  const tagBytes = tag === undefined ? 0 : trace.step(tag).bytes.length;
  const { key, iv, aad } = settings;
  const texts = {
    ciphertext: toHex(sealed.subarray(0, sealed.length - tagBytes)),
    key: toHex(key),
    ...(mode.iv !== 'none' && iv ? { iv: toHex(iv) } : {}),
    ...(aad?.length ? { aad: toHex(aad) } : {}),
    ...(tagBytes > 0 ? { tag: toHex(sealed.subarray(sealed.length - tagBytes)) } : {}),
  };
  const forms = Object.fromEntries(Object.keys(texts).map((field) => [field, 'hex' as const]));
  return { page: 'open', texts, forms, mode: mode.id, padding: trace.padding };
}
