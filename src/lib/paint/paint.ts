import { type BaseType, group, select, type Selection } from 'd3';
import type { Frame, FrameMark } from '../scene/index.ts';
import { type Attributes, elementOf } from './element.ts';
import type { Span } from './spans.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** `Node.TEXT_NODE`, DOM §4.4. */
const TEXT_NODE = 3;

/** What an element was last painted as, so that a mark that didn't change costs nothing, and one that did only its change. */
type Painted = SVGElement & { painted?: FrameMark; written?: Attributes };
type Joined<Node extends BaseType> = Selection<Node, FrameMark, SVGGElement, unknown>;

const create = (mark: FrameMark): Painted => document.createElementNS(SVG, elementOf(mark).tag);

const textOf = (mark: FrameMark | undefined): string | undefined =>
  mark?.mark.at.shape === 'label' ? mark.mark.at.text : undefined;

function spanNode({ text, attributes }: Span): Node {
  if (Object.keys(attributes).length === 0) return document.createTextNode(text);
  const span = document.createElementNS(SVG, 'tspan');
  for (const name in attributes) span.setAttribute(name, attributes[name]);
  span.textContent = text;
  return span;
}

const isSame = (a: FrameMark, b: FrameMark): boolean =>
  a.mark === b.mark && a.progress === b.progress && a.lit === b.lit;

function update(node: Painted, mark: FrameMark): void {
  const before = node.painted;
  node.painted = mark;
  if (before && isSame(before, mark)) return;
  const { attributes, spans } = elementOf(mark);
  const written = node.written ?? {};
  for (const name of node.written ? Object.keys(written) : node.getAttributeNames())
    if (!(name in attributes)) node.removeAttribute(name);
  for (const name in attributes)
    if (attributes[name] !== written[name]) node.setAttribute(name, String(attributes[name]));
  node.written = attributes;
  if (textOf(before) !== textOf(mark)) write(node, spans);
}

/** A label of one run keeps its text node: the browser lays out new words, and needn't build anew what holds them. */
function write(node: Painted, spans: readonly Span[]): void {
  const [first] = spans;
  const isPlain = spans.length === 1 && Object.keys(first.attributes).length === 0;
  const { firstChild: text } = node;
  if (isPlain && text?.nodeType === TEXT_NODE && !text.nextSibling) text.nodeValue = first.text;
  else node.replaceChildren(...spans.map(spanNode));
}

const kindOf = ({ mark }: FrameMark): string => `${mark.at.shape} ${mark.part}`;

/**
 * Elements whose mark has gone, to become those of marks that come: while a long message is scrubbed each frame shows other
 * blocks in the same places, and a changed element costs the browser a fraction of a new one.
 */
function leftOver(exit: Joined<Painted>): (mark: FrameMark) => Painted | undefined {
  const painted = exit.nodes().filter((node) => node.painted);
  const kinds = group(painted, (node) => kindOf(node.painted!));
  return (mark) => kinds.get(kindOf(mark))?.shift();
}

/**
 * Paints a frame into the `<g>` that belongs to D3 alone: joins the marks to its elements by id. Elements that came with
 * the page's HTML are taken over by their `data-id`. Holds no state but what the elements were last painted as.
 */
export function paint(into: SVGGElement, frame: Frame): void {
  const joined = select(into)
    .selectAll<Painted, FrameMark>(':scope > *')
    .data(frame.marks, function (mark) {
      return mark?.id ?? this.getAttribute('data-id') ?? '';
    });
  const take = leftOver(joined.exit<FrameMark>());
  const taken = new Set<Painted>();
  joined
    .join(
      (enter): Joined<Painted> =>
        enter.select<Painted>(function (mark) {
          const left = take(mark);
          const node = left ?? create(mark);
          if (left) taken.add(left);
          else this.appendChild(node);
          return node;
        }),
      (update) => update,
      (exit) => exit.filter((_, i, nodes) => !taken.has(nodes[i])).remove(),
    )
    .order()
    .each(function (mark) {
      update(this, mark);
    });
}
