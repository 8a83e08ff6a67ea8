import { expect, test } from 'vitest';
import { InFlight } from '../../relay/server/in-flight.ts';

const begun = (place: ReturnType<InFlight<object>['begin']>) =>
  typeof place === 'string' ? place : 'begun';

test('so many requests of one connection, and so many of all, and no more', () => {
  const [one, two] = [{}, {}];
  const inFlight = new InFlight<object>(2, 3);
  expect([one, one, one, two, two].map((who) => begun(inFlight.begin(who)))).toEqual([
    'begun',
    'begun',
    'connection',
    'begun',
    'all',
  ]);
});

test('what is answered makes room, once, and what was refused none', () => {
  const one = {};
  const inFlight = new InFlight<object>(1, 1);
  for (let i = 0; i < 5; i++) {
    const place = inFlight.begin(one);
    expect(begun(inFlight.begin(one))).toBe('connection');
    expect(begun(inFlight.begin({}))).toBe('all');
    if (typeof place !== 'string') place.ended();
  }
  expect(begun(inFlight.begin(one))).toBe('begun');
});
