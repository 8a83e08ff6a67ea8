/** A planted mistake that changes nothing that anybody could see: it can't be caught, and is left out of the score. */
export interface Equivalent {
  readonly file: string;
  /** A piece of the line as it stands in the file. */
  readonly line: string;
  readonly replacement: string;
  readonly why: string;
}

/** Every one of them, with its reason. */
export const EQUIVALENT: readonly Equivalent[] = [];
