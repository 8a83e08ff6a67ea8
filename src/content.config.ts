import { defineCollection, reference } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const sentence = z
  .string()
  .regex(/^[A-Z“].*[.?]$/, 'is one sentence, from its capital to its full stop');

/** A lesson’s front matter: what the lessons’ page, the layout and the search say of it. */
const lessons = defineCollection({
  loader: glob({ pattern: '*.mdx', base: './src/content/lessons' }),
  schema: z.strictObject({
    /** Its place among the lessons, from 1. */
    order: z.number().int().min(1).max(10),
    /** What lists call it; and its headline, which says what is to be learnt. */
    title: z.string().max(60),
    headline: z.string().max(60),
    /** What it promises, for the lessons’ page. */
    promise: sentence,
    /** The problem that it opens with, above its first figure. */
    problem: z.string().min(40).max(260),
    minutes: z.number().int().min(5).max(40),
    /** Sections of standards that it teaches: `SP 800-38A §6.2`. */
    standards: z.array(z.string().regex(/^(FIPS 197|SP 800-38[AD]|RFC \d+) §[\w.]+$/)).min(1),
    /** Lessons that come before it. */
    needs: z.array(reference('lessons')),
    /** What you can do after it; each ends “You can …”. */
    after: z.array(z.string().min(10)).min(1),
    /** What stands beside the headline. */
    margin: z.string().optional(),
  }),
});

export const collections = { lessons };
