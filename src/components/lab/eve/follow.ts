import { readRecordingLink } from '../../../lib/state/index.ts';
import type { Lab } from '../lab.svelte.ts';
import { replay } from './replay.ts';

/** Runs the attack of a link again; returns in words why it can’t be. */
export async function followAttack(lab: Lab, fragment: string): Promise<string | undefined> {
  const read = await readRecordingLink(fragment);
  if ('problem' in read) return read.problem;
  try {
    await replay(lab, read.recording);
    return undefined;
  } catch (error) {
    return `This attack couldn’t be run again: ${(error as Error).message}`;
  }
}
