/** How one program prints bytes. */
export interface Kind {
  readonly name: string;
  /** Digits of a group, their base, and how many bytes it is. */
  readonly digits: number;
  readonly base: 8 | 16;
  readonly size: number;
  /** Whether a group is a number: its low byte, which comes first, is written last. */
  readonly word: boolean;
  /** Whether a colon follows the offset. */
  readonly colon: boolean;
}

/** One line of a dump; `rest` is empty in the last line of some, which tells only where the bytes end. */
export interface Line {
  readonly offset: string;
  readonly colon: boolean;
  readonly rest: string;
}

const LINE = /^\s*(?:0x)?([0-9a-fA-F]{4,16})(:?)(?:[ \t]+(.*))?$/;

/** The lines of a dump, `*` where some like the one before were left out; undefined where a line is none of a dump. */
export function linesOf(raw: string): readonly (Line | '*')[] | undefined {
  const lines: (Line | '*')[] = [];
  for (const text of raw.split(/\r?\n/)) {
    const trimmed = text.replace(/^\ufeff/, '').trim();
    if (trimmed === '') continue;
    const match = trimmed === '*' ? undefined : LINE.exec(trimmed);
    if (match === null) return undefined;
    lines.push(match ? { offset: match[1], colon: match[2] !== '', rest: match[3] ?? '' } : '*');
  }
  return lines;
}

/** The groups of a line, up to the characters beside them, which stand behind a bar or behind a gap. */
export function tokensOf({ rest }: Line, { digits, base, colon }: Kind): string[] {
  const bar = rest.search(/\s[|>]/);
  const part = (bar < 0 ? rest : rest.slice(0, bar)).split(colon ? / {2,}|\t/ : / {3,}|\t/)[0];
  const digit = base === 8 ? /^[0-7]+$/ : /^[0-9a-fA-F]+$/;
  const tokens: string[] = [];
  for (const token of part.trim().split(/[ -]+/)) {
    // xxd’s last group may be shorter than the others.
    const fits = token.length === digits || (colon && token.length < digits && tokens.length > 0);
    if (!fits || !digit.test(token)) break;
    tokens.push(token);
  }
  return tokens;
}
