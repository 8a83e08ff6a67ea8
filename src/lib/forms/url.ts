import { encodeUtf8 } from '../bytes/index.ts';
import { readBase64 } from './base64.ts';
import { readHex } from './hex.ts';
import type { Found, Source } from './types.ts';

const DATA = /^data:([^,]{0,200}),([^]*)$/i;

/** A `data:` URL, RFC 2397: what stands after its comma, in base64 or with percent signs. */
export function readDataUrl({ raw, text }: Source): readonly Found[] {
  const match = DATA.exec(text);
  if (!match) return [];
  const body = match[2].trim();
  if (!/;\s*base64\s*$/i.test(match[1])) {
    const bytes = percentDecoded(body);
    return bytes ? [{ form: 'data-url', bytes, likely: 0.99 }] : [];
  }
  const [found] = readBase64({ raw, text: ascii(percentDecoded(body)) ?? body, damage: [] });
  return found ? [{ ...found, form: 'data-url', likely: 0.99 }] : [];
}

/** Percent-encoding, RFC 3986 §2.1; where it hides base64 or hex, that first. */
export function readPercent({ text, raw }: Source): readonly Found[] {
  if (!/%[0-9a-f]{2}/i.test(text) || /\s/.test(text)) return [];
  const bytes = percentDecoded(text);
  if (!bytes) return [];
  const inner = ascii(bytes);
  const source = { raw, text: inner ?? '', damage: [] };
  const hidden = inner ? [...readHex(source), ...readBase64(source)] : [];
  const surely = hidden
    .filter(({ likely }) => likely > 0.5)
    .map((found) => ({ ...found, name: `Percent-encoded ${found.form}`, likely: 0.96 }));
  return [...surely, { form: 'percent', bytes, likely: 0.9 }];
}

/** The bytes that a text with percent signs stands for; undefined where a sign isn’t followed by two digits. */
function percentDecoded(text: string): Uint8Array | undefined {
  const given = encodeUtf8(text);
  const bytes = new Uint8Array(given.length);
  let length = 0;
  for (let at = 0; at < given.length; at++) {
    if (given[at] !== 0x25) {
      bytes[length++] = given[at];
      continue;
    }
    const pair = String.fromCharCode(given[at + 1], given[at + 2]);
    if (!/^[0-9a-f]{2}$/i.test(pair)) return undefined;
    bytes[length++] = Number.parseInt(pair, 16);
    at += 2;
  }
  return bytes.subarray(0, length);
}

/** Bytes as text, where all of them are printable ASCII. */
export function ascii(bytes: Uint8Array | undefined): string | undefined {
  if (!bytes || bytes.some((byte) => (byte < 0x20 || byte > 0x7e) && byte !== 10 && byte !== 13))
    return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
