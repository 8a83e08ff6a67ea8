import { decodeIn } from './codec.ts';
import { readForm, type Values } from './form.ts';
import type { CodecId, Form } from './scheme.ts';

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/**
 * What bytes without framing spell in a form, in as many values as the form itself tells apart: objects one after another,
 * stretches of base64 that end in `=`, each `b'…'`. Undefined where they aren’t in this form to the last byte.
 */
export function valuesIn(form: Form, bytes: Uint8Array): readonly Values[] | undefined {
  if (form.kind === 'whole' && form.codec === 'raw') return [{ all: bytes }];
  if (form.kind === 'joined') return allOf([readForm(form, bytes)]);
  const text = latin1(bytes);
  if (form.kind === 'named')
    return allOf(objectsIn(text).map((one) => readForm(form, Buffer.from(one, 'latin1'))));
  return allOf(piecesOf(form.codec, text).map((piece) => valueOf(form.codec, piece)));
}

const allOf = (values: readonly (Values | undefined)[]): readonly Values[] | undefined =>
  values.length > 0 && values.every((one) => one !== undefined) ? values : undefined;

function valueOf(codec: CodecId, text: string): Values | undefined {
  const all = decodeIn(codec, text);
  return all && { all };
}

function piecesOf(codec: CodecId, text: string): readonly string[] {
  if (codec === 'repr') return text.match(/b(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g) ?? [text];
  return codec.startsWith('base64') ? (text.match(/[^=]+={0,2}/g) ?? [text]) : [text];
}

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
