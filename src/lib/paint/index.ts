/** Frame to SVG inside the `<g>` it owns. */
export { type Element, elementOf, tintOf } from './attributes.ts';
export { type Piece, piecesOf } from './pieces.ts';
export { markupOf } from './markup.ts';
export { paint } from './paint.ts';
