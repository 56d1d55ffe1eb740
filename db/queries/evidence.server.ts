/** Files that stand behind data points, and what was done with each of them. */
import type { Kysely, Transaction } from 'kysely';
import type { EvidenceAction } from '#app/domain/evidence/evidence.ts';
import type { Database, Evidence } from '../schema.ts';
import type { SaveResult, Stamp } from './revisions.server.ts';

type Db = Kysely<Database>;
type By = Pick<Stamp, 'at' | 'by'>;

/** A piece of evidence with its file's size and hash, and who did the last thing to it. */
export interface ListedEvidence extends Evidence {
  byte_size: number;
  sha256: string;
  name: string | null;
}

function ofRound(db: Db, cityId: string, assessmentId: string) {
  return db
    .selectFrom('evidence')
    .innerJoin('evidence_file', (join) =>
      join
        .onRef('evidence_file.city_id', '=', 'evidence.city_id')
        .onRef('evidence_file.file_id', '=', 'evidence.file_id'),
    )
    .leftJoin('account', 'account.account_id', 'evidence.updated_by')
    .selectAll('evidence')
    .select(['evidence_file.byte_size', 'evidence_file.sha256', 'account.name'])
    .$narrowType<{ byte_size: number; sha256: string }>()
    .where('evidence.city_id', '=', cityId)
    .where('evidence.assessment_id', '=', assessmentId);
}

/** The evidence of a round, what was removed included, or that of some data points. */
export function listEvidence(
  db: Db,
  cityId: string,
  assessmentId: string,
  dataPointIds?: readonly string[],
): Promise<ListedEvidence[]> {
  return ofRound(db, cityId, assessmentId)
    .$if(dataPointIds !== undefined, (query) =>
      query.where('evidence.data_point_id', 'in', dataPointIds ?? []),
    )
    .orderBy('evidence.data_point_id')
    .orderBy('evidence.file_name')
    .orderBy('evidence.evidence_id')
    .execute();
}

/** A piece of evidence; undefined if the round has none such. */
export function getEvidence(
  db: Db,
  cityId: string,
  assessmentId: string,
  evidenceId: string,
): Promise<ListedEvidence | undefined> {
  return ofRound(db, cityId, assessmentId)
    .where('evidence.evidence_id', '=', evidenceId)
    .executeTakeFirst();
}

/** Adds a piece of evidence and the event of it. */
export async function insertEvidence(
  trx: Transaction<Database>,
  evidence: Omit<Evidence, 'is_removed' | 'revision' | 'updated_at' | 'updated_by'>,
  { at, by }: By,
): Promise<void> {
  const { city_id, assessment_id, evidence_id } = evidence;
  await trx
    .insertInto('evidence')
    .values({ ...evidence, is_removed: false, revision: 1, updated_at: at, updated_by: by })
    .execute();
  await trx
    .insertInto('evidence_event')
    .values({ city_id, assessment_id, evidence_id, sequence: 1, at, by, what: 'add' })
    .execute();
}

/**
 * Removes evidence that is still at the expected revision, or puts it back, and writes the event of it. A conflict
 * returns it as it is. Whoever calls holds the assessment (`lockAssessment`), so that nobody else writes meanwhile.
 */
export async function updateEvidence(
  trx: Transaction<Database>,
  current: ListedEvidence,
  expectedRevision: number,
  { what, reason }: { what: Exclude<EvidenceAction, 'add'>; reason: string | null },
  { at, by }: By,
): Promise<SaveResult<Evidence>> {
  const { city_id, assessment_id, evidence_id } = current;
  const isRemoved = what === 'remove';
  if (current.revision !== expectedRevision || current.is_removed === isRemoved)
    return { kind: 'conflict', row: current };
  const revision = current.revision + 1;
  const row = await trx
    .updateTable('evidence')
    .set({ is_removed: isRemoved, revision, updated_at: at, updated_by: by })
    .where('city_id', '=', city_id)
    .where('assessment_id', '=', assessment_id)
    .where('evidence_id', '=', evidence_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('evidence_event')
    .values({ city_id, assessment_id, evidence_id, sequence: revision, at, by, what, reason })
    .execute();
  return { kind: 'saved', row };
}

export interface ListedEvidenceEvent {
  evidence_id: string;
  file_name: string;
  sequence: number;
  at: Date;
  what: EvidenceAction;
  reason: string | null;
  /** Who did it; null: the system. */
  name: string | null;
}

/** Everything that was done with the evidence of a data point, newest first. */
export function listEvidenceEvents(
  db: Db,
  cityId: string,
  assessmentId: string,
  dataPointId: string,
): Promise<ListedEvidenceEvent[]> {
  return db
    .selectFrom('evidence_event as event')
    .innerJoin('evidence', (join) =>
      join
        .onRef('evidence.city_id', '=', 'event.city_id')
        .onRef('evidence.assessment_id', '=', 'event.assessment_id')
        .onRef('evidence.evidence_id', '=', 'event.evidence_id'),
    )
    .leftJoin('account', 'account.account_id', 'event.by')
    .select([
      'event.evidence_id',
      'evidence.file_name',
      'event.sequence',
      'event.at',
      'event.what',
      'event.reason',
      'account.name',
    ])
    .where('event.city_id', '=', cityId)
    .where('event.assessment_id', '=', assessmentId)
    .where('evidence.data_point_id', '=', dataPointId)
    .orderBy('event.at', 'desc')
    .orderBy('event.evidence_id')
    .orderBy('event.sequence', 'desc')
    .execute();
}
