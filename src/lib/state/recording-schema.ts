import * as v from 'valibot';
import { EVERYDAY_MODE_IDS, PADDING_IDS } from '../modes/facts.ts';
import type { Recording } from './recording-types.ts';
import { whole } from './whole.ts';

/** Events that a recording may hold, and bytes of a frame. */
const MOST_EVENTS = 2_000;
const MOST_FRAME = 65_536;

const hex = (most: number) =>
  v.pipe(v.string(), v.maxLength(2 * most), v.regex(/^(?:[0-9a-f]{2})*$/));
const hexOf = (...lengths: number[]) =>
  v.pipe(
    hex(32),
    v.check((text) => lengths.includes(text.length / 2)),
  );

const number = whole(0, 1_000_000_000);
const at = whole(0, Number.MAX_SAFE_INTEGER);
const place = whole(0, MOST_FRAME);
const side = v.picklist(['client', 'server']);

const run = v.strictObject({
  mode: v.picklist(EVERYDAY_MODE_IDS),
  padding: v.picklist(PADDING_IDS),
  key: hexOf(16, 24, 32),
  iv: hexOf(0, 12, 16),
});

const message = v.strictObject({
  kind: v.literal('message'),
  number,
  from: side,
  ms: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e12)),
  plaintext: hex(MOST_FRAME),
  sent: run,
  read: run,
});

const kind = <K extends string>(name: K) => v.literal(name);
const deed = v.variant('kind', [
  v.strictObject({ kind: kind('hold'), on: v.boolean() }),
  v.strictObject({ kind: kind('release'), number }),
  v.strictObject({ kind: kind('releaseAll') }),
  v.strictObject({ kind: kind('drop'), number }),
  v.strictObject({ kind: kind('delay'), number, dueAt: at }),
  v.strictObject({ kind: kind('flip'), number, at: place, bit: whole(0, 7) }),
  v.strictObject({ kind: kind('set'), number, at: place, value: whole(0, 255) }),
  v.strictObject({ kind: kind('truncate'), number, to: place }),
  v.strictObject({
    kind: kind('splice'),
    number,
    block: place,
    source: number,
    sourceBlock: place,
    insert: v.boolean(),
  }),
  v.strictObject({ kind: kind('cut'), number, block: place }),
  v.strictObject({ kind: kind('reorder'), number, to: place }),
  v.strictObject({ kind: kind('replay'), number }),
  v.strictObject({ kind: kind('copy'), number, of: number, at }),
  v.strictObject({ kind: kind('inject'), number, from: side, bytes: hex(MOST_FRAME), at }),
]);

/** Own keys only, each in its range; a file or a link with anything else is refused as a whole. */
export const recordingSchema = v.strictObject({
  format: v.literal('blockwise session'),
  version: v.literal(1),
  events: v.pipe(
    v.array(v.variant('kind', [message, v.strictObject({ kind: v.literal('deed'), deed })])),
    v.maxLength(MOST_EVENTS),
  ),
}) satisfies v.GenericSchema<Recording>;
