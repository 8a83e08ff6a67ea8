import { decodeUtf8, encodeUtf8, fromHex, toHex } from '../bytes/index.ts';
import { type Op, OPS, type Query, type Reply } from './types.ts';

/** A request as bytes: which of `OPS`, and what belongs to it. */
export function encodeQuery({ op, bytes }: Query): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(1 + bytes.length);
  whole[0] = OPS.indexOf(op);
  whole.set(bytes, 1);
  return whole;
}

/** Undefined where the first byte is none of `OPS`. */
export function decodeQuery(whole: Uint8Array): Query | undefined {
  const op: Op | undefined = OPS[whole[0]];
  return op && { op, bytes: whole.slice(1) };
}

/** JSON as UTF-8, byte strings as `{ hex }`. */
export function encodeReply(reply: Reply): Uint8Array<ArrayBuffer> {
  const text = JSON.stringify(reply, (_, value: unknown) =>
    value instanceof Uint8Array ? { hex: toHex(value) } : value,
  );
  return encodeUtf8(text);
}

/** The reply of `encodeReply`. Throws `SyntaxError` on anything else. */
export function decodeReply(bytes: Uint8Array): Reply {
  return JSON.parse(decodeUtf8(bytes).text, (_, value: { hex?: unknown }) =>
    typeof value?.hex === 'string' ? fromHex(value.hex) : value,
  ) as Reply;
}
