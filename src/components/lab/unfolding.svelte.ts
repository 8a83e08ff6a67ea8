import type { StageModel } from '../stage/stage.svelte.ts';

/** How many times as fast a mode is played that was played before. */
const HURRY = 4;
/** How long a log waits for the picture: it has come, whatever is shown. */
const PATIENCE_MS = 14_000;

/** The message that is shown as it is sent: what its receiver reads is said when it is read on the stage. */
export class Unfolding {
  readonly #stage: StageModel;
  #number = $state<number>();
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** Modes that were played here before. */
  readonly #played: string[] = [];

  constructor(stage: StageModel) {
    this.#stage = stage;
  }

  /** Its number on the wire, while it isn't read yet in the picture that shows it; undefined where there is none. */
  get number(): number | undefined {
    const { shown, player } = this.#stage;
    return shown.isJourney && player.ms < player.end ? this.#number : undefined;
  }

  /** Plays a message that is on the stage, and fast where its mode has been seen before. */
  begin(number: number, mode: string): void {
    clearTimeout(this.#patience);
    // Where motion is unwelcome nothing is waited for: the picture goes from step to step, and what is read is said at once.
    this.#number = this.#stage.isCalm ? undefined : number;
    // A picture may be paused, or slow.
    this.#patience = setTimeout(() => (this.#number = undefined), PATIENCE_MS);
    if (this.#played.includes(mode)) this.#stage.player.hurry = HURRY;
    this.#played.push(mode);
    this.#stage.player.play();
  }

  /** Nothing is played any more, and nothing waits. */
  rest(): void {
    this.#stage.player.pause();
    clearTimeout(this.#patience);
  }
}
