import { type D3ZoomEvent, select, zoom } from 'd3';
import { soon } from '../parts/soon.ts';
import type { StageModel } from './stage.svelte.ts';

/** How much the fingers or the wheel have to do before a block more or less is shown. */
const NOTCH = 1.12;

/** A wheel with Ctrl (as a pinch on a touchpad is told), or two fingers: all else belongs to the page. */
const isMeant = (event: Event): boolean =>
  event instanceof WheelEvent
    ? event.ctrlKey || event.metaKey
    : 'touches' in event && (event as TouchEvent).touches.length > 1;

/** Lets a wheel and a pinch show more or fewer blocks (d3 zoom); returns how to stop that. */
export function zoomBy(box: HTMLElement, model: StageModel): () => void {
  let from = 1;
  const zoomTo = soon((k: number) => {
    const factor = from / k;
    if (factor < NOTCH && factor > 1 / NOTCH) return;
    from = k;
    model.zoom(factor);
  });
  const behaviour = zoom<HTMLElement, unknown>()
    .filter(isMeant)
    .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => zoomTo(transform.k));
  const target = select<HTMLElement, unknown>(box).call(behaviour).on('dblclick.zoom', null);
  return () => void target.on('.zoom', null);
}
