import { type Lit, litAs, type Stretch } from '../../lib/scene/index.ts';
import { rangeOf, type Signs } from './byte-text.ts';

type Kind = NonNullable<ReturnType<typeof litAs>>;

/** Which bytes of a stretch are lit: runs of indices, `to` excluded. */
interface LitRun {
  readonly kind: Kind;
  readonly from: number;
  to: number;
}

/** The lit runs of a stretch. Looks at the lit values only, however long the stretch is. */
function litRuns(stretch: Stretch, lit: Lit): LitRun[] {
  const steps = [...new Set([lit.place.step, ...lit.sources.keys(), ...lit.reach.keys()])];
  const starts = steps
    .flatMap((step) => stretch.indexOf(step) ?? [])
    .sort((first, second) => first - second);
  const runs: LitRun[] = [];
  for (const start of starts) {
    for (let index = start; index < Math.min(start + 16, stretch.byteLength); index++) {
      const place = stretch.placeAt(index);
      if (!place || stretch.indexOf(place.step) !== start) break;
      const kind = litAs(lit, place);
      const last = runs.at(-1);
      if (last && last.kind === kind && last.to === index) last.to += 1;
      else if (kind) runs.push({ kind, from: index, to: index + 1 });
    }
  }
  return runs;
}

/**
 * Lights the bytes of a stretch in an element's text, without a node a byte: as highlights, which `styles/base.css` gives
 * their looks. Returns how to put them out. In an engine without highlights the stage alone lights up.
 */
export function lightText(element: Element, stretch: Stretch, signs: Signs, lit: Lit): () => void {
  if (!('highlights' in CSS)) return () => undefined;
  const added: [Highlight, Range][] = [];
  for (const { kind, from, to } of litRuns(stretch, lit)) {
    const range = rangeOf(element, signs.start(from), signs.end(to - 1));
    if (!range) continue;
    const name = `byte-${kind}`;
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    CSS.highlights.set(name, highlight.add(range));
    added.push([highlight, range]);
  }
  return () => added.forEach(([highlight, range]) => highlight.delete(range));
}
