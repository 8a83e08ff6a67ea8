import type { Op, Trace } from '../../modes/types.ts';
import { BEATS, type Pace } from '../time/timeline.ts';

/** How long a step takes where it is seen for the first time, in ms. */
const FULL: Partial<Readonly<Record<Op, number>>> = { xor: 900, cipher: 1100, invCipher: 1100 };
/** The same of the others. */
const SHORT = 450;
/** Stillness before a step at that pace. */
const PAUSE = 300;
/** What comes second in a chain is known already, and what comes after that better still. */
const SECOND = 0.5;
const LATER = 0.3;
/** What lies between the second and the last link of a long chain takes so long in all, in ms, at most. */
const MIDDLE = 3000;
/** How long a link takes at full pace: an XOR and a call of the cipher. */
const LINK = 900 + 1100 + 2 * PAUSE;

/** A call of the cipher is a link: what waits for one is a link further on. */
const LINKS: ReadonlySet<Op> = new Set<Op>(['cipher', 'invCipher', 'tweakCipher']);
/** What leads from block to block without the cipher: it is quick, so that no block is over before one that stands before it. */
const LANES: ReadonlySet<Op> = new Set<Op>(['increment', 'double', 'shiftIn', 'multiply']);
/** How long the stillness before such a step and the step take, in ms, where there are few. */
const LANE = { pause: 60, duration: 180 };

/** For each step how many links were there before it. */
function linksBefore(trace: Trace): Uint32Array {
  const before = new Uint32Array(trace.length);
  for (let id = 0; id < trace.length; id++)
    for (const which of [0, 1] as const) {
      const input = trace.inputOf(id, which);
      if (input < 0) continue;
      const links = before[input] + (LINKS.has(trace.opOf(input)) ? 1 : 0);
      if (links > before[id]) before[id] = links;
    }
  return before;
}

/**
 * The pace at which a chain is watched: its first link slowly, the second faster, what follows at a glance; of a long one the
 * middle in three seconds, and the last link as those at a glance. Blocks that wait for none are first links all of them.
 */
export function paceOf(trace: Trace): Pace {
  const before = linksBefore(trace);
  const last = before.reduce((most, links) => Math.max(most, links), 0);
  const middle = Math.min(LATER, MIDDLE / (LINK * Math.max(1, last - 2)));
  const lane = Math.min(1, MIDDLE / ((LANE.pause + LANE.duration) * Math.max(1, trace.blocks)));
  const scale = (id: number): number => {
    const links = before[id];
    if (links < 2) return links === 0 ? 1 : SECOND;
    return links >= last - 1 ? LATER : middle;
  };
  return {
    // Whole milliseconds: what sorts the steps needs them so.
    duration(id, op) {
      if (BEATS[op] === 0) return 0;
      if (LANES.has(op)) return Math.ceil(lane * LANE.duration);
      return Math.ceil(scale(id) * (FULL[op] ?? SHORT));
    },
    pause: (id) => Math.ceil(LANES.has(trace.opOf(id)) ? lane * LANE.pause : scale(id) * PAUSE),
  };
}
