import { concatBytes, encodeUtf8, equalBytes, toHex } from '../../bytes/index.ts';
import { encrypt } from '../../modes/index.ts';
import { framed } from '../stream.ts';
import { plural } from '../../words/index.ts';
import { readBlock } from './read.ts';
import { seededBytes, seededPick } from './seeded.ts';
import type { Given, TaskKind } from './types.ts';

const TEXTS = ['Are you there?', 'Bring the boat.', 'It is raining.', 'Two at noon.'];
const REPLY = 'We come at dawn, all of us, with the boat.';
const HEAD = 4;

function made({ seed }: Given) {
  const key = seededBytes(seed, 'read-frame key', 16);
  const packet = (name: string, text: string) => {
    const iv = seededBytes(seed, `read-frame ${name}`, 16);
    return { iv, bytes: concatBytes([iv, encrypt({ mode: 'cbc', key, iv }, encodeUtf8(text))]) };
  };
  const first = packet('first', seededPick(seed, 'read-frame text', TEXTS));
  const second = packet('second', REPLY);
  const stream = concatBytes([framed(first.bytes), framed(second.bytes)]);
  const missing = 5 + (seededBytes(seed, 'read-frame cut', 1)[0] % 24);
  return { first, second, received: stream.slice(0, stream.length - missing), missing, stream };
}

/** What the typed IV shows of an idea that doesn't do. */
function idea(given: Given, iv: Uint8Array): string {
  const { first, second, stream } = made(given);
  const at = (from: number) => equalBytes(stream.subarray(from, from + 16), iv);
  const start = HEAD + first.bytes.length;
  if (equalBytes(iv, first.iv)) return 'That is the IV of the first message.';
  if (at(start))
    return 'These 16 bytes begin with the length of the second message: it stands before the IV.';
  if (at(first.bytes.length)) return 'The length counts what follows it, and not its own 4 bytes.';
  if (at(start + HEAD + second.iv.length))
    return 'That is the first ciphertext block of the second message.';
  return 'The second message’s IV is somewhere else. Read the first length, and count.';
}

/** Two messages with lengths in front, cut off on their way: find the second IV, and say what is missing. */
export const readFrame: TaskKind = {
  aim: () =>
    'One call of recv has returned these bytes: a message, and the beginning of a second one. Each is a length in 4 bytes, an IV and a ciphertext. Where is the second IV, and how many bytes have still to come?',
  facts: (given) => [
    { id: 'received', label: 'What recv returned', bytes: made(given).received, role: 'value' },
  ],
  fields: () => [
    { id: 'iv', label: 'IV of the second message (hex)', form: 'hex' },
    { id: 'missing', label: 'Bytes of it that are missing', form: 'text' },
  ],
  check(given, typed) {
    const { second, missing } = made(given);
    const read = readBlock(typed, 'iv', 'IV of the second message (hex)');
    if ('verdict' in read) return read.verdict;
    if (!equalBytes(read.bytes, second.iv))
      return { done: false, says: `Not yet. ${idea(given, read.bytes)}` };
    const said = typed['missing']?.trim() ?? '';
    if (!/^\d{1,4}$/.test(said))
      return {
        done: false,
        says: 'The IV is right. “Bytes of it that are missing” takes a number in digits.',
      };
    if (Number(said) === missing)
      return {
        done: true,
        says: `So it is: the receiver waits for ${plural(missing, 'more byte')}, and only then decrypts.`,
      };
    const off = Number(said) - missing;
    const why =
      Math.abs(off) === HEAD ? ' The length counts what follows it, and not its own 4 bytes.' : '';
    return {
      done: false,
      says: `The IV is right. The number isn’t: it is ${Math.abs(off)} too ${off > 0 ? 'many' : 'few'}.${why}`,
    };
  },
  hints: () => [
    'The first 4 bytes are the first length, in hex, the highest byte first. So many bytes follow it: IV and ciphertext.',
    'After them stands the second length, again 4 bytes, and after that the second IV.',
    'Missing = the second length, less the bytes that you have after it.',
  ],
  work(given) {
    const { first, second, received, missing } = made(given);
    const start = HEAD + first.bytes.length;
    return {
      typed: { iv: toHex(second.iv), missing: String(missing) },
      steps: [
        `First length: ${toHex(received.subarray(0, HEAD))}, that is ${first.bytes.length}. The second message starts at byte ${HEAD} + ${first.bytes.length} = ${start}.`,
        `Its length: ${toHex(received.subarray(start, start + HEAD))}, that is ${second.bytes.length}. The IV is the 16 bytes after it: ${toHex(second.iv)}`,
        `After the length there are ${received.length} − ${start + HEAD} = ${received.length - start - HEAD} bytes: ${second.bytes.length} − ${received.length - start - HEAD} = ${missing} are missing.`,
      ],
    };
  },
};
