/** Where the signs of bytes stand in a text: byte i from `start(i)` up to `end(i)`; `byteAt` is the way back. */
export interface Signs {
  start(byte: number): number;
  end(byte: number): number;
  byteAt(character: number): number;
}

/** Two hex digits a byte, and a space behind them where they are spaced. */
export const hexSigns = (each: 2 | 3): Signs => ({
  start: (byte) => byte * each,
  end: (byte) => byte * each + 2,
  byteAt: (character) => Math.floor(character / each),
});

/** Texts of an element, in order: what its characters are counted by. */
function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

/** Characters `from` up to `to` of an element as a range; undefined where it has fewer. */
export function rangeOf(element: Element, from: number, to: number): Range | undefined {
  const range = new Range();
  let passed = 0;
  let begun = false;
  for (const text of textsIn(element)) {
    if (!begun && from < passed + text.length) {
      range.setStart(text, from - passed);
      begun = true;
    }
    if (begun && to <= passed + text.length) {
      range.setEnd(text, to - passed);
      return range;
    }
    passed += text.length;
  }
  return undefined;
}

/** The older of the two ways in which engines say where a caret would be: said here, since the types warn of it. */
interface OlderDocument {
  caretRangeFromPoint?: (x: number, y: number) => Range | null;
}

/** Where a caret would be set by a click. */
function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) return { node: caret.offsetNode, offset: caret.offset };
  const range = (document as OlderDocument).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

const isOver = (range: Range | undefined, x: number, y: number): boolean =>
  [...(range?.getClientRects() ?? [])].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );

/** Which of an element's characters lies at a point of the window; undefined where none does. */
export function characterAt(element: Element, x: number, y: number): number | undefined {
  const caret = caretAt(x, y);
  if (!caret) return undefined;
  let passed = 0;
  for (const text of textsIn(element)) {
    if (text === caret.node) {
      // A caret stands between two characters: the one before it, or the one behind it.
      const at = passed + caret.offset;
      return [at, at - 1].find((i) => i >= 0 && isOver(rangeOf(element, i, i + 1), x, y));
    }
    passed += text.length;
  }
  return undefined;
}

/** Scrolls the nearest box that scrolls, so far that a range can be seen. */
export function reveal(element: Element, range: Range): void {
  let box = element.parentElement;
  while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
  if (!box || box === document.documentElement || box === document.body) return;
  const [at, frame] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
  if (at.top >= frame.top && at.bottom <= frame.bottom) return;
  box.scrollTop += at.top - frame.top - (frame.height - at.height) / 2;
}
