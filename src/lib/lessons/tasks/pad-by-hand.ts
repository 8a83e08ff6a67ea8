import { encodeUtf8, equalBytes, toHex } from '../../bytes/index.ts';
import { pad, unpad } from '../../modes/index.ts';
import { plural } from '../../words/index.ts';
import { readBytes } from './read.ts';
import { seededPick } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const MESSAGES = [
  'Meet at nine',
  'Send more tea',
  'Pay Bob 250',
  'Good night, Ada',
  'Sixteen letters!',
];
const messageOf = ({ seed, setup }: Given) =>
  encodeUtf8(setup.text ?? seededPick(seed, 'pad-by-hand', MESSAGES));

/** Pad a message by hand, RFC 5652 §6.3. `setup.text`: the message; else the seed picks one. */
export const padByHand: TaskKind = {
  aim: (given) =>
    `The message has ${plural(messageOf(given).length, 'byte')}. Type the bytes of padding that PKCS#7 puts behind it.`,
  facts: (given) => [
    { id: 'message', label: 'Message', bytes: messageOf(given), role: 'plaintext', as: 'text' },
  ],
  fields: () => [{ id: 'padding', label: 'Padding bytes', form: 'hex' }],
  check(given, typed) {
    const message = messageOf(given);
    if (typed['padding']?.trim() === '')
      return {
        done: false,
        says: 'None? There is always padding, 1 to 16 bytes: else who reads it couldn’t tell it from the message.',
      };
    const read = readBytes(typed, 'padding', 'Padding bytes');
    if ('verdict' in read) return read.verdict;
    const whole = new Uint8Array([...message, ...read.bytes]);
    const shows = [
      { id: 'padded', label: 'Message and padding', bytes: whole, role: 'plaintext' as const },
    ];
    if (equalBytes(whole, pad(message))) {
      const [count] = read.bytes;
      return {
        done: true,
        shows,
        says: `${plural(count, 'byte')} of value ${toHex(Uint8Array.of(count))}: ${plural(whole.length, 'byte')} in all, whole blocks. Who unpads reads the last byte and takes off so many.`,
      };
    }
    const found = unpad(whole);
    const why =
      'error' in found
        ? `${found.error}.`
        : `it unpads, but to ${plural(found.plaintext.length, 'byte')}: the message has ${message.length}.`;
    return { done: false, shows, says: `Not yet: ${why}` };
  },
  hints: (given) => [
    'How many bytes are missing to the next multiple of 16? If none are, a whole block is added.',
    `${messageOf(given).length} bytes: the next multiple of 16 above it is ${pad(messageOf(given)).length}. Every byte of padding is the number of bytes of padding.`,
  ],
  work(given) {
    const message = messageOf(given);
    const padding = pad(message).subarray(message.length);
    return {
      typed: { padding: toHex(padding) },
      steps: [
        `${message.length} + ${padding.length} = ${message.length + padding.length}, a multiple of 16.`,
        `So ${plural(padding.length, 'byte')}, each ${toHex(padding.subarray(0, 1))}.`,
      ],
    };
  },
};
