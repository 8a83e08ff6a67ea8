import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { MODE_IDS, type Mode, modeFacts, traceOf } from '../../src/lib/modes/index.ts';
import { importsOf } from '../support/rooms.ts';
import { frameAt, layout, NEAR, narrationOf, timelineOf } from '../../src/lib/scene/index.ts';

/** C_j = CIPH_K(P_j ⊕ IV): in no list, and it leaks as ECB does. */
const fixed: Mode = {
  ...modeFacts.cbc,
  id: 'same-iv',
  name: 'IV each time',
  *encrypt({ cipher, xor }, blocks, { iv }) {
    for (const p of blocks) yield cipher(xor(p, iv));
  },
  *decrypt({ invCipher, xor }, blocks, { iv }) {
    for (const c of blocks) yield xor(invCipher(c), iv);
  },
};

const settings = { mode: fixed, key: new Uint8Array(16), iv: new Uint8Array(16).fill(1) };
const input = encodeUtf8('Attack at dawn! '.repeat(3));

describe('a mode that is in no list', () => {
  const trace = traceOf({ settings, direction: 'encrypt', input });
  const timeline = timelineOf(trace);

  test('is drawn at every stop, with as many blocks as it has', () => {
    const scene = layout(trace, { first: 1, count: trace.blocks }, NEAR);
    for (const ms of timeline.stops)
      expect(frameAt(scene, timeline, ms).marks.length > 20).toBe(true);
    expect(scene.centers.length).toBe(trace.blocks);
  });

  test('is told under its own name, and not as a chain where it is none', () => {
    expect(narrationOf(trace, timeline, undefined, 0)).toContain('IV each time encryption');
    const first = trace.steps.find(({ op, block }) => op === 'xor' && block === 1)!;
    const told = narrationOf(trace, timeline, first.id, timeline.end);
    expect(told).not.toContain('stands in for it');
  });
});

test('no mode’s id is named in what draws and plays: a mode is drawn by what it does', () => {
  const ids = new RegExp(`'(?:${MODE_IDS.join('|')})'`);
  for (const room of ['scene', 'scene/rounds', 'paint', 'player']) {
    const folder = new URL(`../../src/lib/${room}/`, import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(ids);
  }
});

describe('a scene knows no time', () => {
  const scene = fileURLToPath(new URL('../../src/lib/scene/', import.meta.url));
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const path of importsOf(readFileSync(file, 'utf8')))
      if (path.startsWith('.') && path.endsWith('.ts')) follow(join(dirname(file), path));
  };
  follow(join(scene, 'layout.ts'));

  test('no timeline is made while a trace is laid out', () => {
    expect([...reached].filter((file) => file.startsWith(join(scene, 'time')))).toEqual([]);
    expect([...reached].filter((file) => file.startsWith(join(scene, 'place'))).length > 5).toBe(
      true,
    );
  });

  test('what is placed doesn’t know what is drawn, told or played', () => {
    for (const file of readdirSync(join(scene, 'place')))
      expect(importsOf(readFileSync(join(scene, 'place', file), 'utf8')).join()).not.toMatch(
        /\.\.\/(?:draw|words|time|light|frame|layout)/,
      );
  });
});
