/** The playhead: the one owner of time. */
export { Player, reducedMotion, SPEEDS } from './player.svelte.ts';
