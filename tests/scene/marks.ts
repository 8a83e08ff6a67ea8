import type { FrameMark, Mark, Scene } from '../../src/lib/scene/index.ts';

/** The marks of a scene by their ids. */
export const byId = ({ marks }: Pick<Scene, 'marks'>): Map<string, Mark> =>
  new Map(marks.map((mark) => [mark.id, mark]));

/** The marks of some parts, in the order in which they are drawn. */
export const partsOf = ({ marks }: Pick<Scene, 'marks'>, ...parts: string[]): Mark[] =>
  marks.filter(({ part }) => parts.includes(part));

export const idsOf = (scene: Pick<Scene, 'marks'>, ...parts: string[]): string[] =>
  partsOf(scene, ...parts).map(({ id }) => id);

/** What a label says; '' where there is no such label. */
export function textOf(scene: Pick<Scene, 'marks'>, id: string): string {
  const at = byId(scene).get(id)?.at;
  return at?.shape === 'label' ? at.text : '';
}

/** What the labels of a part say, in order. */
export const textsOf = (marks: readonly (Mark | FrameMark)[], part: string): string[] =>
  marks.flatMap((it) => {
    const { at, part: own } = 'mark' in it ? it.mark : it;
    return own === part && at.shape === 'label' ? [at.text] : [];
  });

/** The id of a value's byte. */
export const cellId = (value: string, index: number): string =>
  `${value}.b${String(index).padStart(2, '0')}`;
