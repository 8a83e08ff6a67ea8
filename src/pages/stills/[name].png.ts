// Gallery pictures as files: shown before a page is live, and without JavaScript.
import type { APIRoute } from 'astro';
import { STILLS } from '../../components/image/still-names.ts';
import { stillOf } from '../../components/image/stills.ts';

type Still = (typeof STILLS)[number];

export const getStaticPaths = () =>
  STILLS.map(([id, view]) => ({ params: { name: `${id}-${view}` }, props: { id, view } }));

export const GET: APIRoute<{ id: Still[0]; view: Still[1] }> = ({ props: { id, view } }) =>
  new Response(Uint8Array.from(stillOf(id, view)), { headers: { 'content-type': 'image/png' } });
