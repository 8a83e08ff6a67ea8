/** What can stand in front of a ciphertext or behind it, and how many bytes it has there. */
export type Piece = readonly [role: 'iv' | 'salt' | 'tag', bytes: number];

/** Bytes without a name: what is in front of the ciphertext, and what is behind. */
export interface Layout {
  readonly front: readonly Piece[];
  readonly back: readonly Piece[];
  /** How likely it is where the ciphertext is whole blocks, and where it isn’t. */
  readonly whole: number;
  readonly broken: number;
}

const iv = (bytes: number): Piece => ['iv', bytes];
const salt = (bytes: number): Piece => ['salt', bytes];
const tag: Piece = ['tag', 16];

const layout = (
  front: readonly Piece[],
  back: readonly Piece[],
  whole: number,
  broken: number,
): Layout => ({ front, back, whole, broken });

/** What programs do, by habit: no bytes tell it, so that each is only more or less likely. */
export const LAYOUTS: readonly Layout[] = [
  layout([], [], 0.6, 0.45),
  layout([iv(16)], [], 0.58, 0.4),
  layout([iv(12)], [tag], 0.5, 0.5),
  layout([], [tag], 0.3, 0.4),
  layout([iv(16)], [tag], 0.28, 0.35),
  layout([iv(12), tag], [], 0.28, 0.32),
  layout([iv(16), tag], [], 0.26, 0.31),
  layout([iv(12)], [], 0.2, 0.3),
  layout([iv(8)], [], 0.2, 0.28),
  layout([salt(16), iv(16)], [], 0.36, 0.16),
  layout([salt(8)], [], 0.35, 0.08),
  layout([salt(8), iv(16)], [], 0.3, 0.07),
  layout([salt(16), iv(12)], [tag], 0.25, 0.25),
  layout([salt(16), iv(16), tag], [], 0.14, 0.18),
  layout([salt(16)], [], 0.2, 0.06),
  layout([salt(64), iv(16), tag], [], 0.12, 0.15),
  layout([salt(16), iv(16)], [tag], 0.12, 0.14),
  layout([salt(32), iv(16)], [], 0.1, 0.03),
  layout([], [iv(16)], 0.11, 0.09),
  layout([tag], [], 0.09, 0.1),
];
