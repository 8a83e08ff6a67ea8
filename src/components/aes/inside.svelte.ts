import {
  type CipherStep,
  INV_SBOX,
  keyExpansion,
  SBOX,
  traceCipher,
  traceInvCipher,
} from '../../lib/cipher/index.ts';
import type { Direction } from '../../lib/modes/index.ts';
import { Player, reducedMotion } from '../../lib/player/index.ts';
import {
  layoutRound,
  readRounds,
  type Role,
  roundCaption,
  roundFrameAt,
  roundLook,
  roundStepAt,
  roundTimeline,
  type Timeline,
} from '../../lib/scene/index.ts';

/** One call of the block cipher. */
export interface InsideSettings {
  /** 16, 24 or 32 bytes. */
  readonly key: Uint8Array;
  /** 16 bytes: what goes in. */
  readonly block: Uint8Array;
  readonly direction: Direction;
  /** What goes in and what comes out; default values on the way, as inside a mode. */
  readonly roles?: readonly [input: Role, output: Role];
}

/** What the server draws for, since it can't know: a wide page. */
const SERVER_WIDTH = 960;

/** Every state of one call, in Appendix C's order. */
export function linesOf({ key, block, direction }: InsideSettings): CipherStep[] {
  const schedule = keyExpansion(key);
  return direction === 'encrypt' ? traceCipher(schedule, block) : traceInvCipher(schedule, block);
}

/** One block inside AES: the run, the playhead, the byte and the word that are looked at, and all that is read off them. */
export class InsideModel {
  settings = $state.raw() as InsideSettings;
  /** Width of the picture's box in px, measured by the component. */
  width = $state(SERVER_WIDTH);
  /** The byte of the state that is spelled out, 0 to 15. */
  byte = $state(1);
  /** The word of the key schedule that is spelled out; undefined for the one that is used now. */
  word = $state<number>();
  readonly player: Player;

  readonly schedule = $derived(keyExpansion(this.settings.key));
  readonly lines = $derived(linesOf(this.settings));
  readonly run = $derived.by(() => {
    const { direction, roles = ['value', 'value'] } = this.settings;
    const box = direction === 'encrypt' ? SBOX : INV_SBOX;
    return readRounds(this.lines, { direction, box, roles });
  });
  readonly timeline: Timeline = $derived(roundTimeline(this.run));
  readonly look = $derived(roundLook(this.width));
  /** The id of the step that the instant is about. */
  readonly current = $derived.by(() => roundStepAt(this.timeline, this.player.ms));
  readonly step = $derived(this.run.steps[this.current]);
  readonly scene = $derived(layoutRound(this.run, this.current, this.look));
  readonly frame = $derived.by(() => roundFrameAt(this.scene, this.timeline, this.player.ms));
  readonly caption = $derived(roundCaption(this.run, this.current));
  /** Which round key belongs to the round of the instant. */
  readonly keyRound = $derived.by(() => {
    const { round } = this.step;
    return this.settings.direction === 'encrypt' ? round : this.run.rounds - round;
  });
  readonly name = $derived(`AES-${this.settings.key.length * 8}`);

  /** `steps`: how many steps are complete when it opens, default none. */
  constructor(settings: InsideSettings, steps = 0) {
    this.settings = settings;
    this.player = new Player(this.timeline, 'start', { reduced: reducedMotion });
    this.player.seek(this.timeline.stops[Math.min(steps, this.player.steps)]);
  }

  /** Another block, key or direction. The playhead keeps its step; at the end it stays at the end. */
  show(settings: InsideSettings): void {
    const done = this.player.step;
    const atEnd = done === this.player.steps;
    this.settings = settings;
    this.word = undefined;
    this.player.load(this.timeline, atEnd ? 'end' : 'start');
    if (!atEnd) this.player.seek(this.timeline.stops[Math.min(done, this.player.steps)]);
  }

  /** To the end of a round, as FIPS 197 counts them: 0 is the first AddRoundKey. */
  toRound(round: number): void {
    this.player.seek(this.timeline.blockStops[round + 1]);
  }
}
