/** What the page of an SDG says: how it is measured, and where the cities stand. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { GoalMeasure } from '#app/domain/sdgs/goal-measure.ts';
import type { Band } from '#app/domain/scoring/band.ts';
import {
  countPublishedCities,
  listPublishedCities,
  listScoresOf,
} from '#db/queries/across-cities.server.ts';
import type { Database, Provenance, PublishedScore } from '#db/schema.ts';
import { CITIES_PER_PAGE } from './published-cities.server.ts';

export interface CityOfGoal {
  slug: string;
  name: string;
  provenance: Provenance;
  year: number;
  targetSetHash: string;
  percent: string | null;
  band: Band | null;
  range: { low: string; high: string } | null;
  scored: number;
  reported: number;
  applicable: number;
  /** Of a goal without a score: what is scored of it. */
  dataPoints: Array<{ id: string; label: string; percent: string; band: Band }>;
}

/** The cities of a page by name, never by score, each with the newest publication of its newest round. */
export async function readCitiesOfGoal(
  db: Kysely<Database>,
  definitions: DefinitionSet,
  { number, kpis }: GoalMeasure,
  page: number,
): Promise<{ cities: CityOfGoal[]; count: number }> {
  const [rows, count] = await Promise.all([
    listPublishedCities(db, { limit: CITIES_PER_PAGE, offset: (page - 1) * CITIES_PER_PAGE }),
    countPublishedCities(db),
  ]);
  const scores = await listScoresOf(db, rows, { kind: 'goal', ids: [String(number)] });
  const goalOf = new Map(scores.map((score) => [score.publication_id, score]));
  const unscored = rows.filter((row) => goalOf.get(row.publication_id)?.percent === null);
  const ids = kpis.flatMap((kpi) => kpi.dataPoints.map(({ id }) => id));
  const single = await listScoresOf(db, unscored, { kind: 'dataPoint', ids });
  const cities = rows.flatMap((row) => {
    const score = goalOf.get(row.publication_id);
    if (!score) return [];
    return [
      {
        slug: row.slug,
        name: row.name,
        provenance: row.provenance,
        year: row.reporting_year,
        targetSetHash: score.target_set_hash,
        percent: score.percent,
        band: score.band as Band | null,
        range:
          score.range_low !== null && score.range_high !== null
            ? { low: score.range_low, high: score.range_high }
            : null,
        scored: score.scored,
        reported: score.reported,
        applicable: score.applicable,
        dataPoints: single
          .filter((one) => one.publication_id === row.publication_id)
          .flatMap((one) => scoredDataPoint(one, definitions)),
      },
    ];
  });
  return { cities, count };
}

function scoredDataPoint(
  { scope_id: id, percent, band }: PublishedScore,
  definitions: DefinitionSet,
): CityOfGoal['dataPoints'] {
  if (percent === null || band === null) return [];
  const label = definitions.dataPointById.get(id)?.label ?? id;
  return [{ id, label, percent, band: band as Band }];
}
