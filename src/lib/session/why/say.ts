import { toHex } from '../../bytes/index.ts';
import { modes, paddings, type PaddingId } from '../../modes/index.ts';
import { listed, number, plural, subscript } from '../../words/index.ts';
import type { Claim, ClaimOf, Stranger } from './claim.ts';

/** How many names or bytes a sentence spells out. */
const SPELLED = 4;

const paddingName = (id: PaddingId): string => `“${paddings[id].name}”`;
const spelled = (names: readonly string[]): string =>
  names.length > SPELLED
    ? `${names.slice(0, SPELLED).join(', ')} and ${number(names.length - SPELLED)} more`
    : names.join(', ');
const named = (letter: string, blocks: readonly number[]): string =>
  spelled(blocks.map((block) => subscript(`${letter}${block}`)));
const hexOf = (bytes: Uint8Array): string =>
  spelled([...bytes].map((byte) => toHex(Uint8Array.of(byte))));

const STRANGERS: Readonly<Record<Stranger, string>> = {
  eve: 'Nobody sent this: Eve made it and put it on the wire herself.',
  elsewhere: 'Its sender isn’t on this page, so what was sent isn’t known here.',
  forgotten:
    'Which message this was isn’t remembered any more, so nothing can be compared with it.',
};

const IV_READ = {
  it: 'and the receiver reads with it.',
  own: 'and the receiver doesn’t look at it.',
  none: 'and the receiver’s mode takes none.',
};

function blocksSaid({ of, wrong, added, missing }: ClaimOf<'blocks'>): string {
  if (of === 0) return `No block is left of the ${plural(missing, 'block')} that were sent.`;
  const extra = [
    ...(missing > 0
      ? [`${plural(missing, 'block')} of the sender’s ${missing === 1 ? 'is' : 'are'} missing`]
      : []),
    ...(added > 0 ? [`${plural(added, 'block')} ${added === 1 ? 'was' : 'were'} never sent`] : []),
  ];
  return `${[comeOut(of, wrong, added), ...extra].join('; ')}.`;
}

function comeOut(of: number, wrong: readonly number[], added: number): string {
  const own = of - added;
  if (own === 0) return `None of the ${plural(of, 'block')} that came is the sender’s`;
  const all = own === 1 ? 'Its one block comes' : `All ${number(own)} blocks come`;
  if (wrong.length === 0) return `${all} out right`;
  if (wrong.length === own) return `${all} out wrong`;
  const come = wrong.length === 1 ? 'comes' : 'come';
  return `Of ${number(own)} blocks ${number(wrong.length)} ${come} out wrong: ${named('P', wrong)}`;
}

function changedSaid({ bytes, blocks, tag }: ClaimOf<'changed'>): string {
  const where = [...(blocks.length > 0 ? [named('C', blocks)] : []), ...(tag ? ['the tag'] : [])];
  return `The bytes that arrived aren’t those that were sent: ${plural(bytes, 'byte')} changed, in ${listed(where)}.`;
}

function paddingSaid({ sent, read, only }: ClaimOf<'padding-differs'>): string {
  const how = `ent with the padding ${paddingName(sent)} and read with ${paddingName(read)}.`;
  return only ? `Only the padding differs: s${how}` : `S${how}`;
}

