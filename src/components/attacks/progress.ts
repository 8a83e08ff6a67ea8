import { CHALLENGE_IDS, type ChallengeId, SEED_PATTERN } from '../../lib/attacks/index.ts';

/** What this device remembers: the seed that is worked on, and what was reached. */
export interface Progress {
  readonly seed?: string;
  readonly done: readonly ChallengeId[];
}

const NAME = 'blockwise attacks';
const VERSION = 1;

/** What was kept, as far as it is what it should be; nothing where storage is refused or holds something else. */
export function readProgress(): Progress {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? 'null') as Record<string, unknown> | null;
    if (kept?.version !== VERSION || !Array.isArray(kept.done)) return { done: [] };
    const done = CHALLENGE_IDS.filter((id) => (kept.done as unknown[]).includes(id));
    const seed =
      typeof kept.seed === 'string' && SEED_PATTERN.test(kept.seed) ? kept.seed : undefined;
    return { done, ...(seed && { seed }) };
  } catch {
    return { done: [] };
  }
}

/** Keeps it; where storage is full or refused, the page works without. */
export function keepProgress(progress: Progress): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ version: VERSION, ...progress }));
  } catch {
    // Nothing is kept, and a reload begins anew: storage is full, or refused.
  }
}

/** `#flip=00c0ffee`: a challenge and its seed. Undefined where a fragment is something else. */
export function readFragment(hash: string): { id: ChallengeId; seed?: string } | undefined {
  const [, name, seed] = /^#([a-z]+)(?:=(.*))?$/.exec(hash) ?? [];
  const id = CHALLENGE_IDS.find((known) => known === name);
  if (!id) return undefined;
  return { id, ...(seed && SEED_PATTERN.test(seed) && { seed }) };
}
