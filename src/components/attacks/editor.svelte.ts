import { concatBytes } from '../../lib/bytes/index.ts';
import type { Part } from '../../lib/attacks/index.ts';

/** A part of the message on the bench; `was`: as it was captured. */
export interface Piece extends Part {
  readonly id: number;
  readonly was: Uint8Array;
}

/** The message that Eve works on, in pieces, with a way back. */
export class MessageEditor {
  pieces = $state.raw<readonly Piece[]>([]);
  /** The byte that is worked on: a piece’s id, and its index from 0. */
  at = $state.raw<{ id: number; index: number }>();
  #history = $state.raw<readonly (readonly Piece[])[]>([]);
  #next = 1;

  readonly bytes = $derived(concatBytes(this.pieces.map(({ bytes }) => bytes)));
  readonly canUndo = $derived(this.#history.length > 0);
  readonly piece = $derived(this.pieces.find(({ id }) => id === this.at?.id));
  /** The value of the chosen byte. */
  readonly value = $derived(this.piece?.bytes[this.at?.index ?? 0]);

  /** Another message; what was done to the one before is forgotten. */
  load(parts: readonly Part[]): void {
    this.pieces = parts.map((part) => this.#piece(part));
    this.#history = [];
    const [first] = this.pieces;
    this.at = first && { id: first.id, index: 0 };
  }

  #piece(part: Part): Piece {
    return { ...part, was: part.bytes, id: this.#next++ };
  }

  #change(pieces: readonly Piece[]): void {
    this.#history = [...this.#history, this.pieces];
    this.pieces = pieces;
    if (!this.piece) this.at = pieces[0] && { id: pieces[0].id, index: 0 };
  }

  undo(): void {
    const before = this.#history.at(-1);
    if (!before) return;
    this.#history = this.#history.slice(0, -1);
    this.pieces = before;
    if (!this.piece) this.at = before[0] && { id: before[0].id, index: 0 };
  }

  setByte(id: number, index: number, value: number): void {
    const piece = this.pieces.find((one) => one.id === id);
    if (!piece || piece.bytes[index] === value) return;
    const bytes = piece.bytes.slice();
    bytes[index] = value;
    this.#change(this.pieces.map((one) => (one.id === id ? { ...one, bytes } : one)));
  }

  /** Adds a part at the end. */
  append(part: Part): void {
    this.#change([...this.pieces, this.#piece(part)]);
  }

  remove(id: number): void {
    this.#change(this.pieces.filter((piece) => piece.id !== id));
  }

  duplicate(id: number): void {
    this.#change(
      this.pieces.flatMap((piece) =>
        piece.id === id ? [piece, { ...piece, id: this.#next++ }] : [piece],
      ),
    );
  }

  /** Moves a piece one place left or right. */
  move(id: number, by: -1 | 1): void {
    const from = this.pieces.findIndex((piece) => piece.id === id);
    const to = from + by;
    if (to < 0 || to >= this.pieces.length) return;
    const pieces = [...this.pieces];
    [pieces[from], pieces[to]] = [pieces[to], pieces[from]];
    this.#change(pieces);
  }
}
