import { encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import { capital } from '../../lib/words/index.ts';

/** What was typed into an operand of the XOR helper: its bytes, or what is wrong, in words. */
export type Operand = { readonly bytes: Uint8Array } | { readonly problem: string };

/** Hex as elsewhere on the site, or text between quotes. Nothing typed is no bytes. */
export function readOperand(text: string): Operand {
  const quoted = /^\s*(["'“”‘’])(.*)["'“”‘’]\s*$/.exec(text);
  if (quoted) return { bytes: encodeUtf8(quoted[2]) };
  try {
    return { bytes: fromHex(text) };
  } catch (error) {
    return { problem: `${capital((error as Error).message)}. Text goes between quotes: "0".` };
  }
}

/** a ⊕ b ⊕ c, empty ones left out; those that are given must be of one length. */
export function xorAll(operands: readonly Uint8Array[]): Operand {
  const given = operands.filter(({ length }) => length > 0);
  const [first, ...others] = given;
  if (!first) return { bytes: new Uint8Array(0) };
  const odd = others.find(({ length }) => length !== first.length);
  if (odd)
    return {
      problem: `XOR needs operands of one length; these have ${given.map(({ length }) => length).join(' and ')} bytes.`,
    };
  return { bytes: first.map((byte, i) => others.reduce((sum, other) => sum ^ other[i], byte)) };
}
