import { readObject, roleOf } from '../../../src/lib/envelope/index.ts';
import { codecsOf, decodeIn, encodeIn } from './codec.ts';
import type { CodecId, Form, Slot, ValueRole } from './scheme.ts';
import { latin1 } from './latin1.ts';
import { objectsIn } from './objects.ts';

/** What a message holds, by role. */
export type Values = Readonly<Partial<Record<ValueRole, Uint8Array>>>;

const MARKS = ['||', '::', ':', '|', ',', ';', '.', '$', '#', ' ', '\n', '~', '-', '_'];
/** An IV, a nonce or a tag has so many bytes at most; the ciphertext has any number. */
const SHORT = 16;
const NAMED: Readonly<Partial<Record<string, ValueRole>>> = {
  ...{ iv: 'iv', ciphertext: 'ciphertext', tag: 'tag' },
};

/** Every form that a message can have, those that say most first. */
export function formsOf(unit: Uint8Array): Form[] {
  const text = latin1(unit);
  const [object] = text.startsWith('{') ? objectsIn(text) : [];
  const named = object ? namedForm(object) : undefined;
  if (named) return [named];
  const whole = codecsOf(text).map((codec): Form => ({ kind: 'whole', codec }));
  const joined = whole.length > 0 ? [] : joinedForms(text);
  return [...whole, ...joined, { kind: 'whole', codec: 'raw' }];
}

/** The values of a message in a form; undefined where it hasn’t that form. */
export function readForm(form: Form, unit: Uint8Array): Values | undefined {
  if (form.kind === 'whole' && form.codec === 'raw') return { all: unit };
  const text = latin1(unit);
  if (form.kind === 'whole') return valuesOf([{ role: 'all', codec: form.codec }], [text]);
  if (form.kind === 'joined') return valuesOf(form.slots, text.split(form.mark));
  const fields = readObject(text);
  return valuesOf(
    form.slots,
    form.slots.map(({ name }) => fields.find((field) => field.name === name)?.text ?? ''),
  );
}

/** Values as the form has them. */
export function writeForm(form: Form, values: Values): Uint8Array {
  const spelled = (slot: Slot) => encodeIn(slot.codec, values[slot.role] ?? new Uint8Array(0));
  if (form.kind === 'whole')
    return Buffer.from(spelled({ role: 'all', codec: form.codec }), 'latin1');
  if (form.kind === 'joined') return Buffer.from(form.slots.map(spelled).join(form.mark), 'latin1');
  let text = form.text;
  // From the back, so that what stands before keeps its place.
  for (const field of [...readObject(form.text)].reverse()) {
    const slot = form.slots.find(({ name }) => name === field.name);
    if (slot) text = text.slice(0, field.start) + spelled(slot) + text.slice(field.end);
  }
  return Buffer.from(text, 'latin1');
}

function valuesOf(slots: readonly Slot[], texts: readonly string[]): Values | undefined {
  if (texts.length !== slots.length) return undefined;
  const values: Partial<Record<ValueRole, Uint8Array>> = {};
  for (const [i, { role, codec }] of slots.entries()) {
    const bytes = decodeIn(codec, texts[i]);
    if (!bytes || (bytes.length === 0 && role !== 'ciphertext')) return undefined;
    values[role] = bytes;
  }
  return values;
}

/** For each role the value with the likeliest name; a ciphertext with nothing beside it holds all. */
function namedForm(text: string): Form | undefined {
  const found = new Map<ValueRole, Slot & { name: string; rank: number }>();
  for (const { name, text: value, quoted } of readObject(text)) {
    const named = roleOf(name);
    const role = named && NAMED[named.role];
    const [codec] = codecsOf(value);
    if (!named || !role || !quoted || !codec) continue;
    if (named.rank < (found.get(role)?.rank ?? Infinity))
      found.set(role, { role, codec, name, rank: named.rank });
  }
  const ciphertext = found.get('ciphertext');
  if (!ciphertext) return undefined;
  if (!found.has('iv')) found.set('ciphertext', { ...ciphertext, role: 'all' });
  const slots = [...found.values()].map(({ role, codec, name }) => ({ role, codec, name }));
  return { kind: 'named', text, slots };
}

function joinedForms(text: string): Form[] {
  for (const mark of MARKS) {
    const texts = text.split(mark);
    if (texts.length < 2 || texts.length > 3) continue;
    const codecs = texts.map((one) => codecsOf(one)[0] as CodecId | undefined);
    if (codecs.some((codec) => codec === undefined)) continue;
    return rolesOf(texts, codecs as CodecId[]).map((slots) => ({ kind: 'joined', mark, slots }));
  }
  return [];
}

/** The orders that lengths allow: of two, the IV and the ciphertext; of three a tag as well. */
function rolesOf(texts: readonly string[], codecs: readonly CodecId[]): Slot[][] {
  const sizes = texts.map((text, i) => decodeIn(codecs[i], text)!.length);
  const orders: ValueRole[][] =
    texts.length === 2
      ? [
          ['iv', 'ciphertext'],
          ['ciphertext', 'iv'],
        ]
      : [
          ['iv', 'ciphertext', 'tag'],
          ['iv', 'tag', 'ciphertext'],
          ['ciphertext', 'iv', 'tag'],
          ['ciphertext', 'tag', 'iv'],
          ['tag', 'iv', 'ciphertext'],
          ['tag', 'ciphertext', 'iv'],
        ];
  return orders
    .filter((order) => order.every((role, i) => role === 'ciphertext' || sizes[i] <= SHORT))
    .map((order) => order.map((role, i) => ({ role, codec: codecs[i] })));
}
