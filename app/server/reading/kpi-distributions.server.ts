/** The newest published values of a KPI's data points, of all cities. */
import type { Kysely } from 'kysely';
import type { LoaderFunctionArgs } from '@remix-run/node';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import type { DataPoint } from '#app/domain/definitions/schema.ts';
import {
  distributionOf,
  type CityValue,
  type Distribution,
} from '#app/domain/distribution/distribution.ts';
import type { Band } from '#app/domain/scoring/band.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import {
  listPublishedCities,
  listScoresOf,
  listValuesOf,
  type PublishedCity,
} from '#db/queries/across-cities.server.ts';
import type { Database, PublishedScore, PublishedValue } from '#db/schema.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { enterPublic } from '../permissions/enter.server.ts';
import { sha256 } from '../publications/publish.server.ts';
import { fileResponse, noFile } from '../request/file-response.server.ts';
import { unitOf } from './kpi-page.server.ts';

type Db = Kysely<Database>;

/** More dots than this could not be told apart, and more cities than have ever used U4SSC. */
const MOST_CITIES = 1000;

export interface ReadDistribution extends Distribution {
  dataPointId: string;
  /** Of a yes-or-no data point. */
  answers: { yes: number; no: number } | null;
}

/** One for each data point, in their order: of each city the newest publication of its newest round. */
export async function readDistributions(
  db: Db,
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
  dataPoints: readonly DataPoint[],
): Promise<ReadDistribution[]> {
  const cities = await listPublishedCities(db, { limit: MOST_CITIES, offset: 0 });
  const ids = dataPoints.map(({ id }) => id);
  const [values, scores, revisions] = await Promise.all([
    listValuesOf(db, cities, ids),
    listScoresOf(db, cities, { kind: 'dataPoint', ids }),
    revisionsOf(db, definitions, cities),
  ]);
  const cityOf = new Map(cities.map((city) => [city.publication_id, city]));
  return dataPoints.map((dataPoint) => {
    const all = values.filter((one) => one.data_point_id === dataPoint.id);
    const own = all.filter(({ publication_id: publication }) => {
      const hash = cityOf.get(publication)?.definition_hash ?? '';
      return revisions.get(hash)?.dataPointById.get(dataPoint.id)?.revision === dataPoint.revision;
    });
    const counted = own.filter(isReported);
    const yes = own.filter((one) => one.yes_no === true).length;
    const no = own.filter((one) => one.yes_no === false).length;
    return {
      dataPointId: dataPoint.id,
      ...distributionOf(
        counted.flatMap((one) =>
          cityValue(one, cityOf.get(one.publication_id), scores, targetSet.hash),
        ),
        all.filter((one) => isReported(one) && !own.includes(one)).length,
      ),
      answers: dataPoint.formula.type === 'yesNo' ? { yes, no } : null,
    };
  });
}

function isReported(one: PublishedValue): boolean {
  return one.decimal_value !== null;
}

/** The definitions that these cities' rounds were made by. */
async function revisionsOf(db: Db, newest: DefinitionSet, cities: readonly PublishedCity[]) {
  const hashes = [...new Set(cities.map((city) => city.definition_hash))];
  const sets = hashes.map(
    async (hash) => [hash, await definitionsByStoredHash(db, hash, newest)] as const,
  );
  return new Map(await Promise.all(sets));
}

function cityValue(
  { publication_id: publication, data_point_id: id, decimal_value: value }: PublishedValue,
  city: PublishedCity | undefined,
  scores: readonly PublishedScore[],
  targetSetHash: string,
): CityValue[] {
  if (!city || value === null) return [];
  const score = scores.find(
    (one) =>
      one.publication_id === publication &&
      one.scope_id === id &&
      one.target_set_hash === targetSetHash,
  );
  return [
    {
      slug: city.slug,
      name: city.name,
      year: city.reporting_year,
      provenance: city.provenance,
      value,
      percent: score?.percent ?? null,
      band: (score?.band ?? null) as Band | null,
    },
  ];
}

interface FileContent {
  distribution: Distribution;
  dataPoint: DataPoint & {
    unitSymbol: string;
    target: IndexedTargetSet['targets'][number] | null;
  };
  targetSet: { name: string; version: string };
}

/** A distribution as a file; 404 with a sentence for an unknown data point or one that nobody has published. */
export async function distributionFile(
  { request, params }: LoaderFunctionArgs,
  kind: {
    access: { kind: 'public' };
    extension: 'csv' | 'svg' | 'png';
    type: string;
    content(file: FileContent): string | Promise<Uint8Array<ArrayBuffer>>;
  },
): Promise<Response> {
  const { readDb, definitions, targetSet } = await enterPublic(kind.access);
  const dataPoint = definitions.kpiById
    .get(params.kpi ?? '')
    ?.dataPoints.find(({ id }) => id === params.dataPoint);
  if (!dataPoint) return noFile(textFor()('kpi.unknown'));
  const [distribution] = await readDistributions(readDb, definitions, targetSet, [dataPoint]);
  if (!distribution || distribution.values.length === 0)
    return noFile(textFor()('distribution.none'));
  const file: FileContent = {
    distribution,
    dataPoint: {
      ...dataPoint,
      ...unitOf(definitions, dataPoint.unit),
      target: targetSet.targetByDataPoint.get(dataPoint.id) ?? null,
    },
    targetSet: { name: targetSet.name, version: targetSet.version },
  };
  return fileResponse({
    request,
    etag: `${sha256(JSON.stringify(file)).slice(0, 32)}-${kind.extension}`,
    type: kind.type,
    name: `${dataPoint.id}-cities.${kind.extension}`,
    content: () => kind.content(file),
  });
}
