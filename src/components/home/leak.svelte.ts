import { encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import { type ModeId, type Trace, traceEncrypt } from '../../lib/modes/index.ts';
import { Player, reducedMotion } from '../../lib/player/index.ts';
import { frameAt, layout, type Metrics, timelineOf } from '../../lib/scene/index.ts';

/** What stands on the line at first: its blocks 1, 3 and 4 are equal. */
const LINE = 'Yes, attack now.No, wait for me.Yes, attack now.Yes, attack now.';
const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const IV = fromHex('000102030405060708090a0b0c0d0e0f');
/** Blocks drawn at most; a longer line is cut in the picture, and said so. */
const SHOWN = 8;

/** One line of text under ECB and under CBC, same key, one playhead for both. */
export class LeakModel {
  text = $state(LINE);
  readonly traces = $derived({ ecb: this.#trace('ecb'), cbc: this.#trace('cbc') });
  readonly timelines = $derived({
    ecb: timelineOf(this.traces.ecb),
    cbc: timelineOf(this.traces.cbc),
  });
  readonly player = new Player(this.timelines.cbc, 'end', {
    reduced: reducedMotion,
  });

  #trace(mode: ModeId): Trace {
    return traceEncrypt({ mode, key: KEY, iv: IV }, encodeUtf8(this.text));
  }

  change(text: string): void {
    this.text = text;
    this.player.load(this.timelines.cbc, 'end');
  }

  /** Blocks beyond those drawn. */
  get hidden(): number {
    return Math.max(0, this.traces.ecb.inputs.length - SHOWN);
  }

  frame(mode: 'ecb' | 'cbc', look: Metrics) {
    const trace = this.traces[mode];
    const count = Math.min(SHOWN, trace.inputs.length);
    return frameAt(layout(trace, { first: 1, count }, look), this.timelines[mode], this.player.ms);
  }
}
