import { BLOCK_BYTES } from '../bytes/index.ts';
import { EVERYDAY_MODE_IDS, modes, PADDING_IDS, type ListedSettings } from '../modes/index.ts';
import { SessionError } from './errors.ts';
import { IV_POLICIES } from './iv.ts';
import type { EndpointSettings } from './types.ts';

/** A frozen copy that shares no bytes. Throws `SessionError`, which names the field, the rule and what was given. */
export function checkSettings(settings: EndpointSettings): EndpointSettings {
  const { mode, key, ivPolicy, iv, padding, errors } = settings;
  requireOneOf('mode', mode, EVERYDAY_MODE_IDS);
  requireLength('key', 'An AES key', key, [16, 24, 32]);
  requireOneOf('ivPolicy', ivPolicy, IV_POLICIES);
  requireLength('iv', 'An IV', iv, [BLOCK_BYTES]);
  requireOneOf('padding', padding, PADDING_IDS);
  if (errors !== undefined) requireOneOf('errors', errors, ['uniform', 'leaky']);
  return Object.freeze({
    mode,
    key: new Uint8Array(key),
    ivPolicy,
    iv: new Uint8Array(iv),
    padding,
    ...(errors && { errors }),
  });
}

/** The settings of one run of the mode, with this IV; none where `iv` is empty. */
export function settingsFor(settings: EndpointSettings, iv: Uint8Array): ListedSettings {
  const { mode, key } = settings;
  const padding = modes[mode].wholeBlocks ? settings.padding : 'none';
  return Object.freeze({ mode, key, padding, ...(iv.length > 0 && { iv }) });
}

function requireOneOf<T extends string>(
  field: 'mode' | 'ivPolicy' | 'padding' | 'errors',
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
