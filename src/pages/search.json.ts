import { searchIndex } from '../content/search-index.ts';

/** What the search page searches: made when the site is built. */
export const GET = async (): Promise<Response> => Response.json(await searchIndex());
