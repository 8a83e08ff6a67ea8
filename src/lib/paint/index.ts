/** Frame to SVG inside the `<g>` it owns. */
export { type Element, elementOf } from './element.ts';
export { markupOf } from './markup.ts';
export { paint } from './paint.ts';
export { type Piece, piecesOf } from './pieces.ts';
export { type Span, spansOf } from './spans.ts';
export { type Tint, tintOf } from './tint.ts';
