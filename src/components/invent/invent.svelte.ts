import { encodeUtf8, fromHex } from '../../lib/bytes/index.ts';
import {
  compileMode,
  GALLERY,
  type InventedMode,
  isMode,
  type Problem,
} from '../../lib/invent/index.ts';
import { type Direction, type ModeId, reversed, type Run } from '../../lib/modes/index.ts';
import type { InventState } from '../../lib/state/index.ts';

const MESSAGE = 'Attack at dawn! Attack at dawn! Bring penguins.';
const KEY = '2b7e151628aed2a6abf7158809cf4f3c';
/** IV, and N behind it: as many bytes of it as a mode takes. */
const BESIDE = '000102030405060708090a0b0c0d0e0ff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff';
/** What the page opens with. */
const FIRST = GALLERY.find(({ id }) => id === 'pcbc')!;

/** What the page holds: the equations as they are typed, what came of them last, and the message that goes through. */
export class InventModel {
  equations = $state(`# ${FIRST.name}\n${FIRST.equations}`);
  text = $state(MESSAGE);
  direction = $state<Direction>('encrypt');
  /** The mode that is shown beside it on the same playhead. */
  beside = $state<ModeId>();
  /** What a link couldn’t say. */
  linkProblem = $state('');
  /** A run of an experiment that is on the stage in place of the visitor’s. */
  played = $state.raw<{ readonly label: string; readonly run: Run }>();

  readonly #result = $derived(compileMode(this.equations));
  readonly problems: readonly Problem[] = $derived(isMode(this.#result) ? [] : this.#result);
  #last: InventedMode = compileMode(FIRST.equations) as InventedMode;
  /** The mode that the equations are; while they are none, the last that they were. */
  readonly mode: InventedMode = $derived.by(() =>
    isMode(this.#result) ? (this.#last = this.#result) : this.#last,
  );
  readonly isStale = $derived(this.problems.length > 0);
  readonly run: Run = $derived(this.played?.run ?? this.#runOf(this.mode));
  /** The same message in the mode beside it. */
  readonly other: Run | undefined = $derived(this.beside && this.#runOf(this.beside));

  #runOf(mode: InventedMode | ModeId): Run {
    const bytes = typeof mode === 'string' ? (BESIDE_BYTES[mode] ?? 16) : mode.ivBytes.usual;
    const iv = fromHex(BESIDE).subarray(0, bytes);
    const run: Run = {
      settings: { mode, key: fromHex(KEY), ...(bytes > 0 && { iv }) },
      direction: 'encrypt',
      input: encodeUtf8(this.text),
    };
    return this.direction === 'encrypt' ? run : reversed(run);
  }

  /** Other equations: what was played of an experiment was of the old ones. */
  write(equations: string): void {
    this.equations = equations;
    this.played = undefined;
  }

  /** What a link to the page holds. */
  get state(): InventState {
    const { equations, text, direction, beside } = this;
    return { page: 'invent', equations, text, direction, ...(beside && { beside }) };
  }

  fill({ equations, text, direction, beside }: InventState): void {
    this.write(equations);
    [this.text, this.direction, this.beside, this.linkProblem] = [text, direction, beside, ''];
  }
}

const BESIDE_BYTES: Partial<Record<ModeId, number>> = { ecb: 0, gcm: 12 };
