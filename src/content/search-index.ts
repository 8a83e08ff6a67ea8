import { render } from 'astro:content';
import type { Findable } from '../components/lesson/types.ts';
import { catalogue } from './catalogue.ts';
import { messages, pages, terms } from './places.ts';

/** A section’s words without what only its components know. */
const plain = (source: string): string =>
  source
    .replace(/^(?:export|import) [^]*?(?:^\};|;)$/gm, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[*_`#]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Every section of every lesson, every term, what can be done on which page, and what programs stop with. */
export async function searchIndex(): Promise<Findable[]> {
  const lessons = await Promise.all(
    (await catalogue()).map(async ({ lesson }) => {
      const { headings } = await render(lesson);
      const { order, title, headline, problem, promise } = lesson.data;
      const [, ...sections] = (lesson.body ?? '').split(/^## .*$/m);
      const place = `Lesson ${order} · ${title}`;
      const href = `lessons/${lesson.id}/`;
      const top = headings.filter(({ depth }) => depth === 2);
      return [
        { title: headline, place, href, text: `${promise} ${problem}` },
        ...sections.map((text, i) => ({
          title: top[i].text,
          place,
          href: `${href}#${top[i].slug}`,
          text: plain(text),
        })),
      ];
    }),
  );
  return [...lessons.flat(), ...terms, ...pages, ...messages];
}