/** A claim as a sentence, for each kind: nothing is said that isn’t in it. */
const SAID: { readonly [K in Claim['kind']]: (claim: ClaimOf<K>) => string } = {
  unknown: ({ who }) => STRANGERS[who],
  copied: () => 'It is a copy that Eve sent on.',
  replayed: ({ before }) =>
    `Eve replayed it: it had gone on ${before === 1 ? 'once' : `${number(before)} times`} before.`,
  'header-changed': ({ fields }) =>
    `In its header Eve changed ${listed(fields)}, which nothing is decrypted by.`,
  'iv-changed': ({ bytes, read }) =>
    `The IV was changed on the way, in ${plural(bytes, 'byte')}, ${IV_READ[read]}`,
  'iv-resized': ({ from, to }) =>
    `An IV of ${plural(from, 'byte')} was sent, and one of ${plural(to, 'byte')} arrived.`,
  cut: ({ from, to }) =>
    `It was cut on the way: of ${plural(from, 'byte')} of ciphertext the first ${number(to)} arrived.`,
  extended: ({ from, to }) =>
    `It was lengthened on the way: behind its ${plural(from, 'byte')} of ciphertext ${number(to - from)} more arrived.`,
  'taken-out': ({ at, bytes }) =>
    `${plural(bytes, 'byte')} of ciphertext ${bytes === 1 ? 'was' : 'were'} taken out on the way, ${at === 0 ? 'from its beginning' : `behind the first ${number(at)}`}.`,
  'put-in': ({ at, bytes }) =>
    `${plural(bytes, 'byte')} of ciphertext ${bytes === 1 ? 'was' : 'were'} put in on the way, ${at === 0 ? 'at its beginning' : `behind the first ${number(at)}`}.`,
  reordered: ({ blocks }) =>
    `Blocks were put in another order on the way: ${named('C', blocks)} aren’t those that were sent there.`,
  changed: changedSaid,
  replaced: ({ from, to }) =>
    `Another ciphertext arrived: ${plural(from, 'byte')} were sent, ${plural(to, 'byte')} came, and it isn’t the same with a piece taken out or put in.`,
  'mode-differs': ({ sent, read }) =>
    `Sent in ${modes[sent].name} and read in ${modes[read].name}.`,
  'mode-named': ({ named: name, read }) =>
    `Its header names ${name === 'none' ? 'no mode' : modes[name].name}; the receiver’s own mode is ${modes[read].name}.`,
  'key-differs': ({ sent, read }) =>
    sent === read
      ? 'The two sides have different keys.'
      : `The two sides have different keys: the sender’s has ${number(sent)} bytes, the receiver’s ${number(read)}.`,
  'iv-own': ({ asSent }) => {
    if (asSent === undefined) return 'The receiver reads with an IV of its own.';
    return asSent
      ? 'The IV it reads with is its own: the very one that was sent.'
      : 'The receiver reads with an IV of its own, not with the one that was sent.';
  },
  'padding-differs': paddingSaid,
  refused: ({ says }) => says,
  'tag-wrong': () => 'The tag doesn’t fit what arrived, so nothing was decrypted.',
  blocks: blocksSaid,
  'padding-wrong': ({ padding, reason }) => `Its end isn’t ${paddingName(padding)}: ${reason}.`,
  shorter: ({ sent, read }) =>
    read === 0
      ? `Of the ${plural(sent, 'byte')} of the message none was read.`
      : `Of the ${plural(sent, 'byte')} of the message the first ${number(read)} ${read === 1 ? 'was' : 'were'} read.`,
  longer: ({ sent, read }) =>
    sent === 0
      ? `The message was empty, and ${plural(read, 'byte')} ${read === 1 ? 'was' : 'were'} read.`
      : `The message has ${plural(sent, 'byte')}, and ${number(read - sent)} more ${read - sent === 1 ? 'was' : 'were'} read behind them.`,
  'padding-took': ({ padding, bytes }) =>
    `Taking off the padding ${paddingName(padding)} took ${plural(bytes.length, 'byte')} of the message with it: ${hexOf(bytes)}.`,
  'padding-left': ({ padding, bytes }) =>
    `${plural(bytes, 'byte')} that the sender put on as padding ${paddingName(padding)} ${bytes === 1 ? 'was' : 'were'} left on it.`,
  same: () => 'What was read is what was sent, byte for byte.',
  'not-text': () => 'What was read isn’t UTF-8.',
};

/** A claim in words. */
export const said = <K extends Claim['kind']>(claim: ClaimOf<K>): string =>
  (SAID[claim.kind] as (claim: ClaimOf<K>) => string)(claim);
