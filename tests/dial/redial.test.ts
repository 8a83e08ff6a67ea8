import { describe, expect, test } from 'vitest';
import {
  backOffMs,
  type DialEvents,
  type LineState,
  Redial,
  REDIAL_MAX_MS,
  REDIAL_MIN_MS,
} from '../../src/lib/dial/index.ts';
import { memoryPorts } from '../session/memory-ports.ts';
import { VirtualClock } from '../session/virtual-clock.ts';

/** A line whose connections come and go by hand; it waits the longest that it may. */
function line() {
  const clock = new VirtualClock();
  const tries: DialEvents[] = [];
  const states: LineState[] = [];
  const hungUp: number[] = [];
  const ports: unknown[] = [];
  const redial = new Redial({
    dial(events) {
      const number = tries.push(events);
      return () => hungUp.push(number);
    },
    onport: (port) => ports.push(port),
    onstate: (state) => states.push(state),
    clock,
    random: () => 1,
  });
  return { clock, tries, states, hungUp, ports, redial, last: () => tries.at(-1) };
}

const aPort = () => memoryPorts(new VirtualClock())[0];

describe('how long a line waits', () => {
  test('the bound doubles with each failure in a row, up to the longest', () => {
    const longest = [1, 2, 3, 4, 5, 50].map((failures) => backOffMs(failures, () => 1));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 4_000, REDIAL_MAX_MS]);
    for (let failures = 1; failures <= 50; failures++)
      expect(backOffMs(failures, () => 0)).toBe(REDIAL_MIN_MS);
  });

  test('tries follow one another while nobody answers, and none comes early', () => {
    const { clock, tries, redial, last } = line();
    redial.start();
    for (const wait of [500, 1_000, 2_000, 4_000, 4_000]) {
      const before = tries.length;
      last().close('Nobody is there.');
      expect(redial.state).toEqual({ state: 'waiting', reason: 'Nobody is there.', retryMs: wait });
      clock.advance(wait - 1);
      expect(tries).toHaveLength(before);
      clock.advance(1);
      expect(tries).toHaveLength(before + 1);
      expect(redial.state.state).toBe('connecting');
    }
  });

  test('after a connection that held for a second the waits begin with the shortest again', () => {
    const { clock, redial, last } = line();
    redial.start();
    for (const wait of [500, 1_000]) {
      last().close('Nobody is there.');
      clock.advance(wait);
    }
    last().open(aPort());
    clock.advance(999);
    last().close('It fell.');
    expect(redial.state).toMatchObject({ retryMs: 2_000 });
    clock.advance(2_000);
    last().open(aPort());
    clock.advance(1_000);
    last().close('It fell.');
    expect(redial.state).toMatchObject({ retryMs: 500 });
  });
});

describe('what a line tells', () => {
  test('each port that comes about, once, and every state in order', () => {
    const { clock, states, ports, redial, last } = line();
    redial.start();
    const [first, second] = [aPort(), aPort()];
    last().open(first);
    last().close('It fell.');
    clock.advance(500);
    last().open(second);
    expect(ports).toEqual([first, second]);
    expect(states.map(({ state }) => state)).toEqual([
      'connecting',
      'connected',
      'waiting',
      'connecting',
      'connected',
    ]);
  });

  test('an end for good is one: nothing is dialled any more', () => {
    const { clock, tries, redial, last } = line();
    redial.start();
    last().close('The link is wrong.', true);
    expect(redial.state).toEqual({ state: 'ended', reason: 'The link is wrong.' });
    expect(clock.pending).toBe(0);
    clock.advance(60_000);
    expect(tries).toHaveLength(1);
  });

  test('what an earlier try says later changes nothing, and its port is closed', () => {
    const { tries, hungUp, ports, redial } = line();
    redial.start();
    redial.start();
    expect(hungUp).toEqual([1]);
    const late = aPort();
    tries[0].open(late);
    tries[0].close('Late.');
    expect(late.open).toBe(false);
    expect(ports).toEqual([]);
    expect(redial.state).toEqual({ state: 'connecting' });
  });
});

describe('whoever stops a line', () => {
  test('hangs up what is open', () => {
    const { clock, hungUp, redial, last } = line();
    redial.start();
    last().open(aPort());
    redial.stop();
    expect(hungUp).toEqual([1]);
    expect(redial.state).toEqual({ state: 'ended', reason: 'This side left.' });
    expect(clock.pending).toBe(0);
  });

  test('ends the wait, and may start again without one', () => {
    const { clock, tries, redial, last } = line();
    redial.start();
    last().close('Nobody is there.');
    redial.stop();
    clock.advance(60_000);
    expect(tries).toHaveLength(1);
    redial.start();
    expect(tries).toHaveLength(2);
    last().close('Nobody is there.');
    expect(redial.state).toMatchObject({ retryMs: 500 });
  });
});
