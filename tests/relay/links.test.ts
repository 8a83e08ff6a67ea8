import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keptRooms } from '../../relay/server/links.ts';

const folder = mkdtempSync(join(tmpdir(), 'links-'));

describe('The file of links', () => {
  test('gives the same rooms the next time, with those added that are wanted, to its owner alone', () => {
    const file = join(folder, 'kept.json');
    const two = keptRooms(file, 2);
    expect(keptRooms(file, 1)).toEqual(two);
    expect(keptRooms(file, 3).slice(0, 2)).toEqual(two);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is whole or as it was where it can’t be written', () => {
    const file = join(folder, 'full.json');
    keptRooms(file, 1);
    const before = readFileSync(file, 'utf8');
    mkdirSync(`${file}.new`);
    expect(() => keptRooms(file, 2)).toThrow();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('that is damaged is named with its line, and neither repeated nor written over', () => {
    const file = join(folder, 'damaged.json');
    const [room] = keptRooms(undefined, 1);
    const text = JSON.stringify([room], undefined, 2).replace('"server"', 'server');
    writeFileSync(file, text);
    let message = '';
    try {
      keptRooms(file, 2);
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toContain(`${file} is damaged at line 4`);
    for (const link of Object.values(room)) expect(message).not.toContain(link.slice(0, 12));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('of something else is refused', () => {
    const file = join(folder, 'other.json');
    writeFileSync(file, '[{"client":"x"}]');
    expect(() => keptRooms(file, 1)).toThrow(`${file} isn't a file of links`);
  });
});
