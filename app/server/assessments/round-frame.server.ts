/** What the pages of a round have in common: what they are called, and whose round of which year they are about. */
import type { RoundVisit } from '../permissions/enter.server.ts';

/** For a loader; `title` is what the page is about. */
export function frameOfRound(
  { city, assessment }: Pick<RoundVisit, 'city' | 'assessment'>,
  title: string,
) {
  const year = assessment.reporting_year;
  return { title, area: `${city.name} ${year}`, city: { slug: city.slug, name: city.name }, year };
}
