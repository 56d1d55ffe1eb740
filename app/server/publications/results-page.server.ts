/** What the pages of a publication need beside its document. */
import type { Kysely } from 'kysely';
import { besideOf, shownOf, shownOfRounds, stateOf } from '#app/domain/publication/chain.ts';
import { readingsOf, type EarlierRound } from '#app/domain/publication/changes.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import {
  scoredByLowTarget,
  verifiedShares,
  viewsOf,
  withoutLowTargets,
  type View,
} from '#app/domain/publication/views.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { listPublications, type ListedPublication } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { readRounds } from '../reading/city-trend.server.ts';
import { readProgress, type Newest } from '../reading/progress.server.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { linksOf, openPublication, type ReadPublication } from './read-publication.server.ts';

type Db = Kysely<Database>;

/**
 * The result of a city's year, or what a view of it shows, with all that its page says. Undefined where nothing is
 * published, or nothing of that kind.
 */
export async function readResultsOfYear(
  db: Db,
  cityId: string,
  { year, view }: { year: string; view: View | null },
  newest: Newest,
) {
  const all = await listPublications(db, cityId);
  const current = shownOf(linksOf(all).filter((one) => String(one.reporting_year) === year));
  if (!current) return undefined;
  const ofRound = all.filter((one) => one.assessment_id === current.assessment_id);
  const chosen =
    view === 'self-reported' || view === 'verified'
      ? ofRound.find((one) => one.kind === view)
      : current;
  if (!chosen) return undefined;
  const published = await openPublication(db, chosen);
  const { document } = published;
  const seen =
    view === 'without-low'
      ? withoutLowTargets(document, await definitionsOf(db, document, newest))
      : document;
  const publication = { ...published, document: seen };
  return {
    publication,
    views: viewsOf(
      ofRound.map(({ kind }) => kind),
      document,
    ),
    /** Data points whose target the view leaves out. */
    withoutTargets: view === 'without-low' ? scoredByLowTarget(document).length : 0,
    isNewest: chosen === current,
    ...(await besidesOf(db, publication, all, newest)),
  };
}

/** The definitions that a publication was made with. */
export function definitionsOf(db: Db, { framework }: PublicDocument, { definitions }: Newest) {
  return definitionsByStoredHash(db, framework.definitionHash, definitions);
}

/** What a publication's page says beside its document, whichever it is. */
export async function readResultsPage(db: Db, publication: ReadPublication, newest: Newest) {
  return besidesOf(db, publication, await listPublications(db, publication.cityId), newest);
}

/** Names and colours as the publication's own definitions have them, the chain of its corrections, other rounds. */
async function besidesOf(
  db: Db,
  publication: ReadPublication,
  all: readonly ListedPublication[],
  newest: Newest,
) {
  const { document, assessmentId } = publication;
  const links = linksOf(all).filter((one) => one.assessmentId === assessmentId);
  const beside = besideOf(links);
  const definitions = await definitionsOf(db, document, newest);
  return {
    verified: verifiedShares(document, definitions),
    progress: await readProgress(db, document, await readRounds(db, all), newest),
    progressRule: newest.progressRule,
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

const shortLabels = new WeakMap<DefinitionSet, Readonly<Record<string, string>>>();

/** What stands at a data point, segment or goal in drawings, where its name would not do. */
export function shortLabelsOf(definitions: DefinitionSet): Readonly<Record<string, string>> {
  let labels = shortLabels.get(definitions);
  if (!labels) shortLabels.set(definitions, (labels = makeShortLabels(definitions)));
  return labels;
}

function makeShortLabels(definitions: DefinitionSet): Record<string, string> {
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
