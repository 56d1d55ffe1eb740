/** How the cities of a group are getting on with a reporting year, for whoever reads the group; and the opening of rounds for them. */
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { dayOf } from '#app/domain/tasks/due-date.ts';
import type { YearProblem } from '#app/domain/assessment/reporting-year.ts';
import { listAssessments } from '#db/queries/assessments.server.ts';
import { listChanges } from '#db/queries/changes.server.ts';
import { listCitiesOfGroup, listGroupsOfAccount } from '#db/queries/groups.server.ts';
import { getShownPublication } from '#db/queries/publications.server.ts';
import { listTasks } from '#db/queries/tasks.server.ts';
import type { Assessment, City, CityGroup } from '#db/schema.ts';
import { openRound } from '../assessments/open-round.server.ts';
import { readChecked } from '../checks/warnings-page.server.ts';
import { isOpen, readWarnings } from '../checks/round-warnings.server.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import type { Visit } from '../permissions/enter.server.ts';

type GroupVisit = Visit & { group: CityGroup };

/** Each round is computed when the page is read. */
const CITIES_PER_PAGE = 25;

/** The groups that somebody reads. */
export async function readMyGroups({ db, account }: Pick<Visit, 'db' | 'account'>) {
  const groups = await listGroupsOfAccount(db, account.accountId);
  return groups.map((one) => ({ id: one.group_id, name: one.name }));
}

/** `year` and `page` as the address has them; without a year it is the newest of which a city has a round. */
export async function readGroupPage(visit: GroupVisit, search: URLSearchParams, page: number) {
  const { db, group } = visit;
  const cities = await listCitiesOfGroup(db, group.group_id);
  const rounds = await Promise.all(
    cities.map(async (city) => ({ city, rounds: await listAssessments(db, city.city_id) })),
  );
  const years = [
    ...new Set(rounds.flatMap((one) => one.rounds.map((round) => round.reporting_year))),
  ].sort((a, b) => b - a);
  const year = years.find((one) => String(one) === search.get('year')) ?? years[0] ?? null;
  const first = (page - 1) * CITIES_PER_PAGE;
  const rows = [];
  // one after the other: a page of a group is no reason to keep everybody else waiting
  for (const { city, rounds: own } of rounds.slice(first, first + CITIES_PER_PAGE)) {
    const round = own.find((one) => one.reporting_year === year);
    rows.push({
      slug: city.slug,
      name: city.name,
      provenance: city.provenance,
      round: round ? await progressOfRound(visit, round) : null,
    });
  }
  return {
    years,
    year,
    page,
    perPage: CITIES_PER_PAGE,
    count: cities.length,
    withRound: rounds.filter((one) => one.rounds.some((round) => round.reporting_year === year))
      .length,
    rows,
    proposedYear: new Date().getUTCFullYear() - 1,
  };
}

async function progressOfRound(
  { db, definitions: newest, targetSet: newestTargets, configuration }: GroupVisit,
  assessment: Assessment,
) {
  const { city_id: cityId, assessment_id: assessmentId } = assessment;
  const definitions = await definitionsByStoredHash(db, assessment.definition_hash, newest);
  const targetSet = await targetSetByStoredHash(db, assessment.target_set_hash, newestTargets);
  const checked = await readChecked(db, assessment, definitions);
  const { coverage } = scoreAssessment(definitions, targetSet, checked.round.data).total;
  const warnings = await readWarnings(
    db,
    assessment,
    definitions,
    checked,
    configuration.registerTolerance,
  );
  const tasks = await listTasks(db, cityId, assessmentId);
  const [last] = await listChanges(db, cityId, assessmentId, {}, { limit: 1, offset: 0 });
  const shown = await getShownPublication(db, cityId, assessmentId);
  const due = tasks
    .filter((task) => task.account_id !== null && task.state !== 'handedIn')
    .flatMap((task) => task.due_on ?? [])
    .sort();
  const today = dayOf(new Date());
  return {
    state: assessment.work_state,
    reported: coverage.reported,
    applicable: coverage.applicable,
    openWarnings: warnings.filter(isOpen).length,
    nextDue: due[0] ?? null,
    late: due.filter((day) => day < today).length,
    changedAt: last?.updated_at.toISOString() ?? null,
    published: shown ? { kind: shown.kind, at: shown.published_at.toISOString() } : null,
  };
}

export type GroupProblem = YearProblem | 'noCity';

/** Opens a round of a year for the chosen cities of the group; those that have one keep it. */
export async function openRounds(visit: GroupVisit, form: FormData, now: Date) {
  const { db, group, definitions, targetSet, account } = visit;
  const text = String(form.get('year') ?? '').trim();
  const chosen = new Set(form.getAll('city').map(String));
  const refused = (problem: GroupProblem) =>
    ({ kind: 'refused', problem, text, chosen: [...chosen] }) as const;
  const cities: City[] = (await listCitiesOfGroup(db, group.group_id)).filter((city) =>
    chosen.has(city.slug),
  );
  if (cities.length === 0) return refused('noCity');
  let opened = 0;
  for (const city of cities) {
    const round = await openRound({ db, city, definitions, targetSet, account }, text, now);
    if ('year' in round) opened += 1;
    else if (round.problem !== 'exists') return refused(round.problem);
  }
  return { kind: 'opened', year: text, opened, kept: cities.length - opened } as const;
}
