import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figures } from '../../src/components/lesson/types.ts';
import type { Setup } from '../../src/lib/lessons/index.ts';

const folder = fileURLToPath(new URL('../../src/content/lessons', import.meta.url));

export interface LessonSource {
  readonly slug: string;
  readonly head: string;
  readonly figures: Figures;
  /** What is read: without front matter and exports. */
  readonly body: string;
}

/** The lessons as their authors wrote them. `figures` is plain data, so that it can be evaluated here. */
export async function lessonSources(): Promise<LessonSource[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.mdx'));
  return Promise.all(
    files.map(async (file) => {
      const [, head, rest] = readFileSync(`${folder}/${file}`, 'utf8').split(/^---$/m);
      const [code] = /export const figures = \{[^]*?^\};$/m.exec(rest) ?? [''];
      const url = `data:text/javascript,${encodeURIComponent(code || 'export const figures = {};')}`;
      const { figures } = (await import(/* @vite-ignore */ url)) as { figures: Figures };
      const body = rest.replace(code, '').replace(/^import .*$/gm, '');
      return { slug: file.replace('.mdx', ''), head, figures, body };
    }),
  );
}

/** The words of a body as a reader reads them: tags out, what stands between them left. */
export const proseOf = (body: string): string =>
  body
    .replace(/^import .*$/gm, '')
    .replace(/```[^]*?```/g, '')
    .replace(/<(?:Formula|Figure|Value|Cite)\b[^>]*\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/[*_#`]/g, '');

/** Its sentences. */
export const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.?!])\s+/))
    .map((sentence) => sentence.trim());

const RUNS = ['setup', 'show', 'ask', 'shows', 'text', 'texts', 'key', 'task', 'type', 'open'];
const wordsIn = (it: unknown): string[] =>
  typeof it === 'string'
    ? sentencesOf(it)
    : Object.entries(it ?? {}).flatMap(([name, value]) =>
        RUNS.includes(name) ? [] : wordsIn(value),
      );

/** What figures say in words; their runs are data. */
export const figureSentences = (figures: Figures): string[] =>
  Object.values(figures).flatMap(wordsIn);

/** The run that a figure of a lesson shows. Throws where it shows none. */
export function setupOf(lessons: readonly LessonSource[], slug: string, id: string): Setup {
  const figure = lessons.find((it) => it.slug === slug)?.figures[id];
  if (!figure || !('setup' in figure) || !figure.setup)
    throw new Error(`${slug} has no run ${id}.`);
  return figure.setup as Setup;
}
