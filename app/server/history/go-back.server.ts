/** The two ways back: restoring a revision of a row, and taking back one's own last change. */
import type { Kysely, Transaction } from 'kysely';
import type { ChangeCause } from '#app/domain/entry/entry.ts';
import type { FieldChange, FieldProblem, Row } from '#app/domain/entry/fields.ts';
import { changesBackTo, nextToUndo, type Revision } from '#app/domain/history/changes.ts';
import { getAccount } from '#db/queries/accounts.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { listChanges, type RoundChange } from '#db/queries/changes.server.ts';
import type { Database } from '#db/schema.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';
import { saveFieldsIn } from '../assessments/save-fields.server.ts';
import { readRevisions, rowOfChange, textsOfRow } from './row-history.server.ts';

type Db = Kysely<Database>;

/** Why nothing was changed. */
export type WayBackProblem =
  | { kind: 'changedMeanwhile'; by: string | null; at: string; row: Row }
  | { kind: 'noSuchRevision' }
  | { kind: 'nothingToUndo' }
  /** An earlier save than the person saw, or a later one, would be taken back. */
  | { kind: 'otherChange' }
  | { kind: 'refused'; field: string; problem: FieldProblem };
export type WayBack = { kind: 'done'; count: number } | WayBackProblem;

/** Gives a row the texts of one of its revisions, if it is still at the revision that the person saw. */
export function restoreRevision(
  db: Db,
  round: SavedRound,
  row: Row,
  wanted: { revision: number; expected: number; reason: string },
  stamp: { at: Date; by: string },
): Promise<WayBack> {
  return allOrNothing(db, async (trx) => {
    await lockAssessment(trx, round.cityId, round.assessmentId);
    const revisions = await readRevisions(trx, round, row);
    const target = revisions.find((one) => one.revision === wanted.revision);
    const now = revisions[0];
    if (!target || !now) return { kind: 'noSuchRevision' };
    if (now.revision !== wanted.expected) return changedBy(trx, now, row);
    const { revision, reason } = wanted;
    return save(trx, round, changesBackTo(target.texts, now.texts, now.revision), stamp, {
      kind: 'restore',
      revision,
      ...(reason !== '' && { reason }),
    });
  });
}

/** A save of one person: everything that was changed in the same moment. */
export interface Save {
  at: string;
  isUndo: boolean;
  changes: RoundChange[];
}

/** So many lines of a person's changes are looked through at a time. */
const AT_ONCE = 200;
/** Further back nobody undoes step by step. */
const MOST = 5000;

/** The save that an undo of this person would take back now; undefined: there is none. */
export async function findLastSave(
  db: Db,
  { cityId, assessmentId }: SavedRound,
  by: string,
): Promise<Save | undefined> {
  const changes: RoundChange[] = [];
  for (let limit = AT_ONCE; limit <= MOST; limit += AT_ONCE) {
    const more = await listChanges(
      db,
      cityId,
      assessmentId,
      { by },
      { limit: AT_ONCE, offset: changes.length },
    );
    changes.push(...more);
    const isAll = more.length < AT_ONCE;
    const saves = savesOf(changes);
    // the last may go on behind the limit
    const found = nextToUndo(isAll ? saves : saves.slice(0, -1));
    if (found ?? isAll) return found;
  }
  return undefined;
}

/** Takes back a person's own last save, if it is the one that they saw and nobody changed its rows since. */
export function undoLastSave(
  db: Db,
  round: SavedRound,
  expectedAt: string,
  stamp: { at: Date; by: string },
): Promise<WayBack> {
  return allOrNothing(db, async (trx) => {
    await lockAssessment(trx, round.cityId, round.assessmentId);
    const last = await findLastSave(trx, round, stamp.by);
    if (!last) return { kind: 'nothingToUndo' };
    if (last.at !== expectedAt) return { kind: 'otherChange' };
    const back: FieldChange[] = [];
    for (const change of last.changes) {
      const row = rowOfChange(change);
      const revisions = await readRevisions(trx, round, row);
      const now = revisions[0];
      const since = revisions.find((one) => one.revision > change.revision && one.by !== stamp.by);
      if (since) return changedBy(trx, since, row);
      if (now) back.push(...backFrom(change, now));
    }
    return save(trx, round, back, stamp, { kind: 'undo' });
  });
}

function savesOf(changes: readonly RoundChange[]): Save[] {
  const saves = new Map<string, Save>();
  for (const change of changes) {
    if (!isTakenBack(change)) continue;
    const at = change.updated_at.toISOString();
    const cause = change.now.cause as ChangeCause | null;
    const save = saves.get(at) ?? { at, isUndo: cause?.kind === 'undo', changes: [] };
    save.changes.push(change);
    saves.set(at, save);
  }
  return [...saves.values()];
}

/** A status that only follows what was typed follows back by itself. */
function isTakenBack(change: RoundChange): boolean {
  const row = rowOfChange(change);
  return changesBackTo(textsBefore(change), textsOfRow(row, change.now), 0).length > 0;
}

function textsBefore(change: RoundChange) {
  return textsOfRow(rowOfChange(change), change.before ?? undefined);
}

/** Later saves of the person have been taken back, so that the row is as this save left it. */
function backFrom(change: RoundChange, now: Revision): FieldChange[] {
  return changesBackTo(textsBefore(change), now.texts, now.revision);
}

async function changedBy(trx: Transaction<Database>, since: Revision, row: Row): Promise<WayBack> {
  const author = since.by ? await getAccount(trx, since.by) : undefined;
  return { kind: 'changedMeanwhile', by: author?.name ?? null, at: since.at, row };
}

async function save(
  trx: Transaction<Database>,
  round: SavedRound,
  changes: readonly FieldChange[],
  { at, by }: { at: Date; by: string },
  cause: ChangeCause,
): Promise<WayBack> {
  const results = await saveFieldsIn(trx, round, changes, { at, by, cause });
  for (const result of results) {
    if (result.kind === 'refused')
      return { kind: 'refused', field: result.field, problem: result.problem };
    if (result.kind === 'conflict') throw new Error('changed inside a locked round');
  }
  return { kind: 'done', count: changes.length };
}

/** Rolls back what a way back wrote before something of it was refused. */
async function allOrNothing(
  db: Db,
  work: (trx: Transaction<Database>) => Promise<WayBack>,
): Promise<WayBack> {
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx);
      if (result.kind !== 'done') throw new NothingDone(result);
      return result;
    });
  } catch (error) {
    if (error instanceof NothingDone) return error.problem;
    throw error;
  }
}

class NothingDone extends Error {
  readonly problem: WayBackProblem;
  constructor(problem: WayBackProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
