import { toHex } from '../bytes/index.ts';
import type { Spelled, Subject, Trap } from './types.ts';

/** A piece of code: the spelling of a value, a comment, or neither. */
export interface Piece {
  readonly role?: Spelled['role'] | 'comment';
  readonly text: string;
}

/** Key, IV and message as they are spelled in a recipe. `message`: its literals, one or more. */
export function valuesOf(subject: Subject, message: readonly string[]): readonly Spelled[] {
  const role = subject.direction === 'encrypt' ? 'plaintext' : 'ciphertext';
  const values: Spelled[] = [
    { role: 'key', text: toHex(subject.key) },
    { role: 'chain', text: toHex(subject.iv) },
    ...message.map((text): Spelled => ({ role, text })),
  ];
  return values.filter(({ text }) => text !== '');
}

/** The code cut into pieces, so that each value is found once, where it is first spelled. Joined they are the code. */
export function piecesOf(code: string, values: readonly Spelled[]): readonly Piece[] {
  let pieces: readonly Piece[] = [{ text: code }];
  for (const { role, text } of values) pieces = mark(pieces, text, role);
  return pieces.flatMap((piece) => (piece.role ? [piece] : comments(piece.text)));
}

function mark(pieces: readonly Piece[], text: string, role: Piece['role']): readonly Piece[] {
  const at = pieces.findIndex((piece) => !piece.role && piece.text.includes(text));
  if (at < 0) return pieces;
  const whole = pieces[at].text;
  const from = whole.indexOf(text);
  const parts: Piece[] = [
    { text: whole.slice(0, from) },
    { role, text },
    { text: whole.slice(from + text.length) },
  ];
  return [...pieces.slice(0, at), ...parts.filter((part) => part.text), ...pieces.slice(at + 1)];
}

/** Comments of shell, Python and JavaScript, to the end of their line. */
const comments = (text: string): Piece[] =>
  text
    .split(/((?<=^|\s)(?:#|\/\/) .*$)/m)
    .map((part, i): Piece => (i % 2 ? { role: 'comment', text: part } : { text: part }))
    .filter((part) => part.text);

/** The line that people write: a trap's line of the code, or lines, with the wrong piece in it; not how a shell's goes on. */
export function wrongLine(code: string, { right, wrong }: Trap): string {
  const at = code.indexOf(right);
  const from = code.lastIndexOf('\n', at) + 1;
  const end = code.indexOf('\n', at + right.length);
  const line = code.slice(from, end < 0 ? code.length : end);
  return line
    .replace(right, () => wrong)
    .replace(/ [|\\]$/, '')
    .trim();
}

/** Why the line matters that asks for the tag, where a tool keeps it apart from the ciphertext. */
export const TAG_APART =
  'Here the tag isn’t part of the ciphertext: forget it, and nobody can verify the message.';
