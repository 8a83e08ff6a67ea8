import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SavedSession } from '../../src/lib/session/index.ts';
import { UsageError } from '../command-line.ts';

const FORMAT = 'blockwise outbox';

/** What an earlier run has left in this file; undefined where there is none. Throws `UsageError` where it is something else. */
export function readOutbox(file: string): SavedSession | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UsageError(`--outbox: ${file} can’t be read (${code}).`);
  }
  const saved = parse(text);
  if (saved) return saved;
  throw new UsageError(
    `--outbox: ${file} isn’t an outbox, or was damaged. It is left as it is: name another file, or move it away.`,
  );
}

/** Keeps what isn't acknowledged, readable by its owner alone: written beside and put in place, so that the file is always whole. */
export function writeOutbox(file: string, { frames, ...numbers }: SavedSession): void {
  const packed = frames.map((frame) => Buffer.from(frame).toString('base64'));
  const text = JSON.stringify({ format: FORMAT, version: 1, ...numbers, frames: packed });
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function parse(text: string): SavedSession | undefined {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    const { format, version, epoch, next, peerEpoch, delivered, frames } = value;
    const numbers = [epoch, next, peerEpoch, delivered];
    if (format !== FORMAT || version !== 1 || !numbers.every(Number.isSafeInteger))
      return undefined;
    if (!Array.isArray(frames) || !frames.every((frame) => typeof frame === 'string'))
      return undefined;
    const bytes = frames.map((frame) => new Uint8Array(Buffer.from(frame, 'base64')));
    return { epoch, next, peerEpoch, delivered, frames: bytes } as SavedSession;
  } catch {
    return undefined;
  }
}
