/** What the page of one published data point needs: its explanation, the reason of its target, its other rounds. */
import type { Kysely } from 'kysely';
import { explainDataPoint } from '#app/domain/explanation/explain-data-point.ts';
import { dataPointProgress } from '#app/domain/progress/data-point-progress.ts';
import { besideOf, shownOf } from '#app/domain/publication/chain.ts';
import { dataPointRounds } from '#app/domain/trend/data-point-rounds.ts';
import { listPublications, type ListedPublication } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import { readContestsOf } from '../contests/read-contests.server.ts';
import {
  linksOf,
  openPublication,
  type ReadPublication,
} from '../publications/read-publication.server.ts';
import { readRounds } from './city-trend.server.ts';
import type { Newest } from './progress.server.ts';

type Db = Kysely<Database>;

/** Of the result of a year; undefined where the year is not published or has no such data point. */
export async function readDataPointOfYear(
  db: Db,
  cityId: string,
  { year, dataPoint }: { year: string; dataPoint: string },
  newest: Newest,
) {
  const all = await listPublications(db, cityId);
  const links = linksOf(all).filter((one) => String(one.reporting_year) === year);
  const current = shownOf(links);
  if (!current) return undefined;
  const opened = await openPublication(db, current);
  const page = await dataPointPage(db, opened, all, dataPoint, newest);
  const beside = besideOf(links);
  return (
    page && {
      ...page,
      beside: beside
        ? { hash: beside.hash, kind: beside.kind, publishedAt: beside.published_at.toISOString() }
        : null,
    }
  );
}

/** Of a publication at its permanent address; undefined for one that it does not have. */
export async function readDataPointOfPublication(
  db: Db,
  publication: ReadPublication,
  dataPoint: string,
  newest: Newest,
) {
  const all = await listPublications(db, publication.cityId);
  return dataPointPage(db, publication, all, dataPoint, newest);
}

async function dataPointPage(
  db: Db,
  publication: ReadPublication,
  all: readonly ListedPublication[],
  dataPointId: string,
  newest: Newest,
) {
  const { document, hash } = publication;
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
    hash,
    contests: await readContestsOf(db, publication, dataPointId),
    city: document.city,
    kind: document.kind,
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
