import { toHex } from '../bytes/index.ts';
import { hexLiterals, pythonText, readableText } from './quote.ts';
import { encrypting } from './subject.ts';
import type { Subject, Trap } from './types.ts';

/** A value's bytes in Python, and the literals in it. */
export interface Written {
  readonly code: string;
  readonly literals: readonly string[];
}

/** The message: a text that is encoded, hex, or a file. */
export function pythonInput({ input, file }: Subject): Written {
  if (file) return { code: `open('${file}', 'rb').read()`, literals: [] };
  const text = readableText(input);
  if (text !== undefined) {
    const literal = pythonText(text);
    return { code: `${literal}.encode()`, literals: [literal] };
  }
  const lines = hexLiterals(input);
  const inside = lines.length > 1 ? `\n    ${lines.join('\n    ')}\n` : lines[0];
  return { code: `bytes.fromhex(${inside})`, literals: lines };
}

/** The lines that both libraries begin with, after their imports. */
export function pythonValues(subject: Subject): Written {
  const { code, literals } = pythonInput(subject);
  const fresh = `# The IV of the stage. For a real message os.urandom(${subject.iv.length}), and send it along.`;
  const lines = [
    `key = bytes.fromhex('${toHex(subject.key)}')`,
    ...(subject.iv.length && encrypting(subject) ? [fresh] : []),
    ...(subject.iv.length ? [`iv = bytes.fromhex('${toHex(subject.iv)}')`] : []),
    ...(subject.aad.length ? [`aad = bytes.fromhex('${toHex(subject.aad)}')`] : []),
    `data = ${code}`,
  ];
  return { code: lines.join('\n'), literals };
}

/** Hex that is taken for a text is another key, and twice as long. */
export function pythonKeyTrap({ key, bits }: Subject): Trap {
  const hex = toHex(key);
  const why =
    bits === 128
      ? 'These are 32 letters, not 16 bytes: AES-256 with another key, and no error.'
      : `These are ${hex.length} letters, and no key of AES has so many bytes.`;
  return { right: `bytes.fromhex('${hex}')`, wrong: `'${hex}'.encode()`, why };
}
