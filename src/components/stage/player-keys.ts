import type { Player } from '../../lib/player/index.ts';

/** The keys that move a playhead, wherever the focus is in what it plays; with Shift by block or round. */
export const playerKeys = (
  player: Player,
): Record<string, ((shift: boolean) => void) | undefined> => ({
  ' ': () => player.toggle(),
  ArrowLeft: (shift) => (shift ? player.previousBlock() : player.previousStep()),
  ArrowRight: (shift) => (shift ? player.nextBlock() : player.nextStep()),
  Home: () => player.toStart(),
  End: () => player.toEnd(),
});
