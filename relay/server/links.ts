import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type Place, PLACES } from '../../src/lib/relay-contract/index.ts';
import { mintRoom, rightOf } from './capability.ts';

/** The capabilities of a room's three places. */
export type RoomCapabilities = Readonly<Record<Place, string>>;

/** The rooms of a file, so that a relay that is started again prints the same links; as many as are wanted are added. */
export function keptRooms(file: string | undefined, count: number): RoomCapabilities[] {
  const kept = file === undefined ? [] : read(file);
  const missing = Math.max(0, count - kept.length);
  const rooms = [...kept, ...Array.from({ length: missing }, mintRoom)];
  if (file !== undefined && missing > 0) replace(file, `${JSON.stringify(rooms, undefined, 2)}\n`);
  return rooms;
}

/** Written beside and put in place: a disk that is full leaves the file as it was. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function read(file: string): RoomCapabilities[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const rooms = parse(file, text);
  const isWhole = (room: RoomCapabilities): boolean =>
    PLACES.every((place) => rightOf(room[place])?.place === place) &&
    new Set(PLACES.map((place) => rightOf(room[place])?.room)).size === 1;
  if (!Array.isArray(rooms) || !rooms.every(isWhole))
    throw new Error(`${file} isn't a file of links that a relay has written.`);
  return rooms;
}

/** What is in the file isn't repeated: links are secrets, and what an engine says of broken JSON quotes it. */
function parse(file: string, text: string): RoomCapabilities[] {
  const read = readJson(text);
  if ('value' in read) return read.value as RoomCapabilities[];
  throw new Error(
    `${file} is damaged${read.where}: it isn’t JSON. It is left as it is; mend it, or name another file.`,
  );
}

function readJson(text: string): { readonly value: unknown } | { readonly where: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const line = /\(line (\d+)/.exec((error as Error).message)?.[1];
    return { where: line ? ` at line ${line}` : '' };
  }
}

/** The three links of a room, as people get them. */
export function linksOf(room: RoomCapabilities, siteUrl: string): string {
  return PLACES.map((place) => `  ${place.padEnd(8)} ${siteUrl}lab/#room=${room[place]}`).join(
    '\n',
  );
}
