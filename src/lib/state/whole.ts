import * as v from 'valibot';

/** A whole number in a range, both ends with it. */
export const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
