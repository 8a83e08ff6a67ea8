const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** Digits as real subscripts, and all else as it is: `P3` gives `P₃`. */
export const subscript = (text: string): string =>
  text.replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]);
