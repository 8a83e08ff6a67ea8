import { describe, expect, test } from 'vitest';
import { messages, pages, terms } from '../../src/content/places.ts';
import { search } from '../../src/lib/lessons/index.ts';
import { files } from '../support/project.ts';

const all = [...terms, ...pages, ...messages];
const found = (query: string): string[] => search(all, query).map(({ href }) => href);

describe('What people look for is found', () => {
  test.each([
    ['penguin', 'image/', 'glossary/#penguin'],
    ['AAD', 'glossary/#aad', 'open/'],
    ['passphrase', 'glossary/#passphrase', 'open/'],
    ['nonce', 'glossary/#nonce', 'open/'],
    ['bad decrypt', 'open/?says=bad%20decrypt'],
    [
      'BadPaddingException',
      'open/?says=BadPaddingException%3A%20Given%20final%20block%20not%20properly%20padded',
    ],
  ])(
    '%s: first where it is said what it is, and where to do something about it',
    (query, ...hrefs) => {
      expect(found(query)[0]).toBe(hrefs[0]);
      expect(found(query)).toEqual(expect.arrayContaining(hrefs));
    },
  );

  test('each place once, and every page that is named is there', () => {
    expect(new Set(all.map(({ href }) => href)).size).toBe(all.length);
    const isPage = (href: string): boolean =>
      files.includes(`src/pages/${href.slice(0, -1)}.astro`);
    expect(pages.filter(({ href }) => !isPage(href))).toEqual([]);
  });
});
