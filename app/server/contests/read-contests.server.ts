/** Contests as pages show them: without the names of people, since everybody can read them. */
import type { Kysely } from 'kysely';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { listContests, type ListedContest } from '#db/queries/contests.server.ts';
import type { Database } from '#db/schema.ts';

export interface ShownContest {
  id: string;
  reason: string;
  at: string;
  /** Of the publication in which the figure was read. */
  hash: string;
  answers: Array<{ side: 'city' | 'verifier'; text: string; at: string }>;
}

/** Those of a published data point, in whichever publication of the round it was read; newest first. */
export async function readContestsOf(
  db: Kysely<Database>,
  { cityId, assessmentId }: { cityId: string; assessmentId: string },
  dataPointId: string,
): Promise<ShownContest[]> {
  return (await listContests(db, cityId, assessmentId, dataPointId)).map(shown);
}

/** All of a round, those that wait for an answer first. */
export async function readContestsOfRound(
  db: Kysely<Database>,
  { cityId, assessmentId }: { cityId: string; assessmentId: string },
  definitions: DefinitionSet,
) {
  const contests = await listContests(db, cityId, assessmentId);
  const open = contests.filter((one) => one.answers.length === 0);
  const answered = contests.filter((one) => one.answers.length > 0);
  return [...open, ...answered].map((one) => ({
    ...shown(one),
    dataPoint: {
      id: one.data_point_id,
      label: definitions.dataPointById.get(one.data_point_id)?.label ?? one.data_point_id,
    },
  }));
}

function shown({ contest_id: id, reason, at, hash, answers }: ListedContest): ShownContest {
  return {
    id,
    reason,
    at: at.toISOString(),
    hash,
    answers: answers.map((one) => ({ side: one.side, text: one.text, at: one.at.toISOString() })),
  };
}
