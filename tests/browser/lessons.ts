import { expect, type Locator, open, type Page, test } from './fixtures.ts';

/** A figure of a lesson by its name, in view and live. */
export async function figure(page: Page, id: string): Promise<Locator> {
  const it = page.locator(
    `.scripted [data-figure="${id}"], .wide > astro-island [data-figure="${id}"]`,
  );
  await it.scrollIntoViewIfNeeded();
  await expect(
    page.locator('astro-island[ssr]').filter({ has: page.locator(`[data-figure="${id}"]`) }),
  ).toHaveCount(0);
  return it;
}

/** The parts of a prediction by the names that people use. */
export const prediction = (it: Locator) => ({
  title: it.locator('figcaption'),
  commit: it.getByRole('button', { name: 'Commit' }),
  run: it.getByRole('button', { name: /^Run/ }),
  skip: it.getByRole('button', { name: 'Skip to the result' }),
  again: it.getByRole('button', { name: 'Predict again' }),
  verdict: it.locator('.verdict'),
  cells: it.locator('.cells tbody tr'),
  counter: it.locator('.counter'),
  /** Paints these blocks, `P2`, `C3` …, each by one click. */
  async paint(...blocks: string[]) {
    for (const block of blocks)
      await it.getByRole('button', { name: `${block} will change` }).click();
  },
  /** Commits, runs, and skips to the result. */
  async reveal() {
    await this.commit.click();
    await this.run.click();
    await this.end();
  },
  /** Skips to the result, where the run isn’t over by itself before that. */
  async end() {
    await expect(async () => {
      if (await this.skip.isVisible()) await this.skip.click({ timeout: 5000 });
      await expect(this.verdict).not.toBeEmpty({ timeout: 1000 });
    }).toPass();
  },
});

/** The bytes of a value that a task shows, read from the page. */
export async function fact(it: Locator, name: string): Promise<Buffer> {
  const hex = await it.locator(`[data-fact="${name}"]`).first().getAttribute('data-hex');
  return Buffer.from(hex!, 'hex');
}

export interface LessonCase {
  readonly slug: string;
  /** A prediction of the lesson, how to answer it wrongly and rightly, and what then has to be said. */
  readonly predict: {
    readonly id: string;
    readonly wrong: (it: Locator) => Promise<void>;
    /** The misconception whose counter-scene opens. */
    readonly idea: string;
    readonly right: (it: Locator) => Promise<void>;
  };
  /** A task of the lesson: `wrong` is filled in first; `solve` reads the page’s own bytes and fills in the answer. */
  readonly task: {
    readonly id: string;
    readonly wrong: (it: Locator) => Promise<void>;
    readonly solve: (it: Locator) => Promise<void>;
  };
}

/**
 * What every lesson is held to, in one visit and one reload: a prediction is locked before it is committed, its point hidden
 * until it is told, its wrong answer shown cell by cell and its idea answered; a task is solved from the page’s own bytes and
 * its worked answer is only for who has tried; both are kept; and then the prediction is made rightly.
 */
export function holdLesson({ slug, predict, task }: LessonCase): void {
  test(`${slug}: locked until committed; a wrong answer and its idea, the task solved, both kept over a reload; then the right answer`, async ({
    page,
  }) => {
    test.slow();
    await open(page, `lessons/${slug}/`);
    const wrong = await foretellWrongly(page, predict);
    const first = await solve(page, task);
    await page.reload();

    let it = await figure(page, predict.id);
    await expect(prediction(it).verdict).toHaveText(wrong.said);
    await expect(prediction(it).counter).toHaveAttribute('data-idea', predict.idea);
    await prediction(it).again.click();
    await expect(prediction(it).run).toBeDisabled();
    await expect(prediction(it).title).toHaveText(wrong.question);
    await predict.right(it);
    await prediction(it).reveal();
    await expect(prediction(it).verdict).toHaveClass(/right/);
    for (const row of await prediction(it).cells.all()) await expect(row).toContainText('✓');
    await expect(prediction(it).counter).toHaveCount(0);

    it = await figure(page, task.id);
    await expect(it).toHaveAttribute('data-done', 'true');
    expect(await it.locator('[data-fact]').first().getAttribute('data-hex')).toBe(first);
    await it.getByRole('button', { name: 'Show me how' }).click();
    await expect(it.locator('.worked')).toBeVisible();
  });
}

/** Commits the wrong answer and runs it; what was asked, and what was said of it. */
async function foretellWrongly(page: Page, { id, wrong, idea }: LessonCase['predict']) {
  const it = await figure(page, id);
  const at = prediction(it);
  const question = await at.title.innerText();
  await expect(at.run).toBeDisabled();
  await wrong(it);
  await expect(at.run).toBeDisabled();
  await at.commit.click();
  await expect(at.run).toBeEnabled();
  await expect(at.title).toHaveText(question);
  await expect(at.verdict).toBeEmpty();
  await at.run.click();
  await at.end();
  await expect(at.title).not.toHaveText(question);
  await expect(at.verdict).not.toHaveClass(/right/);
  await expect(at.cells.filter({ hasText: '× wrong' })).not.toHaveCount(0);
  await expect(at.counter).toHaveAttribute('data-idea', idea);
  return { question, said: await at.verdict.innerText() };
}

/** Tries, takes a hint, solves; the bytes of the task, to be found again. */
async function solve(page: Page, { id, wrong, solve }: LessonCase['task']) {
  const it = await figure(page, id);
  const button = (name: string) => it.getByRole('button', { name });
  await expect(button('Show me how')).toBeDisabled();
  await wrong(it);
  await button('Check').click();
  await expect(it).toHaveAttribute('data-done', 'false');
  await expect(it.locator('.verdict')).not.toBeEmpty();
  await button('Hint').click();
  await expect(it.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);
  await expect(button('Show me how')).toBeEnabled();
  await solve(it);
  await button('Check').click();
  await expect(it).toHaveAttribute('data-done', 'true');
  return it.locator('[data-fact]').first().getAttribute('data-hex');
}

/** Paints an answer that is a known idea, sees it answered, and then paints the right one. */
export async function paintWrongThenRight(
  it: Locator,
  answers: {
    readonly wrong: readonly string[];
    readonly idea: string;
    readonly right: readonly string[];
  },
): Promise<void> {
  const at = prediction(it);
  await at.paint(...answers.wrong);
  await at.reveal();
  await expect(at.counter).toHaveAttribute('data-idea', answers.idea);
  await at.again.click();
  await at.paint(...answers.right);
  await at.reveal();
  await expect(at.verdict).toHaveClass(/right/);
}
