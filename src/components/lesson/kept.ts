import {
  emptyProgress,
  type Entry,
  type Progress,
  readProgress,
  withEntry,
} from '../../lib/state/index.ts';

/** Under this name progress is kept on this device. */
const KEPT_AS = 'blockwise progress';
/** Under this name stands what was kept and couldn’t be read: it isn’t thrown away. */
const SET_ASIDE = `${KEPT_AS} set aside`;

/** Where storage is refused: for as long as the page lives. */
let inMemory: Progress | undefined;

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0];

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** What is kept. What can’t be read is set aside, not deleted, and everything begins anew. */
export function keptProgress(): Progress {
  const place = storage();
  if (!place) return (inMemory ??= emptyProgress(newSeed()));
  const kept = place.getItem(KEPT_AS);
  const { progress, problem } = readProgress(kept);
  if (progress) return progress;
  if (problem) write(SET_ASIDE, kept!);
  return keep(inMemory ?? emptyProgress(newSeed()));
}

function write(name: string, text: string): boolean {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Keeps a progress as it is; in memory where storage is full or refused. */
export function keep(progress: Progress): Progress {
  if (!write(KEPT_AS, JSON.stringify(progress))) inMemory = progress;
  return progress;
}

/** What is kept of one figure. */
export const keptEntry = (lesson: string, figure: string): Entry | undefined =>
  keptProgress().lessons[lesson]?.[figure];

/** Keeps one figure’s entry; the rest is read again first, so that another tab’s isn’t lost. */
export function keepEntry(lesson: string, figure: string, entry: Entry): void {
  keep(withEntry(keptProgress(), lesson, figure, entry));
}

/** Forgets everything that lessons keep on this device. */
export function forgetProgress(): void {
  inMemory = undefined;
  storage()?.removeItem(KEPT_AS);
  storage()?.removeItem(SET_ASIDE);
}

/** Whether something that couldn’t be read is set aside. */
export function wasSetAside(): boolean {
  return storage()?.getItem(SET_ASIDE) != null;
}
