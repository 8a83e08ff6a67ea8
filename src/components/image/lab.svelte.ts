import { fromHex, toHex } from '../../lib/bytes/index.ts';
import {
  type BulkModeId,
  type BulkSettings,
  type DecryptWish,
  blocksOf,
  flipped,
  type ImageKey,
  type Layout,
  OFFER_SMALLER_PIXELS,
  type Outcome,
  type Picture,
  type PictureId,
  type Reading,
  type Wish,
} from '../../lib/image/index.ts';
import { Player, reducedMotion } from '../../lib/player/index.ts';
import { readIv, readKey } from '../fields/read.ts';
import { Hand } from './crew.ts';
import type { Sealed } from './decode.ts';
import { frontAt, msAt, sweep } from './front.ts';
import { Latest } from './latest.ts';
import {
  EXAMPLE_IV,
  EXAMPLE_KEY,
  type FirstFacts,
  drawing,
  fromGallery,
  type Knobs,
  MODES,
  PLAIN_KNOBS,
  type Shown,
  type Source,
  type View,
  readingIn,
} from './views.ts';

const random = (length: number) => toHex(crypto.getRandomValues(new Uint8Array(length)));

/** The image lab: one picture, one key, the modes beside each other, and a cursor on one block. */
export class ImageLab implements Shown {
  source = $state.raw<Source>(fromGallery('pip'));
  knobs = $state<Knobs>({ ...PLAIN_KNOBS });
  keyText = $state(EXAMPLE_KEY);
  ivText = $state(EXAMPLE_IV);
  /** The mode that the panels below the pictures are about. */
  mode = $state<BulkModeId>('ecb');
  /** True where every mode has its picture; else ECB, CBC, and one of the others. */
  all = $state(false);
  /** The two that are wiped between. */
  compared = $state<[View, View]>(['original', 'ecb']);
  outcome = $state.raw<Outcome>();
  /** The block under the cursor, from 0. */
  cursor = $state<number>();
  /** Why the last file wasn't taken, in a sentence. */
  problem = $state('');
  /** A file with more pixels than all modes at once are quick with. */
  offer = $state.raw<{ file: File; width: number; height: number }>();
  /** The file of the picture, where its pixels may have been encrypted behind its header. */
  sealed = $state.raw<Sealed>();
  readonly player = new Player(sweep(), 'end', { reduced: reducedMotion });

