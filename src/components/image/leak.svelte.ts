import { fromHex } from '../../lib/bytes/index.ts';
import type { BulkModeId, Outcome, PictureId, Wish } from '../../lib/image/index.ts';
import { Hand } from './crew.ts';
import { Latest } from './latest.ts';
import {
  EXAMPLE_IV,
  EXAMPLE_KEY,
  type FirstFacts,
  fromGallery,
  type Knobs,
  PLAIN_KNOBS,
  type Shown,
  type View,
  readingIn,
} from './views.ts';

interface Given {
  readonly picture: PictureId;
  readonly modes: readonly BulkModeId[];
  readonly first: FirstFacts | undefined;
}

/** One picture of the gallery under some modes: what a lesson's figure shows. */
export class LeakModel implements Shown {
  readonly source;
  readonly first;
  readonly stills = true;
  readonly front = Infinity;
  readonly isLarge = false;
  cursor = $state<number>();
  knobs = $state<Knobs>({ ...PLAIN_KNOBS });
  outcome = $state.raw<Outcome>();
  problem = $state('');
  #secret = $state.raw({ key: fromHex(EXAMPLE_KEY), iv: fromHex(EXAMPLE_IV) });
  readonly #modes: readonly BulkModeId[];
  readonly #hand = new Hand();
  readonly #latest = new Latest(this.#hand);

  constructor({ picture, modes, first }: Given) {
    this.source = fromGallery(picture);
    this.first = first;
    // A worker can't be sent what Svelte wraps.
    this.#modes = [...modes];
  }

  /** What is to be encrypted just now: read it in an effect and hand it to `encrypt`. */
  readonly wish = $derived.by((): Wish => {
    const { picture } = this.source;
    const { noise, colours, format, shift, rowPadding } = this.knobs;
    const layout = { width: picture.width, height: picture.height, format, shift, rowPadding };
    return { picture, layout, noise, colours, secret: this.#secret, modes: this.#modes };
  });

  encrypt(wish: Wish): Promise<void> {
    return this.#latest.encrypt(
      wish,
      (outcome) => {
        if (this.cursor !== undefined && this.cursor >= outcome.plain.index.blocks)
          this.cursor = undefined;
        this.outcome = outcome;
      },
      (error) => (this.problem = `Encrypting failed: ${error.message}`),
    );
  }

  reading(view: View) {
    return readingIn(this.outcome, view);
  }

  newKey(): void {
    const random = () => crypto.getRandomValues(new Uint8Array(16));
    this.#secret = { key: random(), iv: random() };
  }

  /** Ends the worker. */
  close(): void {
    this.#hand.end();
  }
}
