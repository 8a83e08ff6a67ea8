import type { Picture } from '../layout.ts';
import { addNoise } from '../noise.ts';
import { chart } from './chart.ts';
import { dusk } from './dusk.ts';
import { blank } from './paths.ts';
import { pip } from './pip.ts';
import { sprite } from './sprite.ts';
import { page } from './text.ts';

/** A picture of the gallery. */
export type PictureId = 'pip' | 'chart' | 'sprite' | 'text' | 'dusk' | 'noise';

/** A picture of the gallery. `alt` says what is seen; `point` what there is to learn from it. */
export interface GalleryPicture {
  readonly id: PictureId;
  readonly name: string;
  readonly alt: string;
  readonly point: string;
  readonly draw: () => Picture;
}

/** Our own pictures, computed: each call draws anew. */
export const gallery: readonly GalleryPicture[] = [
  {
    id: 'pip',
    name: 'Pip',
    alt: 'Pip the penguin, with a red scarf, on the ice',
    point: 'Flat colours: the same four pixels again and again.',
    draw: pip,
  },
  {
    id: 'chart',
    name: 'Chart',
    alt: 'A bar chart of six days, one bar red',
    point: 'Bars can be measured without a key.',
    draw: chart,
  },
  {
    id: 'sprite',
    name: 'Sprite',
    alt: 'A pixel-art crab guarding a key on the sand',
    point: 'Big pixels are many equal blocks.',
    draw: sprite,
  },
  {
    id: 'text',
    name: 'Text',
    alt: 'A page of small type: a letter from Alice to Bob',
    point: 'White paper is one block; the writing is where it isn’t.',
    draw: page,
  },
  {
    id: 'dusk',
    name: 'Dusk',
    alt: 'Dusk over two ridges, as grainy as a photograph',
    point: 'Grain makes nearly every block unlike the others: by chance, not by design.',
    draw: dusk,
  },
  {
    id: 'noise',
    name: 'Noise',
    alt: 'Noise: every pixel random',
    point: 'What never repeats can’t show.',
    draw: () => addNoise(blank(256, 256, '#808080'), 8, 7),
  },
];
export { blank } from './paths.ts';
