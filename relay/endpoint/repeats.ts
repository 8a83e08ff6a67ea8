/** A block that came more than once: its letter, its place among those that did, and how often it came until now. */
export interface Repeat {
  readonly letter: string;
  readonly group: number;
  readonly count: number;
}

/** Older blocks are forgotten: a session may go on for days. */
const MOST_BLOCKS = 65_536;

/** Which blocks came more than once in a session; a letter that one has got is its own until the end. */
export class Repeats {
  readonly #counts = new Map<string, number>();
  readonly #letters = new Map<string, number>();

  /** Takes in the blocks of a message, as hex. */
  add(blocks: readonly string[]): void {
    for (const block of blocks) {
      const count = (this.#counts.get(block) ?? 0) + 1;
      this.#counts.delete(block);
      this.#counts.set(block, count);
      if (count === 2 && !this.#letters.has(block)) this.#letters.set(block, this.#letters.size);
    }
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= MOST_BLOCKS) break;
      this.#counts.delete(oldest);
    }
  }

  /** What is known of a block; undefined where it came once. */
  of(block: string): Repeat | undefined {
    const group = this.#letters.get(block);
    if (group === undefined) return undefined;
    return { letter: letterOf(group), group, count: this.#counts.get(block) ?? 1 };
  }
}

/** A to Z, then AA, AB … */
function letterOf(group: number): string {
  const last = String.fromCharCode(65 + (group % 26));
  return group < 26 ? last : letterOf(Math.floor(group / 26) - 1) + last;
}
