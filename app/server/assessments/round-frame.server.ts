/** What the pages of a round have in common: what they are called, whose round of which year they are about, how it stands. */
import { hasRight, type RoundRole } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { permissionFor } from '../permissions/round-acts.ts';

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
    work: {
      state: assessment.work_state,
      seesCity: hasRight(role, 'see'),
      closed: closedFor(role, assessment),
    },
  };
}

/** What somebody can do who could change figures, but not as the round stands; null: they can, or never could. */
function closedFor(
  role: RoundRole,
  { work_state: state }: RoundVisit['assessment'],
): 'reopen' | 'ask' | null {
  if (permissionFor(role, 'enterFigures', state) !== 'notNow') return null;
  return permissionFor(role, 'work.reopen', state) === 'may' ? 'reopen' : 'ask';
}
