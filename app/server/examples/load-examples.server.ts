/** Loads the example cities into an empty installation, each once in its life. */
import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import { insertAssessment } from '#db/queries/assessments.server.ts';
import { getCityBySlug, insertCity } from '#db/queries/cities.server.ts';
import { insertEntries } from '#db/queries/entries.server.ts';
import { insertInputValues } from '#db/queries/input-values.server.ts';
import { getInstallationFact, setInstallationFact } from '#db/queries/installation.server.ts';
import { insertRegisterValues } from '#db/queries/register-values.server.ts';
import type { Database } from '#db/schema.ts';
import { publishAssessment } from '../publications/publish.server.ts';
import type { SigningKey } from '../publications/signing-key.server.ts';
import type { ExampleCity, ExampleRound } from './example-city.ts';
import { KARMOY } from './extracts/karmoy.ts';
import { KRISTIANSUND } from './extracts/kristiansund.ts';
import { cityOfReport } from './extracts/printed-report.ts';
import { VALENCIA } from './extracts/valencia.ts';
import { FICTIONAL_CITY } from './fictional/fictional-city.ts';

export const FICTIONAL_CITY_SLUG = FICTIONAL_CITY.facts.slug;

export interface LoadOptions {
  /** Those that the assessments are pinned to; stored already. */
  definitions: DefinitionSet;
  targetSet: IndexedTargetSet;
  signingKey: SigningKey | undefined;
  suppressBelow: number;
  now: Date;
}

const EXAMPLE_CITIES: readonly ExampleCity[] = [
  ...[KARMOY, KRISTIANSUND, VALENCIA].map(cityOfReport),
  FICTIONAL_CITY,
];

/**
 * Adds the example cities that were never loaded, each with its rounds and publications in one
 * transaction. A city that people have changed or renamed since is left as it is. Throws where a
 * round may not be published.
 */
export async function loadExamples(db: Kysely<Database>, options: LoadOptions): Promise<void> {
  for (const city of EXAMPLE_CITIES) {
    await db.transaction().execute((trx) => loadOnce(trx, city, options));
  }
}

async function loadOnce(
  trx: Transaction<Database>,
  city: ExampleCity,
  options: LoadOptions,
): Promise<void> {
  const { slug } = city.facts;
  const fact = `example-city:${slug}`;
  if (await getInstallationFact(trx, fact)) return;
  // a second process that starts at the same time waits here, and then finds the city
  await setInstallationFact(trx, fact, { loadedAt: options.now.toISOString() });
  if (await getCityBySlug(trx, slug)) return;
  // definitions of another framework know none of the figures
  const rounds = city.rounds(options.definitions).filter(hasFigures);
  if (rounds.length === 0) return;
  const cityId = await addCity(trx, city, options.now);
  for (const round of rounds) await addRound(trx, cityId, city, round, options);
}

function hasFigures({ content }: ExampleRound): boolean {
  return content.entries.some((entry) => entry.status === 'reported');
}

async function addCity(
  trx: Transaction<Database>,
  { facts, provenance }: ExampleCity,
  now: Date,
): Promise<string> {
  const cityId = randomUUID();
  await insertCity(trx, {
    city_id: cityId,
    slug: facts.slug,
    name: facts.name,
    kind: facts.kind,
    country_code: facts.countryCode,
    locode: null,
    wikidata_id: facts.wikidataId,
    latitude: facts.latitude,
    longitude: facts.longitude,
    boundary_note: facts.boundaryNote,
    boundary_version: null,
    provenance,
    revision: 1,
    created_at: now,
    updated_at: now,
  });
  return cityId;
}

async function addRound(
  trx: Transaction<Database>,
  cityId: string,
  { facts, provenance }: ExampleCity,
  round: ExampleRound,
  { definitions, targetSet, signingKey, suppressBelow, now }: LoadOptions,
): Promise<void> {
  const assessmentId = randomUUID();
  await insertAssessment(trx, {
    city_id: cityId,
    assessment_id: assessmentId,
    reporting_year: round.year,
    definition_hash: definitions.hash,
    target_set_hash: targetSet.hash,
    provenance,
    source_document: round.sourceDocument,
    created_at: now,
    created_by: null,
  });
  const { registerValues, inputValues, entries } = round.content;
  const asSaved = <Row extends object>(row: Row) => ({
    ...row,
    city_id: cityId,
    assessment_id: assessmentId,
    updated_at: now,
    updated_by: null,
  });
  await insertRegisterValues(trx, registerValues.map(asSaved));
  await insertInputValues(trx, inputValues.map(asSaved));
  await insertEntries(trx, entries.map(asSaved));
  if (round.publishedWith === null) return;
  const published = await publishAssessment(trx, {
    cityId,
    assessmentId,
    kind: 'self-reported',
    note: round.publishedWith,
    at: now,
    by: null,
    definitions,
    targetSet,
    signingKey,
    suppressBelow,
  });
  if (published.kind === 'refused') {
    const obstacles = JSON.stringify(published.obstacles);
    throw new Error(`example round ${round.year} of ${facts.slug} was refused: ${obstacles}`);
  }
}
