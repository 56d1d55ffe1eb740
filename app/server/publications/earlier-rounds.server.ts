/** The rounds of a city that another can be held against. */
import type { Kysely } from 'kysely';
import { readingsOf, type EarlierRound } from '#app/domain/publication/changes.ts';
import { getCurrentPublication } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { openPublication } from './read-publication.server.ts';

/** More would say little about today, and each has to be read. */
const MOST_ROUNDS = 5;

/** The newest publications of the rounds before a year, newest round first. */
export async function readEarlierRounds(
  db: Kysely<Database>,
  cityId: string,
  rounds: ReadonlyArray<{ assessmentId: string; year: number }>,
  year: number,
): Promise<EarlierRound[]> {
  const earlier = rounds
    .filter((round) => round.year < year)
    .sort((a, b) => b.year - a.year)
    .slice(0, MOST_ROUNDS);
  const publications = await Promise.all(
    earlier.map((round) => getCurrentPublication(db, cityId, round.assessmentId)),
  );
  return publications.flatMap((publication) => {
    if (!publication) return [];
    const { document } = openPublication(publication);
    return [
      {
        year: document.reportingYear,
        targetSetHash: document.targetSet.hash,
        readings: readingsOf(document.dataPoints),
      },
    ];
  });
}
