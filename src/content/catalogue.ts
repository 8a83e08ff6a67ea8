import { type CollectionEntry, getCollection } from 'astro:content';
import { miniOf } from '../components/lesson/mini.ts';
import type { CatalogueLesson, Figures, ListedLesson } from '../components/lesson/types.ts';

const modules = import.meta.glob<{ figures?: Figures }>('./lessons/*.mdx', { eager: true });

/** A lesson with what it asks. */
export interface Listed {
  readonly lesson: CollectionEntry<'lessons'>;
  readonly figures: Figures;
}

/** All lessons in their order, each with its figures. */
export async function catalogue(): Promise<Listed[]> {
  const lessons = await getCollection('lessons');
  return lessons
    .sort((a, b) => a.data.order - b.data.order)
    .map((lesson) => ({ lesson, figures: modules[`./lessons/${lesson.id}.mdx`]?.figures ?? {} }));
}

/** The same as plain data, for islands: only what is asked and checked, no run that is only looked at. */
export async function askedCatalogue(): Promise<CatalogueLesson[]> {
  return (await catalogue()).map(({ lesson: { id, data }, figures }) => ({
    id,
    order: data.order,
    title: data.title,
    promise: data.promise,
    minutes: data.minutes,
    standards: data.standards,
    figures: Object.entries(figures).flatMap(([name, figure]) => {
      if (figure.type === 'predict')
        return { id: name, type: figure.type, title: figure.question, ask: figure.ask, setup: figure.setup };
      if (figure.type === 'task')
        return { id: name, type: figure.type, title: figure.title, task: figure.task, setup: figure.setup ?? {} };
      return [];
    }),
  }));
}

/** The same for the lessons’ page: with what each builds on, and what it opens with. */
export async function listedCatalogue(): Promise<ListedLesson[]> {
  const [asked, all] = [await askedCatalogue(), await catalogue()];
  const orderOf = new Map(asked.map(({ id, order }) => [id, order]));
  return asked.map((lesson, i) => ({
    ...lesson,
    needs: all[i].lesson.data.needs.map(({ id }) => orderOf.get(id)!),
    mini: miniOf(Object.values(all[i].figures)[0]),
  }));
}
