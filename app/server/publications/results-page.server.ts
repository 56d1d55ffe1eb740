/** What the pages of a publication need beside its document. */
import type { Kysely } from 'kysely';
import { besideOf, shownOf, shownOfRounds, stateOf } from '#app/domain/publication/chain.ts';
import { readingsOf, type EarlierRound } from '#app/domain/publication/changes.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { listPublications, type ListedPublication } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { openPublication, type ReadPublication } from './read-publication.server.ts';

type Db = Kysely<Database>;

/** The result of a city's year with all that its page says; undefined where nothing is published. */
export async function readResultsOfYear(
  db: Db,
  cityId: string,
  year: string,
  newest: DefinitionSet,
) {
  const all = await listPublications(db, cityId);
  const current = shownOf(linksOf(all).filter((one) => String(one.reporting_year) === year));
  if (!current) return undefined;
  const publication = await openPublication(db, current);
  return { publication, ...(await besidesOf(db, publication, all, newest)) };
}

/** What a publication's page says beside its document, whichever it is. */
export async function readResultsPage(db: Db, publication: ReadPublication, newest: DefinitionSet) {
  return besidesOf(db, publication, await listPublications(db, publication.cityId), newest);
}

/** Names and colours as the publication's own definitions have them, the chain of its corrections, other rounds. */
async function besidesOf(
  db: Db,
  publication: ReadPublication,
  all: readonly ListedPublication[],
  newest: DefinitionSet,
) {
  const { document, assessmentId } = publication;
  const links = linksOf(all).filter((one) => one.assessmentId === assessmentId);
  const beside = besideOf(links);
  const definitions = await definitionsByStoredHash(db, document.framework.definitionHash, newest);
  return {
    before: await readRoundBefore(db, all, document.reportingYear),
    labels: shortLabelsOf(definitions),
    goals: definitions.goals.map(({ number, shortName, colour }) => ({
      number,
      shortName,
      colour,
    })),
    /** Of the same round, newest first. */
    chain: links.map((one) => ({
      hash: one.hash,
      sequence: one.sequence,
      kind: one.kind,
      state: stateOf(one, links),
      publishedAt: one.published_at.toISOString(),
      note: one.note,
    })),
    /** A newer one that is not the result. */
    beside: beside
      ? { hash: beside.hash, kind: beside.kind, publishedAt: beside.published_at.toISOString() }
      : null,
    years: [...new Set(all.map((one) => one.reporting_year))],
  };
}

/** Listed publications as links of their chains, in their order. */
export function linksOf(all: readonly ListedPublication[]) {
  return all.map((one) => ({
    ...one,
    assessmentId: one.assessment_id,
    takesPlaceOf: one.takes_place_of,
  }));
}

/** The result of the round before a year. */
async function readRoundBefore(
  db: Db,
  all: readonly ListedPublication[],
  year: number,
): Promise<EarlierRound | undefined> {
  const newest = shownOfRounds(linksOf(all)).find((one) => one.reporting_year < year);
  if (!newest) return undefined;
  const { document } = await openPublication(db, newest);
  return {
    year: document.reportingYear,
    targetSetHash: document.targetSet.hash,
    readings: readingsOf(document.dataPoints),
  };
}

/** What stands at a data point, segment or goal in drawings, where its name would not do. */
export function shortLabelsOf(definitions: DefinitionSet): Record<string, string> {
  const named = [
    ...definitions.framework.segments,
    ...definitions.kpis.flatMap((kpi) => kpi.dataPoints),
  ];
  const goals = definitions.goals.map(({ number, shortName }) => [`sdg-${number}`, shortName]);
  return Object.fromEntries([
    ...named.flatMap(({ id, shortLabel }) => (shortLabel ? [[id, shortLabel]] : [])),
    ...goals,
  ]);
}
