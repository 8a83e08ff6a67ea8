import { describe, expect, test } from 'vitest';
import { tintOf } from '../../src/lib/paint/index.ts';
import type { Role } from '../../src/lib/scene/index.ts';
import { type Colour, contrast, over, ruleOf, THEMES, tokensIn } from './colours.ts';

const BYTES = [...Array(256).keys()];
/** The roles of cells, with the token of each as the style sheet has it. */
const ROLES = ['plaintext', 'ciphertext', 'value', 'chain', 'padding'] as const;

/** The name of the token in `var(--name)`. */
const tokenIn = (value: string | undefined): string => /^var\(--([\w-]+)\)$/.exec(value ?? '')![1];
const roleToken = (role: Role): string =>
  tokenIn(ruleOf(`.picture [data-role='${role}']`, '--role'));

/** How strongly a cell is filled: as the style sheet says for its role, else by its value. */
const fixedOpacity = (role: Role): string | undefined =>
  ruleOf(`.picture [data-part='cell'][data-role='${role}']`, 'fill-opacity');

describe.each(THEMES)('%s theme: what is written in a cell is legible', (theme) => {
  const tokens = tokensIn(theme);
  const token = (name: string): Colour => tokens.get(name)!;
  const worst = (role: Role, text: (byte: number) => Colour): number => {
    const [colour, fixed] = [token(roleToken(role)), fixedOpacity(role)];
    const contrasts = BYTES.map((byte) => {
      const ground = over(colour, Number(fixed ?? tintOf(byte, role).opacity), token('card'));
      return contrast(text(byte), ground);
    });
    return Math.min(...contrasts);
  };

  test.each(ROLES)('the hex and the characters of every byte, role %s', (role) => {
    const fullText = tokenIn(ruleOf(".picture [data-role='ciphertext'][data-tone='full']", 'fill'));
    const text = (byte: number) => token(tintOf(byte, role).tone === 'full' ? fullText : 'ink');
    expect(worst(role, text)).toBeGreaterThanOrEqual(4.5);
  });

  const worstOn = (part: string): number => {
    const fill = token(tokenIn(ruleOf(`.picture [data-part='${part}']`, 'fill')));
    return worst('plaintext', () => fill);
  };

  test.each(['cell-control', 'cell-more'])(
    'what stands for a byte that is no letter: %s',
    (part) => {
      expect(worstOn(part)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('the cross over a byte that isn’t UTF-8, a sign beside its hex', () => {
    expect(worstOn('cell-bad')).toBeGreaterThanOrEqual(3);
  });
});

describe('the tint of a byte', () => {
  test('goes with its value, on one hue from pale to full', () => {
    for (const role of ROLES) {
      const opacities = BYTES.map((byte) => tintOf(byte, role).opacity);
      expect(opacities).toEqual([...opacities].sort((a, b) => a - b));
      expect(opacities[0]).toBeGreaterThan(0);
      expect(opacities[255]).toBeLessThanOrEqual(1);
    }
  });

  test('is full for ciphertext only, and there from 192 on', () => {
    for (const role of ROLES) {
      const full = BYTES.filter((byte) => tintOf(byte, role).tone === 'full');
      expect(full).toEqual(role === 'ciphertext' ? BYTES.slice(192) : []);
    }
  });

  test('leaves out the middle, where neither ink nor its opposite is legible', () => {
    expect(tintOf(191, 'ciphertext').opacity).toBe(0.58);
    expect(tintOf(192, 'ciphertext').opacity).toBe(0.9);
  });
});
