import type { Frame } from '../scene/index.ts';
import { elementOf } from './element.ts';
import type { Span } from './spans.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const attributesMarkup = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');

function spanMarkup({ text, attributes }: Span): string {
  const list = attributesMarkup(attributes);
  return list ? `<tspan${list}>${escape(text)}</tspan>` : escape(text);
}

/** The same picture as a string: for the first frame in the page's HTML, and for a saved picture. */
export function markupOf({ marks }: Frame): string {
  return marks
    .map((mark) => {
      const { tag, attributes, spans } = elementOf(mark);
      return `<${tag}${attributesMarkup(attributes)}>${spans.map(spanMarkup).join('')}</${tag}>`;
    })
    .join('');
}
