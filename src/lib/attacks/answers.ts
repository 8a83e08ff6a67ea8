/** What the server says of a padding that is wrong: the whole leak is that it says so. */
export const WRONG_PADDING = 'Error: wrong padding.';
/** What it says where it looked at nothing but the length or the tag. */
export const REFUSED = 'Error: message refused.';

/** True where the answer tells that the padding was right, whatever else was wrong. */
export const paddingRight = (says: string): boolean => says !== WRONG_PADDING && says !== REFUSED;
