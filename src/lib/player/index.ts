/** The playhead: the one owner of time. */
export { Player, SPEEDS } from './player.svelte.ts';
