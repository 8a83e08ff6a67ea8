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

/** Moves the playhead by a key that is pressed, unless a control wants it for itself. */
export function steer(
  player: Player,
  event: KeyboardEvent,
  isTaken: (target: Element, key: string) => boolean,
): void {
  const act = playerKeys(player)[event.key];
  if (!act || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.defaultPrevented || isTaken(event.target as Element, event.key)) return;
  event.preventDefault();
  act(event.shiftKey);
}
