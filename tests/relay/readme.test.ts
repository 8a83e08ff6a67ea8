import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPTION_ROWS, readCommand } from '../../relay/server/options.ts';
import { LIMIT_NAMES } from '../../relay/server/limits.ts';

const readme = readFileSync(new URL('../../relay/README.md', import.meta.url), 'utf8');
const rows = [...readme.matchAll(/^\| `--(\S+)` +\| (.*?) +\| (.*?) +\|$/gm)];

test('relay/README.md has every option of the relay, with its default and its words, and no other', () => {
  expect(rows.map(([, name, value, words]) => [name, value, words])).toEqual(
    OPTION_ROWS.map(({ name, value, words }) => [name, value, words]),
  );
  expect(rows.length).toBeGreaterThan(LIMIT_NAMES.length + 8);
});

test('the defaults in the table are those of the program', () => {
  const defaults = readCommand([]);
  const of = (option: string) => OPTION_ROWS.find(({ name }) => name === option)!.value;
  expect(defaults).toMatchObject({
    host: of('host'),
    port: Number(of('port')),
    tcpPort: Number(of('tcp-port')),
    rooms: Number(of('rooms')),
    site: of('site'),
    closed: false,
    origins: [],
  });
});
