import { fromHex, toHex } from '../../lib/bytes/index.ts';
import type { Direction } from '../../lib/modes/index.ts';
import { readHexBlock, readTextBlock, textOf } from '../fields/block.ts';
import { readKey } from '../fields/read.ts';
import type { Reading } from '../fields/reading.ts';
import { InsideModel } from './inside.svelte.ts';
import { PRESETS } from './presets.ts';

/** What the reader has typed or chosen. */
export interface Typed {
  readonly form: 'hex' | 'text';
  readonly block: string;
  readonly key: string;
  readonly direction: Direction;
}

/** Steps that are complete when the page opens: the first SubBytes, the table lit where it was read. */
const OPENING_STEPS = 3;
const SAMPLE = 'Attack at dawn!';

/** The page: own block and key, or an example of the standard, and the run that they make. */
export class AesPage {
  typed = $state.raw<Typed>({
    form: 'hex',
    block: PRESETS[0].plaintext,
    key: PRESETS[0].key,
    direction: 'encrypt',
  });
  readonly block: Reading = $derived(
    this.typed.form === 'hex' ? readHexBlock(this.typed.block) : readTextBlock(this.typed.block),
  );
  readonly key: Reading = $derived(readKey(this.typed.key));
  readonly model: InsideModel;
  /** The example that is shown; none where the reader has changed something. */
  readonly preset = $derived.by(() => {
    const { key, block } = this;
    if (!key.bytes || !block.bytes) return '';
    const [k, p] = [toHex(key.bytes), toHex(this.#plaintext)];
    return PRESETS.find(({ key, plaintext }) => key === k && plaintext === p)?.id ?? '';
  });

  constructor() {
    this.model = new InsideModel(this.#settings(), OPENING_STEPS);
  }

  /** The plaintext block of the run that is shown: what goes in, or, on the way back, what comes out. */
  get #plaintext(): Uint8Array {
    const { settings } = this.model;
    return settings.direction === 'encrypt' ? settings.block : this.output;
  }

  get output(): Uint8Array {
    return this.model.lines[this.model.lines.length - 1].state;
  }

  #settings() {
    const { direction } = this.typed;
    const roles = ['plaintext', 'ciphertext'] as const;
    return {
      key: this.key.bytes!,
      block: this.block.bytes!,
      direction,
      roles: direction === 'encrypt' ? roles : ([roles[1], roles[0]] as const),
    };
  }

  /** Takes a change; shows its run where it makes one, else keeps the last and leaves the fields to say what is wrong. */
  change(changes: Partial<Typed>): void {
    this.typed = { ...this.typed, ...changes };
    if (this.key.bytes && this.block.bytes) this.model.show(this.#settings());
  }

  /** The other way: the block that came out goes in again. */
  turn(direction: Direction): void {
    this.change({ direction, form: 'hex', block: toHex(this.output) });
  }

  /** An example of the standard, in the direction that is chosen. */
  take(id: string): void {
    const preset = PRESETS.find((one) => one.id === id);
    if (!preset) return;
    const { direction } = this.typed;
    this.change({ form: 'hex', key: preset.key, block: preset.plaintext, direction: 'encrypt' });
    if (direction === 'decrypt') this.turn('decrypt');
  }

  /** Hex or text: the same bytes where they are text that can be typed, else something to start from. */
  write(form: Typed['form']): void {
    const bytes = this.block.bytes;
    if (form === this.typed.form) return;
    if (form === 'hex') return this.change({ form, block: toHex(bytes ?? fromHex('')) });
    this.change({ form, block: (bytes && textOf(bytes)) ?? SAMPLE });
  }
}
