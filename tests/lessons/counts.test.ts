import { expect, test } from 'vitest';
import { caseOf, changedBlocks, plaintextOf, type Case } from '../../src/lib/lessons/index.ts';
import { lessonSources, proseOf, sentencesOf, setupOf } from './read.ts';

const lessons = await lessonSources();
const runOf = (slug: string, id: string): Case => caseOf(setupOf(lessons, slug, id));

/** Counts that are typed because they belong to one run: the sentence, and what the engine says of it. */
const TYPED: { slug: string; says: string; holds: () => boolean }[] = [
  {
    slug: 'ecb',
    says: 'One block differs.',
    holds: () => changedBlocks(runOf('ecb', 'letter')).length === 1,
  },
  {
    slug: 'cbc',
    says: 'The padding makes a block of its own here, the fourth one in the picture.',
    holds: () => runOf('cbc', 'chain').before.outputs.length === 4,
  },
  {
    slug: 'cbc',
    says: 'Each line has 16 bytes, so the message was whole blocks already.',
    holds: () => plaintextOf(runOf('cbc', 'chain').setup).length % 16 === 0,
  },
  {
    slug: 'the-iv',
    says: 'So she knows: the two orders have the same first 16 bytes, and part in the second 16.',
    holds: () => changedBlocks(runOf('the-iv', 'orders'))[0] === 2,
  },
];

const NUMBER =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth)';
const COUNT = new RegExp(`\\b${NUMBER}(?: \\w+)? (?:blocks?|bytes?|ciphertexts?|ones?)\\b`, 'i');
/** Words by which a sentence speaks of the run in front of the reader and not of every run. */
const OF_A_RUN =
  /\b(?:here|came out|in the picture|the message was|the two orders|differs[.])(?!\w)/i;

test.each(TYPED)('$slug: “$says” is true of its figure', ({ slug, says, holds }) => {
  const lesson = lessons.find((it) => it.slug === slug);
  expect(sentencesOf(proseOf(lesson?.body ?? ''))).toContain(says);
  expect(holds()).toBe(true);
});

test('a sentence that counts in a figure’s run has its count computed, or is checked above', () => {
  const found = lessons.flatMap(({ slug, body }) =>
    sentencesOf(proseOf(body))
      .filter((sentence) => COUNT.test(sentence) && OF_A_RUN.test(sentence))
      .map((sentence) => `${slug}: ${sentence}`),
  );
  expect(found.sort()).toEqual(TYPED.map(({ slug, says }) => `${slug}: ${says}`).sort());
});
