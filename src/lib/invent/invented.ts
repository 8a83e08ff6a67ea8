import { type Direction, type Given, type Mode, ModeError, type Ops } from '../modes/index.ts';
import type { Beside } from './known-bytes.ts';
import { type Order, orderOf } from './order.ts';
import { goalsOf, type Plan } from './plan.ts';
import type { Program } from './program.ts';
import { COMPUTED_TAG } from './rules.ts';
import { takesShortBlocks } from './stream.ts';
import { Values } from './values.ts';
import { walk } from './walk.ts';

/** A mode that was written as equations, and what was found out about it. */
export interface InventedMode extends Mode {
  /** The equations as they were typed. */
  readonly equations: string;
  readonly program: Program;
  readonly encryption: Plan;
  readonly decryption: Plan;
  readonly order: Readonly<Record<Direction, Order>>;
}

const BLOCK = 16;

/** What is sent beside the ciphertext: `IV` in the first 16 bytes of `settings.iv`, `N` behind it, each where the equations name it. */
function besideOf({ usesIv, nonceBytes }: Program, nonce: Uint8Array): Beside {
  const ivBytes = usesIv ? BLOCK : 0;
  return { IV: nonce.subarray(0, ivBytes), N: nonce.subarray(ivBytes, ivBytes + nonceBytes) };
}

/** The blocks of a message, taken from it in turn as far as they are needed. */
function taken<V>(blocks: Iterable<V>): (j: number) => V {
  const iterator = blocks[Symbol.iterator]();
  const all: V[] = [];
  return (j) => {
    while (all.length < j) all.push(iterator.next().value as V);
    return all[j - 1];
  };
}

/** The values of one message. Throws `ModeError` where additional data is given, which no equation takes in. */
function valuesOf<V>(
  program: Program,
  plan: Plan,
  ops: Ops<V>,
  blocks: Iterable<V>,
  given: Given<V>,
): { readonly n: number; readonly values: Values<V> } {
  if (given.aad.length > 0)
    throw new ModeError('aad', 'No equation takes in additional data. Leave it out.');
  const n = Math.ceil(given.byteLength / BLOCK);
  const beside = besideOf(program, given.nonce);
  return { n, values: new Values(ops, { program, plan, given, beside, n, block: taken(blocks) }) };
}

/** Both ways of a mode, as its plans have them. */
const running = (
  program: Program,
  encryption: Plan,
  decryption: Plan,
  tagOver: Mode['tagOver'],
): Pick<Mode, 'encrypt' | 'decrypt'> => ({
  *encrypt(ops, blocks, given) {
    const { n, values } = valuesOf(program, encryption, ops, blocks, given);
    for (let j = 1; j <= n; j++) yield values.get('C', j);
    if (program.tag) yield values.get('T', undefined);
  },
  *decrypt(ops, blocks, given) {
    const { n, values } = valuesOf(program, decryption, ops, blocks, given);
    if (tagOver === 'plaintext') for (let j = 1; j <= n; j++) values.get('P', j);
    if (program.tag) ops.verify(given.tag, values.get(COMPUTED_TAG, undefined));
    for (let j = 1; j <= n; j++) yield values.get('P', j);
  },
});

/** A mode that runs these plans. */
export function invented(
  equations: string,
  name: string,
  program: Program,
  encryption: Plan,
  decryption: Plan,
): InventedMode {
  const tagOver = program.tag ? tagOverOf(program, decryption) : 'none';
  const mode: Mode = {
    ...{ id: 'invented', name, title: 'A mode of one’s own', source: 'its equations' },
    ...ivFacts(program),
    ...{ segmentBytes: BLOCK, leastBytes: 0, keys: 1, everyday: false },
    wholeBlocks: !takesShortBlocks(program, [encryption, decryption]),
    stream: isStream(program, encryption),
    ...tagFacts(program),
    tagOver,
    parallel: { encrypt: false, decrypt: false },
    ...running(program, encryption, decryption, tagOver),
  };
  const order = { encrypt: orderOf(mode, 'encrypt'), decrypt: orderOf(mode, 'decrypt') };
  const parallel = { encrypt: order.encrypt.parallel, decrypt: order.decrypt.parallel };
  return { ...mode, parallel, equations, program, encryption, decryption, order };
}

function ivFacts({ usesIv, nonceBytes }: Program): Pick<Mode, 'iv' | 'ivBytes'> {
  const bytes = (usesIv ? BLOCK : 0) + nonceBytes;
  const iv = bytes === 0 ? 'none' : nonceBytes > 0 ? 'nonce' : 'iv';
  return { iv, ivBytes: { least: bytes, most: bytes, usual: bytes } };
}

function tagFacts({ tag }: Program): Pick<Mode, 'tagBytes' | 'tagLengths'> {
  return { tagBytes: tag?.size ?? 0, tagLengths: tag ? [tag.size] : [] };
}

/** The tag is one of the plaintext where the receiver has to decrypt before it can compute it. */
function tagOverOf(program: Program, decryption: Plan): 'ciphertext' | 'plaintext' {
  const goal = [{ letter: COMPUTED_TAG, j: undefined }];
  for (const { wanted } of walk(program, decryption, program.enough, goal))
    if (wanted.letter === 'P' && wanted.j !== undefined && wanted.j >= 1) return 'plaintext';
  return 'ciphertext';
}

/** Whether P meets a keystream that hangs neither on the message nor on its ciphertext. */
function isStream(program: Program, encryption: Plan): boolean {
  const n = program.enough;
  const isMessage = (letter: string, j: number | undefined): boolean =>
    (letter === 'P' || letter === 'C') && j !== undefined && j >= 1 && j <= n;
  for (const { wanted, needs } of walk(program, encryption, n, goalsOf(program, n, 'encrypt'))) {
    if (wanted.letter === 'T' && wanted.j === undefined) continue;
    const own = needs.filter(({ letter, j }) => isMessage(letter, j));
    const isC = wanted.letter === 'C' && isMessage('C', wanted.j);
    if (isC ? own.length !== 1 || own[0].letter !== 'P' || own[0].j !== wanted.j : own.length > 0)
      return false;
  }
  return takesShortBlocks(program, [encryption]);
}
