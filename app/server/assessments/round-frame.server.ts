/** What the pages of a round have in common: what they are called, whose round of which year they are about, how it stands. */
import { hasRight } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';

/** For a loader; `title` is what the page is about. */
export function frameOfRound(
  { city, assessment, role }: Pick<RoundVisit, 'city' | 'assessment' | 'role'>,
  title: string,
) {
  const year = assessment.reporting_year;
  return {
    title,
    area: `${city.name} ${year}`,
    city: { slug: city.slug, name: city.name },
    year,
    /** `seesCity`: a verifier knows the round alone. */
    work: { state: assessment.work_state, seesCity: hasRight(role, 'see') },
  };
}