  readonly key = $derived(readKey(this.keyText));
  readonly iv = $derived(readIv(this.ivText, 'The IV'));
  /** The mode beside ECB and CBC: the last of the others that was chosen. */
  readonly third = $derived.by((): BulkModeId => {
    if (this.mode !== 'ecb' && this.mode !== 'cbc') this.#third = this.mode;
    return this.#third;
  });
  #third: BulkModeId = 'ctr';
  /** The modes that have a picture of their own, in the order in which they stand. */
  readonly shown = $derived(
    MODES.map(({ id }) => id).filter(
      (id) => this.all || id === 'ecb' || id === 'cbc' || id === this.third,
    ),
  );
  readonly layout = $derived.by((): Layout => {
    const { width, height } = this.source.picture;
    const { format, shift, rowPadding } = this.knobs;
    return { width, height, format, shift, rowPadding };
  });
  readonly isLarge = $derived(
    this.source.picture.width * this.source.picture.height > OFFER_SMALLER_PIXELS,
  );
  readonly blocks = $derived(blocksOf(this.layout));
  /** How many blocks are encrypted where the playhead stands. */
  readonly front = $derived(frontAt(this.player.ms, this.outcome?.plain.index.blocks ?? 0));
  /** What the pictures are encrypted with: the last key and IV that were right. */
  readonly secret = $derived.by((): ImageKey => {
    this.#secret = {
      key: this.key.bytes ?? this.#secret.key,
      iv: this.iv.bytes ?? this.#secret.iv,
    };
    return this.#secret;
  });
  #secret: ImageKey = { key: fromHex(this.keyText), iv: fromHex(this.ivText) };
  readonly #hand: Hand;
  readonly #latest: Latest;

  /** What is known of the first picture before it is encrypted. */
  first: FirstFacts | undefined;
  readonly stills = true;

  /** `hand`: who encrypts; a worker of its own where left out. */
  constructor(first?: FirstFacts, hand: Hand = new Hand()) {
    this.first = first;
    this.#hand = hand;
    this.#latest = new Latest(hand);
  }

  /** What is to be encrypted just now: read it in an effect and hand it to `encrypt`. */
  readonly wish = $derived.by((): Wish => ({
    picture: this.source.picture,
    layout: this.layout,
    noise: this.knobs.noise,
    colours: this.knobs.colours,
    secret: this.secret,
    modes: MODES.map(({ id }) => id).filter(
      (id) => this.shown.includes(id) || this.compared.includes(id),
    ),
  }));

  /** Encrypts in the worker. */
  encrypt(wish: Wish): Promise<void> {
    return this.#latest.encrypt(
      wish,
      (outcome) => {
        if (this.cursor !== undefined && this.cursor >= outcome.plain.index.blocks)
          this.cursor = undefined;
        this.outcome = outcome;
        this.first = undefined;
      },
      (error) => (this.problem = `Encrypting failed: ${error.message}`),
    );
  }

  decrypt(wish: Omit<DecryptWish, 'layout'>) {
    return this.#hand.decrypt({ ...wish, layout: this.outcome!.layout });
  }

  /** The bytes of a BMP, its bottom row first: plain, or what a mode makes of them. */
  async bmpBytes(layout: Layout, mode?: BulkModeId): Promise<Uint8Array<ArrayBuffer>> {
    const picture = flipped(this.wish.picture);
    const wish = { ...this.wish, picture, layout, modes: mode ? [mode] : [] };
    const { plain, modes } = await this.#hand.wish(wish);
    return (mode ? modes[mode]! : plain).bytes;
  }
  async encryptFile(file: Uint8Array, settings: BulkSettings): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#hand.file(file, settings)).bytes;
  }

  reading(view: View): Reading | undefined {
    return readingIn(this.outcome, view);
  }

  choose(id: PictureId): void {
    this.#take(fromGallery(id));
  }

  draw(picture: Picture): void {
    this.problem = '';
    this.sealed = undefined;
    this.source = drawing(picture);
  }

  /** The first picture of what was dropped, pasted or chosen; the one before stays where it can't be used. */
  async open(files: readonly File[]): Promise<void> {
    this.offer = undefined;
    const file = files.find(({ type }) => type.startsWith('image/')) ?? files[0];
    if (!file) {
      this.problem = 'There was no file in that. Drop, paste or choose a picture file.';
      return;
    }
    await this.#refusing(async () => {
      const { sizeOfMany } = await import('./decode.ts');
      const many = await sizeOfMany(file);
      this.problem = '';
      if (many) this.offer = { file, ...many };
      else await this.#decode(file);
      if (files.length > 1)
        this.problem = `${files.length} files were given; the first picture, ${file.name}, is used.`;
    });
  }

  /** Decodes a file, with at most `pixels` pixels. */
  load(file: File, pixels = Infinity): Promise<void> {
    return this.#refusing(() => this.#decode(file, pixels));
  }

  async #decode(file: File, pixels = Infinity): Promise<void> {
    const { decodeFile } = await import('./decode.ts');
    const { body, ...decoded } = await decodeFile(file, pixels);
    this.#take({ id: 'own', alt: `Your picture ${decoded.name}`, point: '', ...decoded });
    this.sealed = body;
  }

  /** Decrypts the pixels of the picture's file in the mode that is chosen; where no picture comes out the file stays. */
  unseal({ name, bytes }: Sealed): Promise<void> {
    return this.#refusing(async () => {
      const result = await this.#hand.unseal({ bytes, mode: this.mode, secret: this.secret });
      if ('problem' in result) return void (this.problem = result.problem);
      await this.#decode(new File([result.bytes], name));
      this.source = { ...this.source, notes: [...result.notes, ...this.source.notes] };
      this.sealed = undefined;
    });
  }

  /** Says why a file isn't taken, where it isn't. */
  async #refusing(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if ((error as Error).name !== 'ImageError') throw error;
      this.problem = (error as Error).message;
    }
  }

  #take(source: Source): void {
    this.first = undefined;
    this.offer = this.sealed = undefined;
    this.problem = '';
    this.cursor = undefined;
    this.player.toEnd();
    if (source.picture.width * source.picture.height > OFFER_SMALLER_PIXELS) {
      this.outcome = undefined;
      this.#hand.end();
      this.knobs = { ...this.knobs, shift: 0, rowPadding: 0, colours: 0 };
    }
    this.source = source;
  }

  newKey(): void {
    this.keyText = random(this.secret.key.length);
  }

  newIv(): void {
    this.ivText = random(16);
  }

  scrub(done: number): void {
    this.player.seek(msAt(done, this.outcome?.plain.index.blocks ?? 1));
  }

  /** Ends workers and time. */
  close(): void {
    this.player.pause();
    this.#hand.end();
  }
}
