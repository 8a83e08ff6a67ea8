import { bytesOfBase64 } from '../../forms/index.ts';
import { concatBytes, encodeUtf8 } from '../../bytes/index.ts';

const SIGNED = /^\s*([A-Za-z0-9+/]+={0,2})(--(?:[0-9a-f]{64}|[0-9a-f]{40}))\s*$/;

/** What Rails’ MessageVerifier signed, with its outer base64 taken off and the signature behind as it was; undefined: it’s none. */
export function signedBytes(text: string): Uint8Array | undefined {
  const match = text.includes('--') ? SIGNED.exec(text) : null;
  if (!match) return undefined;
  return concatBytes([bytesOfBase64(match[1].replace(/=+$/, '')), encodeUtf8(match[2])]);
}
