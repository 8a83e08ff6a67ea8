/** Each object of a text, with what stands behind the last one as one more, which then is none. */
export function objectsIn(text: string): readonly string[] {
  const found: string[] = [];
  let [depth, from, quote] = [0, 0, ''];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quote) {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = '';
    } else if (depth > 0 && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && --depth === 0) {
      found.push(text.slice(from, at + 1).trim());
      from = at + 1;
    }
  }
  const left = text.slice(from).trim();
  return left === '' ? found : [...found, left];
}
