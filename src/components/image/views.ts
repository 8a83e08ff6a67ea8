import { modeFacts } from '../../lib/modes/index.ts';
import {
  BULK_MODE_IDS,
  type BulkModeId,
  gallery,
  type Measures,
  type Outcome,
  type Picture,
  type PictureId,
  type PixelFormat,
  type Reading,
} from '../../lib/image/index.ts';

/** The modes a picture can be shown in, in the order in which they stand. */
export const MODES = BULK_MODE_IDS.map((id) => ({ id, text: modeFacts[id].name }));

/** What a figure shows: the picture itself, or what a mode makes of it. */
export type View = 'original' | BulkModeId;

/** A mode's name as it stands on the page. */
export const modeName = (mode: BulkModeId): string => modeFacts[mode].name;
/** A view's name as it stands on the page. */
export const viewName = (view: View): string => (view === 'original' ? 'Original' : modeName(view));

/** What can be turned about how a picture becomes bytes. */
export interface Knobs {
  format: PixelFormat;
  shift: number;
  rowPadding: number;
  noise: number;
  /** 0: as many as there are. */
  colours: number;
}
/** Where the knobs stand at first: four bytes a pixel, and nothing is changed. */
export const PLAIN_KNOBS: Readonly<Knobs> = {
  format: 'rgba',
  shift: 0,
  rowPadding: 0,
  noise: 0,
  colours: 0,
};

/** A picture, and what is said about it. */
export interface Source {
  readonly id: PictureId | 'own' | 'draw';
  readonly picture: Picture;
  /** The same made smaller, of a picture with very many pixels. */
  readonly preview?: Picture;
  readonly name: string;
  readonly alt: string;
  readonly point: string;
  readonly notes: readonly string[];
}

/** What the visitor draws, as a source. */
export const drawing = (picture: Picture): Source => ({
  id: 'draw',
  picture,
  name: 'Drawing',
  alt: 'Your drawing',
  point: 'What you draw is encrypted as you draw.',
  notes: [],
});

/** A picture of the gallery, drawn, with what is said about it. */
export const fromGallery = (id: PictureId): Source => {
  const found = gallery.find((picture) => picture.id === id)!;
  return { ...found, picture: found.draw(), notes: [] };
};

/** SP 800-38A's example key, and its IV: what every picture is encrypted with until somebody changes it. */
export const EXAMPLE_KEY = '2b7e151628aed2a6abf7158809cf4f3c';
/** As hex, like the key. */
export const EXAMPLE_IV = '000102030405060708090a0b0c0d0e0f';

/** The counts of one picture's blocks; known when the site is built, before any encryption in the page. */
export type Facts = Pick<Measures, 'blocks' | 'distinct' | 'sameAsBefore'>;
/** The counts by view; of a view that was not counted, none. */
export type FirstFacts = Readonly<Partial<Record<View, Facts>>>;

/** What a figure reads: the pictures of one source, encrypted, and the cursor that all of them share. */
export interface Shown {
  readonly source: Source;
  readonly outcome: Outcome | undefined;
  readonly first: FirstFacts | undefined;
  /** True where stills show what the first encryption will. */
  readonly stills: boolean;
  /** How many blocks are encrypted; those after it are shown plain. */
  readonly front: number;
  /** The block under the cursor, from 0. */
  cursor: number | undefined;
  reading(view: View): Reading | undefined;
}

/** What is shown of an outcome in a view; undefined until it is there. */
export const readingIn = (outcome: Outcome | undefined, view: View): Reading | undefined =>
  view === 'original' ? outcome?.plain : outcome?.modes[view];
