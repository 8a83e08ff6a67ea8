import { concatBytes } from '../../lib/bytes/index.ts';
import { modeFacts, type Run } from '../../lib/modes/index.ts';
import { number } from '../../lib/words/index.ts';

/** So many bytes are traced. */
const TRACED_BYTES = 65_536;
const GCM_NONCE_BYTES = 12;
/** SP 800-38D §7.1, steps 2 and 3: the message is encrypted from inc₃₂(J₀) on. */
const FIRST_COUNTER = Uint8Array.of(0, 0, 0, 2);

/** What the stage shows of a run, and why that isn’t all of it. */
export interface StageRun {
  readonly run: Run | undefined;
  readonly cut: string | undefined;
}

/** A run as the stage can trace it: of a long one its first 64 KiB, without the end that padding or a tag would need. */
export function stageRun(run: Run): StageRun {
  const { settings, direction, input } = run;
  if (input.length <= TRACED_BYTES) return { run, cut: undefined };
  const { mode, key, iv } = settings;
  const facts = typeof mode === 'string' ? modeFacts[mode] : mode;
  const begins = `The stage shows the first ${number(TRACED_BYTES)} of ${number(input.length)} bytes`;
  const head = { direction, input: input.subarray(0, TRACED_BYTES).slice() };
  if (facts.tagBytes === 0)
    return {
      run: { ...head, settings: { ...settings, padding: 'none' } },
      cut: `${begins}, so without what is taken off at the end.`,
    };
  if (mode === 'gcm' && iv?.length === GCM_NONCE_BYTES)
    return {
      run: { ...head, settings: { mode: 'ctr', key, iv: concatBytes([iv, FIRST_COUNTER]) } },
      cut: `${begins}, as the CTR that is in GCM: the tag needs them all.`,
    };
  return {
    run: undefined,
    cut: `${facts.name} proves a message as a whole, and this one has ${number(input.length)} bytes: too many to be drawn. The stage shows up to ${number(TRACED_BYTES)}.`,
  };
}
