import { listed, number, plural } from '../../../src/lib/words/index.ts';
import { modeFacts } from '../../../src/lib/modes/index.ts';
import type { Ranked, Verdict } from './detect.ts';
import type { Scheme } from './scheme.ts';
import { fillingInWords, inWords, ivInWords } from './words.ts';

const MOST_NAMED = 3;

/** What is spoken from now on and what speaks against it, in whole sentences. */
export function speakingInWords(verdict: Verdict, before: Scheme | undefined): string {
  const { best } = verdict;
  if (!best) return '';
  const words = inWords(best.scheme);
  const begin = before
    ? `It is another dialect than was believed: ${words}, and no longer ${inWords(before)}.`
    : `Speaking ${words}.`;
  return [begin, ...doubtsOf(verdict)].join(' ');
}

/** What isn’t settled, a sentence each; none where it is sure. */
export function doubtsOf({ best, sure, rivals, tried }: Verdict): string[] {
  if (!best || sure || tried === 0) return [];
  const { iv, filling, mode } = best.scheme;
  const said: string[] = [];
  if (iv.kind === 'unknown')
    said.push(
      'The first block of each message can’t be read: the IV is one that both sides know, and nobody gave it here. /iv gives it, or --iv when the program is started; until then your messages wait.',
    );
  else if (iv.kind === 'agreed' && iv.guessed)
    said.push(
      `The IV ${iv.says} was guessed: if the first 16 characters read oddly, it is another; /iv gives it.`,
    );
  else if (iv.kind === 'session')
    said.push('What is taken for the IV of all messages may be the beginning of the first.');
  if (filling === 'none' && modeFacts[mode].wholeBlocks)
    said.push('No padding was seen yet: yours are filled up with zeros.');
  if (rivals.some(({ scheme }) => scheme.iv.kind === 'unknown') && iv.kind === 'message')
    said.push(
      'What is taken for the IV in front may be text under an IV that both sides know: then the first 16 bytes of each message are missing here, and /iv or --iv gives it. The next message tells.',
    );
  const others = differences(best, rivals);
  if (others.length > 0)
    said.push(
      `${others.length === 1 ? 'This fits' : 'These fit'} nearly as well: ${listed(others)}.`,
    );
  return said.length > 0
    ? said
    : ['So little has come that luck may have made it fit: the next message tells.'];
}

/** What the rivals have that the best hasn’t, each said once. */
function differences({ scheme }: Ranked, rivals: readonly Ranked[]): string[] {
  const found = new Set<string>();
  for (const { scheme: other } of rivals) {
    if (other.iv.kind === 'unknown') continue;
    const parts = [
      ...(other.mode === scheme.mode ? [] : [modeFacts[other.mode].name]),
      ...(ivInWords(other) === ivInWords(scheme) ? [] : [ivInWords(other)]),
      ...(other.filling === scheme.filling ? [] : [fillingInWords(other.filling)]),
      ...(other.running === scheme.running
        ? []
        : [other.running ? 'one stream for all messages' : 'each message by itself']),
      ...(other.key === scheme.key ? [] : [other.key.says]),
    ];
    found.add(parts.length > 0 ? parts.join(' with ') : inWords(other));
  }
  return [...found].slice(0, MOST_NAMED);
}

/** Why bytes couldn’t be read: what was tried, what came nearest, and what to look at first. */
export function unknownInWords(bytes: Uint8Array, { nearest, tried }: Verdict): string {
  const size = bytes.length;
  const over = size % 16;
  const whole =
    over === 0 ? 'whole blocks of 16' : `${plural(over, 'byte')} over whole blocks of 16`;
  const near = nearest ? ` Nearest came ${inWords(nearest.scheme)}.` : '';
  const look =
    over === 0
      ? 'Most likely the key is another; else the IV, the mode or the padding.'
      : 'Most likely it isn’t a ciphertext alone, or the key is another; else the mode.';
  return `${plural(size, 'byte')} that nothing fits (${whole}); ${number(tried)} ways were tried.${near} ${look} The line stays: /key, /iv, /mode and /dialect say more, and everything is tried again.`;
}

/** Why the way in use is believed, line by line, for `/why`. */
export function whyInWords(scheme: Scheme | undefined, verdict: Verdict | undefined): string[] {
  if (!scheme)
    return ['Nothing has come that could be read, so it isn’t known how the other side speaks.'];
  const { best, sure, rivals, tried } = verdict ?? { sure: false, rivals: [], tried: 0 };
  if (!best || tried === 0)
    return [`Speaking ${inWords(scheme)}, as it was said at the start or with /dialect.`];
  const luck = Math.log2(tried);
  const lines = [
    `Speaking ${inWords(best.scheme)}.`,
    best.proven
      ? 'Its tag fits, which luck doesn’t explain.'
      : `What comes out is text and padding worth ${number(Math.round(best.bits))} bits; ${number(tried)} ways were tried, which luck pays with ${luck.toFixed(1)}.`,
    ...rivals
      .slice(0, 5)
      .map(
        (rival) =>
          `Nearly as well: ${inWords(rival.scheme)}, ${number(Math.round(best.score - rival.score))} bits behind.`,
      ),
  ];
  return [...lines, sure ? 'Nothing else comes near: this is sure.' : 'So it isn’t sure.'];
}
