/** What a round that is about to be opened will suggest, in numbers. */
import { getPreviousAssessment } from '#db/queries/assessments.server.ts';
import type { CityVisit } from '../permissions/enter.server.ts';
import { suggestOwners } from './owners.server.ts';
import { suggestEntries, suggestRegister } from './previous-round.server.ts';

/** The numbers of suggestions for a round of a year, of which nothing is there yet; null where no round is before it. */
export async function readOffer({ db, city, definitions }: CityVisit, year: number) {
  const previous = await getPreviousAssessment(db, city.city_id, year);
  if (!previous) return null;
  const round = { city_id: city.city_id, assessment_id: '', reporting_year: year };
  const [entries, register, owners] = await Promise.all([
    suggestEntries(db, round, []),
    suggestRegister(db, round, [], definitions),
    suggestOwners(db, round, definitions, []),
  ]);
  const known = Object.keys(entries.byId).filter((id) => definitions.dataPointById.has(id));
  return {
    year: previous.reporting_year,
    entries: known.length,
    register: Object.keys(register.byId).length,
    owners: owners.owners.length,
  };
}
