/** Proves that the check of the words finds what it is there to find. */
import { describe, expect, test } from 'vitest';
import { findMessageProblems } from '#app/server/commands/check-messages.ts';

const EN = 'app/messages/en/common.json';
const READING = 'app/messages/en/reading.json';
const CLIENT = { 'app/messages/catalogue.client.ts': "import common from './en/common.json';" };

describe('what the check of the words finds', () => {
  const cases: Array<{
    name: string;
    catalogues: Record<string, string>;
    files: Record<string, string>;
    expected: string[];
  }> = [
    {
      name: 'nothing where every id is there and used',
      catalogues: { [EN]: '{ "a.b": "B", "a.c": "{n, plural, one {# city} other {# cities}}" }' },
      files: { 'app/x.tsx': "const p = <p>{t('a.b')}{t(isC ? 'a.c' : 'a.b', { n: 2 })}</p>;" },
      expected: [],
    },
    {
      name: 'a missing id, with file and line',
      catalogues: { [EN]: '{}' },
      files: { 'app/x.ts': "\nconst words = t('a.missing');" },
      expected: ['app/x.ts:2: no catalogue has "a.missing"'],
    },
    {
      name: "a missing id asked of the server's words",
      catalogues: { [EN]: '{}' },
      files: { 'app/x.ts': "throw notFound(textFor()('a.missing'));" },
      expected: ['app/x.ts:1: no catalogue has "a.missing"'],
    },
    {
      name: 'a template of which no id exists',
      catalogues: { [EN]: '{}' },
      files: { 'app/x.ts': 'const words = t(`status.${status}`);' },
      expected: ['app/x.ts:1: no catalogue has "status.*"'],
    },
    {
      name: 'an unused id',
      catalogues: { [EN]: '{ "a.used": "x", "a.unused": "y" }' },
      files: { 'app/x.ts': "t('a.used');" },
      expected: [`${EN}: nothing uses "a.unused"`],
    },
    {
      name: 'no unused id behind a template or in a map',
      catalogues: { [EN]: '{ "status.one": "x", "status.two": "y", "band.low": "z" }' },
      files: { 'app/x.ts': "t(`status.${name}`); const LABEL = { low: 'band.low' };" },
      expected: [],
    },
    {
      name: 'an id in two catalogues, and twice in one',
      catalogues: { [EN]: '{ "a.b": "x", "a.b": "y" }', [READING]: '{ "a.b": "z" }' },
      files: { 'app/x.ts': "t('a.b');" },
      expected: [`${EN}:1: "a.b" is also in ${EN}`, `${READING}:1: "a.b" is also in ${EN}`],
    },
    {
      name: 'a message that is not ICU',
      catalogues: { [EN]: '{ "a.b": "{count, plural, one {# city}" }' },
      files: { 'app/x.ts': "t('a.b');" },
      expected: [expect.stringContaining(`${EN}:1: "a.b" is not an ICU message`) as string],
    },
    {
      name: 'an id that a page in the browser asks for and only the reading pages have',
      catalogues: { [EN]: '{}', [READING]: '{ "a.b": "x" }' },
      files: {
        ...CLIENT,
        'app/routes/manage/x.tsx': "import { Y } from '#app/ui/y.tsx';",
        'app/ui/y.tsx': "t('a.b');",
      },
      expected: [`app/ui/y.tsx:1: "a.b" is only in ${READING}, which the browser does not load`],
    },
    {
      name: 'nothing in the same for a page that brings the words along',
      catalogues: { [EN]: '{}', [READING]: '{ "a.b": "x" }' },
      files: {
        ...CLIENT,
        'app/messages/x-words.client.ts': "import x from './en/reading.json'; addMessages(x);",
        'app/routes/manage/x.tsx':
          "import '#app/messages/x-words.client.ts'; import { Y } from '#app/ui/y.tsx';",
        'app/ui/y.tsx': "t('a.b');",
      },
      expected: [],
    },
    {
      name: 'an id that one of two pages does not bring along',
      catalogues: { [EN]: '{}', [READING]: '{ "a.b": "x" }' },
      files: {
        ...CLIENT,
        'app/messages/x-words.client.ts': "import x from './en/reading.json'; addMessages(x);",
        'app/routes/manage/x.tsx':
          "import '#app/messages/x-words.client.ts'; import { Y } from '#app/ui/y.tsx';",
        'app/routes/manage/z.tsx': "import { Y } from '#app/ui/y.tsx';",
        'app/ui/y.tsx': "t('a.b');",
      },
      expected: [`app/ui/y.tsx:1: "a.b" is only in ${READING}, which the browser does not load`],
    },
    {
      name: 'nothing in the same for a reading page',
      catalogues: { [EN]: '{}', [READING]: '{ "a.b": "x" }' },
      files: {
        ...CLIENT,
        'app/routes/reading/x.tsx': "import { Y } from '#app/ui/y.tsx';",
        'app/ui/y.tsx': "t('a.b');",
      },
      expected: [],
    },
  ];
  test.each(cases)('$name', ({ catalogues, files, expected }) => {
    expect(findMessageProblems(catalogues, files)).toEqual(expected);
  });
});
