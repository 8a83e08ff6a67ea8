import { utf8Length } from '../../bytes/index.ts';

/**
 * A text of bytes drawn evenly has this many bits for it, or more, once in 2^bits times: so says Markov’s inequality for any model
 * whose chances add up to 1. So all that is found can be weighed against how much was tried.
 */
export type Bits = number;

const UNIFORM = 1 / 256;

/** How often each byte begins a character in texts, JSON, names and numbers; the chances of all 256 add up to 1. */
const FIRST: Float64Array = chances();

function chances(): Float64Array {
  const each = new Float64Array(256);
  const share = (characters: string, of: number) => {
    for (const character of characters) each[character.charCodeAt(0)] += of / characters.length;
  };
  share('abcdefghijklmnopqrstuvwxyz', 0.38);
  share('etaoinsrhld', 0.16);
  share('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 0.07);
  share('0123456789', 0.1);
  share(' ', 0.1);
  share('.,:;"\'-_/{}[]()=', 0.1);
  share('\n\r\t!?@&<>+*%#$|\\^~`', 0.03);
  for (let lead = 0xc2; lead < 0xf5; lead++) each[lead] = 0.045 / (0xf5 - 0xc2);
  const left = 1 - each.reduce((sum, one) => sum + one, 0);
  const rest = each.filter((one) => one === 0).length;
  for (let byte = 0; byte < 256; byte++) if (each[byte] === 0) each[byte] = left / rest;
  return each;
}

const LOG: Float64Array = FIRST.map((chance) => Math.log2(chance / UNIFORM));
/** Each byte that goes on with a character is one of 64 at most. */
const TRAIL = Math.log2(1 / 64 / UNIFORM);
const STRAY = Math.log2(1 / 4096 / UNIFORM);

/** The bits for text of each byte, UTF-8; stray bytes speak against it. */
export function bitsOfText(bytes: Uint8Array, from: number, to: number): Bits {
  let bits = 0;
  for (let at = from; at < to;) {
    bits += LOG[bytes[at]];
    const length = bytes[at] < 0x80 ? 1 : utf8Length(bytes, at);
    // A character that the stretch cuts in two begins or ends in the next one.
    if (length < 0 && bytes[at] >= 0x80) bits += at + 4 > to || at - from < 4 ? 0 : STRAY;
    else bits += (Math.min(length, to - at) - 1) * TRAIL;
    at += Math.max(1, length);
  }
  return bits;
}

/** The same for UTF-16 with ASCII characters, low byte first, as .NET and Windows have it. */
export function bitsOfUtf16(bytes: Uint8Array, from: number, to: number): Bits {
  let bits = 0;
  for (let at = from; at + 1 < to; at += 2)
    bits += LOG[bytes[at]] + Math.log2((bytes[at + 1] === 0 ? 0.98 : 0.02 / 255) / UNIFORM);
  return bits;
}
