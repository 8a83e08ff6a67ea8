import { decodeIn } from './codec.ts';
import { formsOf, readForm, type Values } from './form.ts';
import type { CodecId, Form } from './scheme.ts';
import { latin1 } from './latin1.ts';
import { objectsIn } from './objects.ts';

/**
 * What bytes without framing spell in a form, in as many values as the form itself tells apart: objects one after another,
 * stretches of base64 that end in `=`, each `b'…'`. Undefined where they aren’t in this form to the last byte.
 */
export function valuesIn(form: Form, bytes: Uint8Array): readonly Values[] | undefined {
  if (form.kind === 'whole' && form.codec === 'raw') return [{ all: bytes }];
  if (form.kind === 'joined') return allOf([readForm(form, bytes)]);
  const text = latin1(bytes);
  if (form.kind === 'named') {
    const objects = objectsIn(text);
    // What stands between or behind them is a framing of its own.
    if (objects.join('') !== text) return undefined;
    return allOf(objects.map((one) => readForm(form, Buffer.from(one, 'latin1'))));
  }
  return allOf(piecesOf(form.codec, text).map((piece) => valueOf(form.codec, piece)));
}

/** The forms that bytes without framing can have: as one message, and as several of base64 or `b'…'` one behind the other. */
export function formsIn(bytes: Uint8Array): Form[] {
  const first = /^(?:b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*"|[^=]+={1,2})/.exec(latin1(bytes))?.[0];
  const whole = formsOf(bytes);
  if (!first || first.length === bytes.length) return whole;
  const spelled = formsOf(bytes.subarray(0, first.length)).filter(
    (form) => form.kind === 'whole' && form.codec !== 'raw',
  );
  return [...spelled, ...whole];
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
