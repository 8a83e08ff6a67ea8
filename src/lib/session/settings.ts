import { BLOCK_BYTES } from '../bytes/index.ts';
import { MODE_IDS, type ModeId, modes, type PaddingId, type Settings } from '../modes/index.ts';
import { SessionError } from './errors.ts';

/** How an endpoint encrypts what it sends and decrypts what it receives. */
export interface EndpointSettings {
  readonly mode: ModeId;
  /** 16, 24 or 32 bytes. */
  readonly key: Uint8Array;
  /** Where the IV, the first counter block or the nonce of each message comes from. */
  readonly ivPolicy: 'random' | 'fixed';
  /** 16 bytes: the one that is used where the policy is `fixed`; of it GCM's nonce has the first 12. */
  readonly iv: Uint8Array;
  /** Used where the mode needs whole blocks; the other modes get none. */
  readonly padding: PaddingId;
}

/** A frozen copy that shares no bytes. Throws `SessionError`, which names the field, the rule and what was given. */
export function checkSettings(settings: EndpointSettings): EndpointSettings {
  const { mode, key, ivPolicy, iv, padding } = settings;
  requireOneOf('mode', mode, MODE_IDS);
  requireLength('key', 'An AES key', key, [16, 24, 32]);
  requireOneOf('ivPolicy', ivPolicy, ['random', 'fixed']);
  requireLength('iv', 'An IV', iv, [BLOCK_BYTES]);
  requireOneOf('padding', padding, ['pkcs7', 'none']);
  return Object.freeze({
    mode,
    key: new Uint8Array(key),
    ivPolicy,
    iv: new Uint8Array(iv),
    padding,
  });
}

/** The settings of one run of the mode, with this IV; none where `iv` is empty. */
export function settingsFor(settings: EndpointSettings, iv: Uint8Array): Settings {
  const { mode, key } = settings;
  const padding = modes[mode].wholeBlocks ? settings.padding : 'none';
  return Object.freeze({ mode, key, padding, ...(iv.length > 0 && { iv }) });
}

function requireOneOf<T extends string>(
  field: 'mode' | 'ivPolicy' | 'padding',
  value: T,
  choices: readonly T[],
): void {
  if (!choices.includes(value))
    throw new SessionError(field, `The ${field} is one of ${choices.join(', ')}.`);
}

function requireLength(
  field: 'key' | 'iv',
  what: string,
  bytes: Uint8Array,
  lengths: readonly number[],
): void {
  const rule = `${what} has ${lengths.join(', ').replace(/, (\d+)$/, ' or $1')} bytes`;
  if (!(bytes instanceof Uint8Array)) throw new SessionError(field, `${rule}; this isn't bytes.`);
  if (!lengths.includes(bytes.length))
    throw new SessionError(field, `${rule}; this one has ${bytes.length}.`);
}
