import { number } from '../words/index.ts';
import type { Run, Settings, Trace } from '../modes/index.ts';
import type { Subject } from './types.ts';

/** More bytes than this aren't pasted: the recipe reads them from a file. */
export const MOST_BYTES = 512;

/** The run as tools have to be told it; every setting that none of them has is worked into the input. */
export function subjectOf({ settings, direction, input }: Run, trace: Trace): Subject {
  const { mode, padding } = trace;
  const { wholeBlocks } = mode;
  const padsByHand = padding !== 'none' && !(padding === 'pkcs7' && wholeBlocks);
  const given = padsByHand && direction === 'encrypt' ? trace.input : input;
  const long = given.length > MOST_BYTES;
  const file = direction === 'encrypt' ? 'plaintext.bin' : 'ciphertext.bin';
  return {
    mode: mode.id,
    modeName: mode.name,
    direction,
    bits: ((settings.key.length * 8) / mode.keys) as Subject['bits'],
    key: settings.key,
    iv: (mode.iv !== 'none' && settings.iv) || new Uint8Array(0),
    aad: settings.aad ?? new Uint8Array(0),
    input: given,
    wholeBlocks,
    pads: padding === 'pkcs7' && wholeBlocks && trace.paddingError === undefined,
    ...(long ? { file } : {}),
    tagBytes: mode.tagBytes && (settings.tagBytes ?? mode.tagBytes),
    ...countingIn(settings),
    notes: notesOn(trace, padsByHand, long ? { bytes: given.length, file } : undefined),
  };
}

function countingIn({ counting }: Settings): Pick<Subject, 'counting'> {
  const isUsual = !counting || (counting.bytes === 16 && counting.order === 'big');
  return isUsual ? {} : { counting };
}

function notesOn(
  trace: Trace,
  padsByHand: boolean,
  long: { bytes: number; file: string } | undefined,
): string[] {
  const { name } = trace.mode;
  const notes: string[] = [];
  if (long)
    notes.push(
      `${number(long.bytes)} bytes are too many to paste: this recipe reads them from ${long.file}.`,
    );
  if (padsByHand && trace.padding === 'pkcs7')
    notes.push(
      `${name} needs no padding, and no tool puts any on or takes it off: here it counts as a part of the message.`,
    );
  else if (padsByHand)
    notes.push(
      `No tool pads with ${trace.padding}, and none takes them off: here they count as a part of the message.`,
    );
  else if (trace.paddingError !== undefined)
    notes.push(
      'The padding is wrong, and every tool would refuse it; this recipe leaves it on, so that you get the bytes on the stage.',
    );
  if (trace.tagError !== undefined)
    notes.push('The tag is wrong: run it and see the tool refuse, as the stage does.');
  return notes;
}

/** Whether a trap or a comment about texts fits: the run starts from a plaintext. */
export const encrypting = ({ direction }: Subject): boolean => direction === 'encrypt';
