import { toHex } from '../bytes/index.ts';
import { shellBytes, shellText } from './quote.ts';
import { encrypting } from './subject.ts';
import type { Recipe, Subject, Trap } from './types.ts';
import { valuesOf } from './values.ts';

/** GCM's counter block for the first block of a message, where the nonce has 12 bytes: SP 800-38D §7.1. */
const GCM_FIRST = '00000002';
/** Between options: each stands on a line of its own. */
const NEXT = ' \\\n    ';
const FRESH =
  'For a real message a fresh IV each time: `-iv $(openssl rand -hex 16)`, and send it along.';
const NOTHING: Recipe = { run: '', notes: [], traps: [], values: [] };

/** For bash, zsh or ksh: `openssl enc`, and `od` to see a block a line. */
export function openssl(subject: Subject): Recipe {
  const { mode, iv } = subject;
  if (mode === 'cbc-cs1') return recipe(subject, 'cbc-cts', toHex(iv), []);
  if (mode !== 'gcm') return recipe(subject, mode, toHex(iv), []);
  const refuses = '`openssl enc` has no GCM: it says “AEAD ciphers not supported”.';
  if (iv.length !== 12)
    return {
      ...NOTHING,
      notes: [...subject.notes, `${refuses} With a nonce of 12 bytes CTR could stand in.`],
    };
  const input = encrypting(subject) ? subject.input : subject.input.subarray(0, -subject.tagBytes);
  const without = encrypting(subject)
    ? 'makes no tag'
    : `checks no tag (its ${subject.tagBytes} bytes are left out here)`;
  return recipe({ ...subject, input }, 'ctr', toHex(iv) + GCM_FIRST, [
    `${refuses} GCM encrypts with CTR, and starts from nonce and ${GCM_FIRST}: this gives the same bytes, but ${without}.`,
  ]);
}

function recipe(subject: Subject, mode: string, iv: string, notes: readonly string[]): Recipe {
  const flags = [
    `${encrypting(subject) ? '' : '-d '}-aes-${subject.bits}-${mode}`,
    `-K ${toHex(subject.key)}`,
    ...(iv ? [`-iv ${iv}`] : []),
    ...(subject.wholeBlocks && !subject.pads ? ['-nopad'] : []),
  ];
  const { code, words } = fed(subject, `openssl enc ${flags.join(NEXT)}`);
  return {
    code: `${code} |\n  od -An -v -tx1`,
    run: 'Paste it into bash or zsh; `od` prints a block a line.',
    notes: [...subject.notes, ...notes, ...(encrypting(subject) && iv ? [FRESH] : [])],
    traps: traps(subject, iv),
    values: valuesOf(subject, words),
  };
}

function fed({ input, file, mode, direction }: Subject, command: string) {
  const cut = mode === 'gcm' && direction === 'decrypt';
  if (file && cut) return { code: `head -c ${input.length} ${file} |\n  ${command}`, words: [] };
  if (file) return { code: `${command} -in ${file}`, words: [] };
  const text = shellText(input);
  if (text !== undefined) return { code: `printf %s ${text} |\n  ${command}`, words: [text] };
  const words = shellBytes(input);
  const all = words.length > 1 ? `\\\n  ${words.join(' \\\n  ')}` : words[0];
  return { code: `printf %b ${all} |\n  ${command}`, words };
}

function traps(subject: Subject, iv: string): readonly Trap[] {
  const found: Trap[] = [];
  const text = subject.file ? undefined : shellText(subject.input);
  if (encrypting(subject) && text !== undefined)
    found.push({
      right: `printf %s ${text}`,
      wrong: `echo ${text}`,
      why: '`echo` adds a newline: one byte more, and another last block.',
    });
  const key = toHex(subject.key);
  found.push({
    right: `${NEXT}-K ${key}${iv ? `${NEXT}-iv ${iv}` : ''}`,
    wrong: ` -k ${key}`,
    why: encrypting(subject)
      ? 'A small -k takes a passphrase: another key is made from it with random salt, and the output starts with `Salted__`.'
      : 'A small -k takes a passphrase and looks for `Salted__` at the start: “bad magic number”.',
  });
  return found;
}
