import { select } from 'd3';
import type { Frame, FrameMark } from '../scene/index.ts';
import { elementOf } from './attributes.ts';
import { baselineMoves, emMove, piecesOf, SMALL } from './pieces.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What an element was last painted as, so that a mark that didn't change costs nothing. */
type Painted = SVGElement & { painted?: FrameMark };

function create(mark: FrameMark): Painted {
  return document.createElementNS(SVG, elementOf(mark).tag);
}

/** A label's text, its indices lowered. */
function write(node: Painted, text: string): void {
  const pieces = piecesOf(text);
  const moves = baselineMoves(pieces);
  node.replaceChildren(
    ...pieces.map((piece, i) => {
      if (piece.shift === 'none' && moves[i] === 0) return document.createTextNode(piece.text);
      const span = document.createElementNS(SVG, 'tspan');
      span.setAttribute('dy', emMove(moves[i], piece));
      if (piece.shift !== 'none') span.setAttribute('font-size', SMALL);
      span.textContent = piece.text;
      return span;
    }),
  );
}

function update(node: Painted, mark: FrameMark): void {
  const before = node.painted;
  if (before && before.mark === mark.mark && before.progress === mark.progress) return;
  const { attributes, text } = elementOf(mark);
  for (const name of node.getAttributeNames())
    if (!(name in attributes)) node.removeAttribute(name);
  for (const name in attributes) node.setAttribute(name, String(attributes[name]));
  if (text !== undefined && before?.mark.at !== mark.mark.at) write(node, text);
  node.painted = mark;
}

/**
 * Paints a frame into the `<g>` that belongs to D3 alone: joins the marks to its elements by id. Elements that came with
 * the page's HTML are taken over by their `data-id`. Holds no state but what the elements were last painted as.
 */
export function paint(group: SVGGElement, frame: Frame): void {
  select(group)
    .selectAll<Painted, FrameMark>(':scope > *')
    .data(frame.marks, function (mark) {
      return mark?.id ?? this.getAttribute('data-id') ?? '';
    })
    .join((enter) => enter.append(create))
    .order()
    .each(function (mark) {
      update(this, mark);
    });
}
