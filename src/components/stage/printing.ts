import { flushSync } from 'svelte';

/**
 * Tells when the page is printed and when it no longer is. What follows from it stands there before this returns, since a
 * browser prints what it then finds. Returns how to stop that.
 */
export function onPrinting(tell: (printing: boolean) => void): () => void {
  const paper = matchMedia('print');
  const now = (printing: boolean) => flushSync(() => tell(printing));
  const change = () => now(paper.matches);
  const before = () => now(true);
  const after = () => now(false);
  paper.addEventListener('change', change);
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
  return () => {
    paper.removeEventListener('change', change);
    removeEventListener('beforeprint', before);
    removeEventListener('afterprint', after);
  };
}
