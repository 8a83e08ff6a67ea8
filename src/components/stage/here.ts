import type { BytePlace, Lit } from '../../lib/scene/index.ts';
import type { StageModel } from './stage.svelte.ts';

/** What is pointed at, for whoever shows one half by its own ids: the table, the formula, a text in a log. */
export interface Here {
  place: BytePlace | undefined;
  readonly lit: Lit | undefined;
}

/** The same place in another numbering. */
const moved = (place: BytePlace | undefined, by: number): BytePlace | undefined =>
  place && { ...place, step: place.step + by };

/** The half of the playhead, or number `which` of what is shown, as if it were alone. */
export function hereOf(model: StageModel, which?: 0 | 1): Here {
  const half = () => (which === undefined ? model.half : model.shown.halves[which]);
  return {
    get place() {
      const [it, { lights }] = [half(), model];
      return it && lights?.half === it ? moved(model.place, -it.ids) : undefined;
    },
    set place(place) {
      model.place = moved(place, half()?.ids ?? 0);
    },
    get lit() {
      return model.lights && model.lights.half === half() ? model.lights.own : undefined;
    },
  };
}
