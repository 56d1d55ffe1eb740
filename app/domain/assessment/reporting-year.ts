/** Which years a round can be opened for. */

export const FIRST_REPORTING_YEAR = 2000;

export type YearProblem = 'notAYear' | 'tooEarly' | 'tooLate';

/** The year in a text, or why no round can be opened for it: from 2000 to next year. */
export function readReportingYear(
  text: string,
  thisYear: number,
): { year: number } | { problem: YearProblem } {
  if (!/^\d{4}$/.test(text.trim())) return { problem: 'notAYear' };
  const year = Number(text);
  if (year < FIRST_REPORTING_YEAR) return { problem: 'tooEarly' };
  return year > thisYear + 1 ? { problem: 'tooLate' } : { year };
}
