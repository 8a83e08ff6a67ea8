import { decodeUtf8 } from '../../../src/lib/bytes/index.ts';
import { readForms } from '../../../src/lib/forms/index.ts';
import { formsOf, readForm } from './form.ts';
import { objectsIn } from './objects.ts';
import type { Burst } from './detect.ts';
import { isText } from './split.ts';

/** The text that bytes are in the clear; undefined where they are none, or spell bytes that are likelier meant. */
export function clearText(bytes: Uint8Array): string | undefined {
  const { text, valid } = decodeUtf8(bytes);
  if (!valid || text.trim() === '' || !isText(bytes)) return undefined;
  if (text.startsWith('{') && holdsBytes(bytes)) return undefined;
  const [first] = readForms(text);
  const spells =
    first && first.form !== 'text' && first.form !== 'latin1' && first.bytes.length >= 12;
  return spells ? undefined : text;
}

/** Whether an object has a value that spells a block or more. */
function holdsBytes(bytes: Uint8Array): boolean {
  const [form] = formsOf(bytes);
  const values = form.kind === 'named' ? readForm(form, bytes) : undefined;
  return ((values?.all ?? values?.ciphertext)?.length ?? 0) >= 16;
}

/** A burst whose beginning is in the clear: what is, and what comes behind it. */
export interface Mixed {
  readonly clear: Uint8Array;
  readonly rest: Burst;
}

/** Where what is said in the clear may end within a burst: with an arrival, an object, a line, or the last sign that can be read. */
export function mixedWays(burst: Burst): Mixed[] {
  const bytes = Buffer.concat(burst);
  const places = new Set<number>();
  let at = 0;
  for (const chunk of burst.slice(0, -1)) places.add((at += chunk.length));
  const text = bytes.toString('latin1');
  const [object] = text.startsWith('{') ? objectsIn(text) : [];
  if (object) places.add(object.length);
  for (const sign of ['\n', '> ', ': ', '. ', '! ', '? ']) {
    const end = text.slice(0, 512).lastIndexOf(sign);
    if (end >= 0) places.add(end + sign.length);
  }
  const readable = /^[\x20-\x7e\r\n\t]*/.exec(text)![0].length;
  for (let back = 0; back < 4; back++) if (readable - back > 3) places.add(readable - back);
  return [...places]
    .filter((place) => place > 0 && place < bytes.length)
    .flatMap((place) => {
      const clear = bytes.subarray(0, place);
      return clearText(clear) === undefined ? [] : [{ clear, rest: [bytes.subarray(place)] }];
    });
}
