import { bisectRight } from 'd3';
import { encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import {
  type Direction,
  type ModeId,
  modes,
  reversed,
  type Run,
  type Trace,
  traceOf,
} from '../../lib/modes/index.ts';
import { Player, reducedMotion } from '../../lib/player/index.ts';
import {
  type Ciphers,
  frameAt,
  layout,
  type Metrics,
  type Timeline,
  timelineOf,
} from '../../lib/scene/index.ts';

/** What every lane encrypts: eight blocks, the last one padded. */
const MESSAGE =
  'CBC encryption waits at every block for the block before it. Who else has to wait, and who can do all of it at once? Look.';
const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const IV = fromHex('000102030405060708090a0b0c0d0e0f');
/** Blocks drawn. */
const SHOWN = 8;

/** A lane of the race: a mode, one way. */
export interface Lane {
  readonly mode: ModeId;
  readonly direction: Direction;
}

/** A lane with its run, and when each step of it happens. */
export interface RunningLane extends Lane {
  readonly trace: Trace;
  readonly timeline: Timeline;
}

/** Every mode, both ways, as lanes to choose from. */
export const LANES: readonly Lane[] = (Object.keys(modes) as ModeId[]).flatMap((mode) => [
  { mode, direction: 'encrypt' as const },
  { mode, direction: 'decrypt' as const },
]);

/** A lane's name for the page's own use. */
export const laneId = ({ mode, direction }: Lane): string => `${mode}-${direction}`;
/** A lane's name for people: `CBC encryption`. */
export const laneName = ({ mode, direction }: Lane): string =>
  `${modes[mode].name} ${direction === 'encrypt' ? 'encryption' : 'decryption'}`;

/** A lane's run: what its mode makes of the text, or the way back from that. */
function runOf({ mode, direction }: Lane, text: string): Run {
  const settings = { mode, key: KEY, iv: IV };
  const run = { settings, direction: 'encrypt', input: encodeUtf8(text) } as const;
  return direction === 'encrypt' ? run : reversed(run);
}

/** Two or three modes on one message under one playhead: a lane takes as long as its longest chain of steps that need each other. */
export class Race {
  text = $state(MESSAGE);
  ciphers = $state<Ciphers>('all');
  chosen = $state<readonly string[]>(['ecb-encrypt', 'cbc-encrypt', 'cbc-decrypt']);
  readonly lanes = $derived(
    LANES.filter((lane) => this.chosen.includes(laneId(lane))).map((lane): RunningLane => {
      const trace = traceOf(runOf(lane, this.text));
      return { ...lane, trace, timeline: timelineOf(trace, this.ciphers) };
    }),
  );
  readonly player: Player;

  constructor() {
    this.player = new Player(this.#longest(), 'start', {
      reduced: reducedMotion,
    });
  }

  /** The lane that takes longest sets the playhead's length. */
  #longest(): Timeline {
    return this.lanes.map(({ timeline }) => timeline).reduce((a, b) => (b.end > a.end ? b : a));
  }

  /** Something was changed: the race stands at its start again. */
  change(changes: { text?: string; ciphers?: Ciphers; chosen?: readonly string[] }): void {
    Object.assign(this, changes);
    this.player.load(this.#longest(), 'start');
  }

  /** Two or three lanes: a fourth pushes out the one that was there longest, the last two stay. */
  toggle(id: string): void {
    const without = this.chosen.filter((other) => other !== id);
    if (without.length === this.chosen.length) this.change({ chosen: [...without, id].slice(-3) });
    else if (without.length >= 2) this.change({ chosen: without });
  }

  frame({ trace, timeline }: RunningLane, look: Metrics) {
    const count = Math.max(1, Math.min(SHOWN, trace.inputs.length));
    return frameAt(layout(trace, { first: 1, count }, look), timeline, this.player.ms);
  }

  /** "3 of 5 blocks", and the seconds that the whole takes on this clock. */
  score({ timeline }: RunningLane): { done: number; blocks: number; endMs: number } {
    const done = bisectRight(timeline.outputEnds, this.player.ms);
    return { done, blocks: timeline.outputEnds.length, endMs: timeline.end };
  }
}
