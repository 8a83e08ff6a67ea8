/** What a byte of text shows: a character on its first byte, and on the others that they belong to it. */
export interface Glyph {
  readonly text: string;
  readonly kind: 'character' | 'more' | 'control' | 'bad';
}

/** How many bytes a UTF-8 sequence that starts so has (RFC 3629 §3); 0 where none starts so. */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeAt(bytes: Uint8Array, at: number): string | undefined {
  const length = sequenceLength(bytes[at]);
  if (length === 0 || at + length > bytes.length) return undefined;
  try {
    return decoder.decode(bytes.subarray(at, at + length));
  } catch {
    return undefined;
  }
}

/** Control characters as control pictures, the space as an open box, marks that combine on a dotted circle. */
function shown(character: string): Glyph {
  const code = character.codePointAt(0)!;
  if (code === 0x20) return { text: '␣', kind: 'character' };
  if (code < 0x20) return { text: String.fromCodePoint(0x2400 + code), kind: 'control' };
  if (code === 0x7f) return { text: '␡', kind: 'control' };
  if (/\p{M}/u.test(character)) return { text: `◌${character}`, kind: 'character' };
  if (/[\p{C}\p{Z}]/u.test(character)) return { text: '◇', kind: 'control' };
  return { text: character, kind: 'character' };
}

/** Where to start so that a character that began before `start` is read whole: at most three bytes earlier. */
function syncedStart(bytes: Uint8Array, start: number): number {
  for (let back = 1; back <= 3 && start - back >= 0; back++) {
    const length = sequenceLength(bytes[start - back]);
    if (length > 0) return length > back && decodeAt(bytes, start - back) ? start - back : start;
  }
  return start;
}

/** The glyphs of the bytes from `start` up to `end`, read as UTF-8; never throws. One glyph a byte. */
export function glyphsOf(bytes: Uint8Array, start = 0, end = bytes.length): Glyph[] {
  const glyphs: Glyph[] = [];
  const from = syncedStart(bytes, start);
  for (let at = from; at < end;) {
    const character = decodeAt(bytes, at);
    glyphs.push(character ? shown(character) : { text: '×', kind: 'bad' });
    const length = character ? sequenceLength(bytes[at]) : 1;
    for (let i = 1; i < length; i++) glyphs.push({ text: '‥', kind: 'more' });
    at += length;
  }
  return glyphs.slice(start - from, end - from);
}
