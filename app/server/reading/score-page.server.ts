/** What the page of one published score needs: its data points, its progress, and the names of what it is of. */
import type { Kysely } from 'kysely';
import { explainGroup } from '#app/domain/explanation/explain-group.ts';
import { GROUP_LEVELS } from '#app/domain/publication/members.ts';
import { verifiedShare } from '#app/domain/publication/views.ts';
import { listPublications } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import {
  getPublishedResults,
  type ReadPublication,
} from '../publications/read-publication.server.ts';
import { readRounds } from './city-trend.server.ts';
import { readProgress, type Newest } from './progress.server.ts';

type Db = Kysely<Database>;
type Asked = { level: string; group: string };

/** Of the newest publication of a year; undefined where the year is not published or has no such score. */
export async function readScoreOfYear(
  db: Db,
  cityId: string,
  { year, ...asked }: Asked & { year: string },
  newest: Newest,
) {
  const publication = await getPublishedResults(db, cityId, year);
  return publication && readScoreOfPublication(db, publication, asked, newest);
}

/** Of a publication at its permanent address; undefined for a score that it does not have. */
export async function readScoreOfPublication(
  db: Db,
  { document, cityId }: ReadPublication,
  asked: Asked,
  newest: Newest,
) {
  const level = GROUP_LEVELS.find((one) => one === asked.level);
  const { definitionHash } = document.framework;
  const definitions = await definitionsByStoredHash(db, definitionHash, newest.definitions);
  const explanation = level && explainGroup(document, definitions, level, asked.group);
  if (!explanation) return undefined;
  const rounds = await readRounds(db, await listPublications(db, cityId));
  const progress = level === 'goal' ? await readProgress(db, document, rounds, newest) : null;
  const goal = definitions.goals.find(({ number }) => String(number) === asked.group);
  return {
    city: document.city,
    year: document.reportingYear,
    provenance: document.provenance,
    sourceDocument: document.sourceDocument,
    name: (level === 'goal' && goal?.shortName) || explanation.group.name,
    segments: document.scores.segments.map(({ id, name, dimension }) => ({
      id,
      name,
      dimension: document.scores.dimensions.find((one) => one.id === dimension)?.name ?? '',
    })),
    explanation,
    verified: verifiedShare(document, explanation.members),
    dataPointsFrom: newest.progressRule.dataPointsFrom,
    goal: progress && {
      progress: progress.goals[asked.group] ?? null,
      targets: definitions.sdgTargets.flatMap(({ id, text }) => {
        const own = progress.sdgTargets[id];
        return own && id.startsWith(`${asked.group}.`) ? [{ id, text, progress: own }] : [];
      }),
      horizon: progress.horizon,
    },
  };
}
