/** What the page of one published data point needs: its explanation, the reason of its target, its other rounds. */
import type { Kysely } from 'kysely';
import { explainDataPoint } from '#app/domain/explanation/explain-data-point.ts';
import { dataPointProgress } from '#app/domain/progress/data-point-progress.ts';
import { dataPointRounds } from '#app/domain/trend/data-point-rounds.ts';
import { listPublications, type ListedPublication } from '#db/queries/publications.server.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Database } from '#db/schema.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import { openPublication, type ReadPublication } from '../publications/read-publication.server.ts';
import { readRounds } from './city-trend.server.ts';
import type { Newest } from './progress.server.ts';

type Db = Kysely<Database>;

/** Of the newest publication of a year; undefined where the year is not published or has no such data point. */
export async function readDataPointOfYear(
  db: Db,
  cityId: string,
  { year, dataPoint }: { year: string; dataPoint: string },
  newest: Newest,
) {
  const all = await listPublications(db, cityId);
  const current = all.find((one) => String(one.reporting_year) === year);
  return (
    current &&
    dataPointPage(db, (await openPublication(db, current)).document, all, dataPoint, newest)
  );
}

/** Of a publication at its permanent address; undefined for one that it does not have. */
export async function readDataPointOfPublication(
  db: Db,
  { document, cityId }: ReadPublication,
  dataPoint: string,
  newest: Newest,
) {
  return dataPointPage(db, document, await listPublications(db, cityId), dataPoint, newest);
}

async function dataPointPage(
  db: Db,
  document: PublicDocument,
  all: readonly ListedPublication[],
  dataPointId: string,
  newest: Newest,
) {
  const { framework, targetSet: by } = document;
  const definitions = await definitionsByStoredHash(
    db,
    framework.definitionHash,
    newest.definitions,
  );
  const explanation = explainDataPoint(document, definitions, dataPointId);
  if (!explanation) return undefined;
  const targetSet = await targetSetByStoredHash(db, by.hash, newest.targetSet);
  const rounds = dataPointRounds(await readRounds(db, all), dataPointId);
  return {
    city: document.city,
    year: document.reportingYear,
    provenance: document.provenance,
    sourceDocument: document.sourceDocument,
    bandEdges: by.bandEdges,
    targetSet: { name: by.name, version: by.version },
    /** Why the target is what it is; the published document has its figures only. */
    target: targetSet.targetByDataPoint.get(dataPointId) ?? null,
    explanation,
    rounds,
    horizon: targetSet.horizon,
    progress: dataPointProgress(rounds, document.reportingYear, {
      year: targetSet.horizon,
      rule: newest.progressRule,
    }),
    trendFrom: newest.progressRule.trendFrom,
  };
}
