/** No query goes without a test: each exported function of db/queries is called in this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const QUERIES = path.resolve('db/queries');
const TESTS = path.resolve('tests/db');

const read = (folder: string) =>
  readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
const exported = read(QUERIES).flatMap((text) =>
  [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map((match) => match[1] ?? ''),
);
/** Shared by the queries themselves; tested through them. */
const INNER = new Set(['jsonText', 'holds', 'revisionColumns', 'standsFirst']);
const tests = [
  ...read(TESTS),
  // the makers of rows call the functions that add them
  readFileSync(path.resolve('tests/support/database-rows.ts'), 'utf8'),
].join('\n');

test.each(exported.filter((name) => !INNER.has(name)))('%s is called in a test', (name) => {
  expect(tests.includes(`${name}(`)).toBe(true);
});
