import { readFileSync } from 'node:fs';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];
export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

const styles = (file: string): string =>
  readFileSync(new URL(`../../src/styles/${file}`, import.meta.url), 'utf8');
const TOKENS = styles('tokens.css');
const RULES = [...styles('picture.css').matchAll(/([^{}]+)\{([^{}]*)\}/g)];

const parse = (hex: string): Colour => {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return [red, green, blue];
};

/** Every colour of the token file, by its name without dashes, in one theme. */
export const tokensIn = (theme: Theme): ReadonlyMap<string, Colour> =>
  new Map(
    [...TOKENS.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
      ([, name, light, dark]) => [name, parse(theme === 'light' ? light : dark)],
    ),
  );

/** What the style sheet of the picture says of a property in the rule for one selector; undefined where it says nothing. */
export function ruleOf(selector: string, property: string): string | undefined {
  const bodies = RULES.filter(([, selectors]) =>
    selectors.split(',').some((it) => it.trim() === selector),
  ).map(([, , body]) => new RegExp(`(?:^|\\s)${property}:\\s*([^;]+);`).exec(body)?.[1]);
  return bodies.findLast((value) => value !== undefined);
}

/** A colour laid over another one, 0 (not at all) to 1. */
export const over = (colour: Colour, opacity: number, ground: Colour): Colour => {
  const [red, green, blue] = colour.map((it, i) => it * opacity + ground[i] * (1 - opacity));
  return [red, green, blue];
};

/** Relative luminance. WCAG 2.2 */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21. WCAG 2.2 */
export function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
