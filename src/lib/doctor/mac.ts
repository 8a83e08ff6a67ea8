import { hmac } from '../derive/index.ts';
import type { Envelope } from '../envelope/index.ts';
import { equalBytes } from '../bytes/index.ts';
import type { Key } from './keys.ts';

/** Whether the envelope’s MAC is the one that this key makes; undefined where there is none. */
export function macFits({ mac }: Envelope, key: Key): boolean | undefined {
  if (!mac) return undefined;
  const made = hmac(mac.hash, key.mac ?? key.bytes, mac.over);
  return equalBytes(made.subarray(0, mac.value.length), mac.value);
}
