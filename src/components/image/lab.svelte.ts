import { fromHex, toHex } from '../../lib/bytes/index.ts';
import {
  type BulkModeId,
  type BulkSettings,
  blocksOf,
  gallery,
  type ImageKey,
  type Layout,
  OFFER_SMALLER_PIXELS,
  type Outcome,
  type Picture,
  type PictureId,
  type PixelFormat,
  type Reading,
  type Wish,
} from '../../lib/image/index.ts';
import { Player } from '../../lib/player/index.ts';
import { readIv, readKey } from '../lab/fields.ts';
import { Hand } from './crew.ts';
import { frontAt, msAt, sweep } from './front.ts';

/** The modes that have a figure of their own, in the order in which they stand. */
export const MODES = [
  { id: 'ecb', text: 'ECB' },
  { id: 'cbc', text: 'CBC' },
  { id: 'ctr', text: 'CTR' },
] as const satisfies readonly { id: BulkModeId; text: string }[];

export type View = 'original' | BulkModeId;

export interface Knobs {
  format: PixelFormat;
  shift: number;
  rowPadding: number;
  noise: number;
  /** 0: as many as there are. */
  colours: number;
}

export interface Source {
  readonly id: PictureId | 'own' | 'draw';
  readonly picture: Picture;
  readonly name: string;
  readonly alt: string;
  readonly point: string;
  readonly notes: readonly string[];
}

const random = (length: number) => toHex(crypto.getRandomValues(new Uint8Array(length)));
const fromGallery = (id: PictureId): Source => {
  const found = gallery.find((picture) => picture.id === id)!;
  return { ...found, picture: found.draw(), notes: [] };
};
const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The image lab: one picture, one key, the modes beside each other, and a cursor on one block. */
export class ImageLab {
  source = $state.raw<Source>(fromGallery('pip'));
  knobs = $state<Knobs>({ format: 'rgba', shift: 0, rowPadding: 0, noise: 0, colours: 0 });
  /** SP 800-38A's example key, and its IV. */
  keyText = $state('2b7e151628aed2a6abf7158809cf4f3c');
  ivText = $state('000102030405060708090a0b0c0d0e0f');
  /** The mode that the panels below the pictures are about. */
  mode = $state<BulkModeId>('ecb');
  outcome = $state.raw<Outcome>();
  /** The block under the cursor, from 0. */
  cursor = $state<number>();
  /** Why the last file wasn't taken, in a sentence. */
  problem = $state('');
  /** A file with more pixels than all modes at once are quick with. */
  offer = $state.raw<{ file: File; width: number; height: number }>();
  readonly player = new Player(sweep(), 'end', { reduced: reducedMotion });

  readonly key = $derived(readKey(this.keyText));
  readonly iv = $derived(readIv(this.ivText, 'The IV'));
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
  #hand = new Hand();
  #busy = false;
  #next: Wish | undefined;

  /** What is to be encrypted just now: read it in an effect and hand it to `encrypt`. */
  readonly wish = $derived.by((): Wish => ({
    picture: this.source.picture,
    layout: this.layout,
    noise: this.knobs.noise,
    colours: this.knobs.colours,
    secret: this.secret,
    modes: MODES.map(({ id }) => id),
  }));

  /** Encrypts in the worker; while it is at work only the latest wish is kept. */
  async encrypt(wish: Wish): Promise<void> {
    this.#next = wish;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next) {
      const now = this.#next;
      this.#next = undefined;
      try {
        const outcome = await this.#hand.wish(now);
        if (this.cursor !== undefined && this.cursor >= outcome.plain.index.blocks)
          this.cursor = undefined;
        this.outcome = outcome;
      } catch (error) {
        this.problem = `Encrypting failed: ${(error as Error).message}`;
      }
    }
    this.#busy = false;
  }

  decrypt(bytes: Uint8Array, mode: BulkModeId, secret: ImageKey) {
    return this.#hand.decrypt({ bytes, layout: this.outcome!.layout, mode, secret });
  }

  /** The picture's bytes in another layout, such as a BMP's, and what a mode makes of them. */
  async plainAs(layout: Layout): Promise<Reading> {
    return (await this.#hand.wish({ ...this.wish, layout, modes: [] })).plain;
  }
  async encryptFile(file: Uint8Array, settings: BulkSettings): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#hand.file(file, settings)).bytes;
  }
  async encryptedAs(layout: Layout, mode: BulkModeId): Promise<Reading> {
    return (await this.#hand.wish({ ...this.wish, layout, modes: [mode] })).modes[mode]!;
  }

  reading(view: View): Reading | undefined {
    return view === 'original' ? this.outcome?.plain : this.outcome?.modes[view];
  }

  choose(id: PictureId): void {
    this.#take(fromGallery(id));
  }

  draw(picture: Picture): void {
    const [name, alt, point] = [
      'Drawing',
      'Your drawing',
      'What you draw is encrypted as you draw.',
    ];
    this.problem = '';
    this.source = { id: 'draw', picture, name, alt, point, notes: [] };
  }

  /** The first picture of what was dropped, pasted or chosen; the one before stays where it can't be used. */
  async open(files: readonly File[]): Promise<void> {
    this.offer = undefined;
    const file = files.find(({ type }) => type.startsWith('image/')) ?? files[0];
    if (!file) {
      this.problem = 'There was no file in that. Drop, paste or choose a picture file.';
      return;
    }
    const { isMany } = await import('./decode.ts');
    const many = await isMany(file);
    await this.load(file, undefined, many);
    if (files.length > 1 && this.problem === '')
      this.problem = `${files.length} files were given; the first picture, ${file.name}, is used.`;
  }

  /** Decodes a file, with at most `pixels` pixels; with `ask`, it is first asked whether it is to be made smaller. */
  async load(file: File, pixels = Infinity, ask = false): Promise<void> {
    try {
      const { decodeFile } = await import('./decode.ts');
      const { picture, name, notes } = await decodeFile(file, pixels);
      const { width, height } = picture;
      this.problem = '';
      if (ask) this.offer = { file, width, height };
      else this.#take({ id: 'own', picture, name, alt: `Your picture ${name}`, point: '', notes });
    } catch (error) {
      if ((error as Error).name !== 'ImageError') throw error;
      this.problem = (error as Error).message;
    }
  }

  #take(source: Source): void {
    this.offer = undefined;
    this.problem = '';
    this.cursor = undefined;
    this.player.toEnd();
    if (source.picture.width * source.picture.height > OFFER_SMALLER_PIXELS) {
      this.outcome = undefined;
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
