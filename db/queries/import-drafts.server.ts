/** Files that were sent to be brought into a round and wait for their sender's choice. */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Database, ImportDraft, ImportDraftTable } from '../schema.ts';

type Db = Kysely<Database>;
/** A draft is only ever its sender's. */
export interface DraftKey {
  cityId: string;
  assessmentId: string;
  draftId: string;
  accountId: string;
}

export async function insertImportDraft(
  db: Db,
  draft: Insertable<ImportDraftTable>,
): Promise<void> {
  await db.insertInto('import_draft').values(draft).execute();
}

/** The draft of this sender in this round. */
export function getImportDraft(db: Db, key: DraftKey): Promise<ImportDraft | undefined> {
  return db
    .selectFrom('import_draft')
    .selectAll()
    .where('city_id', '=', key.cityId)
    .where('draft_id', '=', key.draftId)
    .where('assessment_id', '=', key.assessmentId)
    .where('created_by', '=', key.accountId)
    .executeTakeFirst();
}

/** Gives a draft another content; `content` is JSON. */
export async function updateImportDraft(db: Db, key: DraftKey, content: string): Promise<void> {
  await db
    .updateTable('import_draft')
    .set({ content })
    .where('city_id', '=', key.cityId)
    .where('draft_id', '=', key.draftId)
    .where('created_by', '=', key.accountId)
    .execute();
}

/** Takes a draft away and returns it: of two who do so at once only one gets it. */
export function deleteImportDraft(
  db: Db | Transaction<Database>,
  key: DraftKey,
): Promise<ImportDraft | undefined> {
  return db
    .deleteFrom('import_draft')
    .where('city_id', '=', key.cityId)
    .where('draft_id', '=', key.draftId)
    .where('assessment_id', '=', key.assessmentId)
    .where('created_by', '=', key.accountId)
    .returningAll()
    .executeTakeFirst();
}

/** Forgets the drafts of a city that are older than a moment. */
export async function deleteImportDraftsBefore(
  db: Db,
  cityId: string,
  moment: Date,
): Promise<void> {
  await db
    .deleteFrom('import_draft')
    .where('city_id', '=', cityId)
    .where('created_at', '<', moment)
    .execute();
}
