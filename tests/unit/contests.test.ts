/** When a figure can be contested, and how a text that everybody reads is kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contestProblem,
  contestText,
  LONGEST_CONTEST,
  MOST_CONTESTS_A_DAY,
  type ContestProblem,
} from '#app/domain/contests/contest.ts';

const free = { hasFigure: true, isOpen: false, lastDay: 0 };
const CASES: ReadonlyArray<
  [string, string, Parameters<typeof contestProblem>[1], ContestProblem | undefined]
> = [
  ['a figure', 'wrong', free, undefined],
  ['a gap', 'wrong', { ...free, hasFigure: false }, 'noFigure'],
  ['what waits already', 'wrong', { ...free, isOpen: true }, 'alreadyOpen'],
  ['the last of a day', 'wrong', { ...free, lastDay: MOST_CONTESTS_A_DAY - 1 }, undefined],
  ['one too many', 'wrong', { ...free, lastDay: MOST_CONTESTS_A_DAY }, 'tooMany'],
  ['without words', '', free, 'textNeeded'],
  ['with just enough', 'x'.repeat(LONGEST_CONTEST), free, undefined],
  ['with too many words', 'x'.repeat(LONGEST_CONTEST + 1), free, 'textTooLong'],
];

describe('a contest', () => {
  it.each(CASES)('of %s', (_name, text, about, problem) => {
    expect(contestProblem(text, about)).toBe(problem);
  });
});

describe('a text that becomes public', () => {
  it.each([
    ['  two\r\nlines\t\0 ', 'two\nlines'],
    ['<b>as typed</b> & "so"', '<b>as typed</b> & "so"'],
    ['abc\u202Edef\u2066ghi', 'abcdefghi'],
    ['مرحبا', 'مرحبا'],
    ['\0 \n', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(contestText(typed)).toBe(kept);
  });

  it('keeps nothing that no database keeps, and does so once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const kept = contestText(typed);
        expect(kept).not.toMatch(/[\0\u202A-\u202E]/);
        expect(contestText(kept)).toBe(kept);
      }),
    );
  });
});
