import type { PictureId } from '../../lib/image/index.ts';
import type { View } from './views.ts';

/**
 * Which stills are made. A picture that looks like noise is large as a file: there is one, of Pip in CBC, and only
 * visitors without JavaScript fetch it.
 */
export const STILLS: readonly (readonly [PictureId, View])[] = [
  ...(['pip', 'chart', 'sprite', 'text'] as const).flatMap((id) => [
    [id, 'original'] as const,
    [id, 'ecb'] as const,
  ]),
  ['pip', 'cbc'],
];

/** Where a still is, if there is one; `heavy`: not to be fetched by those who needn't. */
export function stillAt(id: string, view: View): { url: string; heavy: boolean } | undefined {
  if (!STILLS.some(([picture, of]) => picture === id && of === view)) return undefined;
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  return { url: `${base}stills/${id}-${view}.png`, heavy: view !== 'original' && view !== 'ecb' };
}
