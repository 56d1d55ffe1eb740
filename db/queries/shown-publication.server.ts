/** Which publication of a round is shown as its result, for lists that are made in the database. */
import { sql } from 'kysely';

/**
 * Sorts first what stays a round's result until another that does follows: the rule of `shownOf`. `publication` is the
 * name that the table has in the query; the newest of those comes first by the sequence.
 */
export function standsFirst(publication: string) {
  const kind = sql.ref(`${publication}.kind`);
  const takesPlaceOf = sql.ref(`${publication}.takes_place_of`);
  return sql<boolean>`(${kind} = 'verified' or ${takesPlaceOf} is not null)`;
}
