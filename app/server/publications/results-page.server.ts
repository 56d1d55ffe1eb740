/** What the pages of a publication need beside its document. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { readEarlierRounds } from './earlier-rounds.server.ts';
import type { ReadPublication } from './read-publication.server.ts';

/** What stands at a data point or segment in drawings, where its name would not do. */
export function shortLabelsOf(definitions: DefinitionSet): Record<string, string> {
  const named = [
    ...definitions.framework.segments,
    ...definitions.kpis.flatMap((kpi) => kpi.dataPoints),
  ];
  return Object.fromEntries(
    named.flatMap(({ id, shortLabel }) => (shortLabel ? [[id, shortLabel]] : [])),
  );
}

/** Names of the goals as the publication's own definitions have them, and the chain of its corrections. */
export async function readResultsPage(
  db: Kysely<Database>,
  publication: ReadPublication,
  newest: DefinitionSet,
) {
  const definitions = await definitionsByStoredHash(
    db,
    publication.document.framework.definitionHash,
    newest,
  );
  const all = await listPublications(db, publication.cityId);
  const rounds = [
    ...new Map(
      all.map((one) => [
        one.assessment_id,
        { assessmentId: one.assessment_id, year: one.reporting_year },
      ]),
    ).values(),
  ];
  return {
    earlier: await readEarlierRounds(
      db,
      publication.cityId,
      rounds,
      publication.document.reportingYear,
    ),
    labels: shortLabelsOf(definitions),
    goals: definitions.goals.map(({ number, shortName, colour }) => ({
      number,
      shortName,
      colour,
    })),
    /** Of the same round, newest first. */
    chain: all
      .filter((one) => one.assessment_id === publication.assessmentId)
      .map(({ hash, sequence, published_at: at, note }) => ({
        hash,
        sequence,
        publishedAt: at.toISOString(),
        note,
      })),
    years: [...new Set(all.map((one) => one.reporting_year))],
  };
}
