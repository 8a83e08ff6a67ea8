/** The key of an arrow that moves inside a grid; undefined for all others, and where a modifier gives it another sense. */
export function arrowOf(event: KeyboardEvent): string | undefined {
  if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  return event.key.match(/^Arrow(.*)/)?.[1];
}
