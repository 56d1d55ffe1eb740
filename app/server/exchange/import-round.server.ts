/** Brings a file into a round: what it would change is kept until its sender has chosen, and then saved as one. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { FieldResult } from '#app/domain/entry/fields.ts';
import {
  changesOfProposal,
  proposeChanges,
  type Proposal,
} from '#app/domain/exchange/propose-changes.ts';
import type { FileTable, ReadCell } from '#app/domain/exchange/file-row.ts';
import { readTables, roundName } from '#app/domain/exchange/read-rows.ts';
import {
  deleteImportDraft,
  deleteImportDraftsBefore,
  getImportDraft,
  insertImportDraft,
  updateImportDraft,
  type DraftKey,
} from '#db/queries/import-drafts.server.ts';
import type { Database } from '#db/schema.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';
import { saveFieldsIn } from '../assessments/save-fields.server.ts';
import { choiceWords } from './choice-words.server.ts';
import { readRoundState } from './round-state.server.ts';

type Db = Kysely<Database>;

/** A draft as it is kept. What was shown is what will be saved: the texts come from here, never from the form. */
export interface DraftContent {
  cells: ReadCell[];
  proposals: Proposal[];
  unread: string[];
  isOfOtherRound: boolean;
}

export interface ImportedRound extends SavedRound {
  city: string;
  year: number;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/** Keeps what the tables of a file would change. Undefined where no table is about a round. */
export async function draftImport(
  db: Db,
  round: ImportedRound,
  { file, tables }: { file: string; tables: readonly FileTable[] },
  stamp: { at: Date; by: string },
): Promise<DraftKey | undefined> {
  const { definitions } = round;
  const read = readTables(
    { definitions, words: choiceWords(), round: roundName(round.city, round.year) },
    tables,
  );
  if (read.tables === 0) return undefined;
  const state = await readRoundState(db, round, read.cells);
  const proposals = proposeChanges(definitions, read.cells, state);
  const addresses = new Set(proposals.map((one) => one.address));
  const content: DraftContent = {
    // two thirds of a workbook are empty where the round is: they say nothing now nor later
    cells: read.cells.filter((cell) => addresses.has(cell.address)),
    proposals,
    unread: read.unread,
    isOfOtherRound: read.isOfOtherRound,
  };
  const key = {
    cityId: round.cityId,
    assessmentId: round.assessmentId,
    draftId: randomUUID(),
    accountId: stamp.by,
  };
  await deleteImportDraftsBefore(db, round.cityId, new Date(stamp.at.getTime() - KEPT_MS));
  await insertImportDraft(db, {
    city_id: key.cityId,
    assessment_id: key.assessmentId,
    draft_id: key.draftId,
    created_by: key.accountId,
    created_at: stamp.at,
    file,
    content: JSON.stringify(content),
  });
  return key;
}

/** A draft of this person; undefined for one that was brought in, was given up or is too old. */
export async function readDraft(db: Db, key: DraftKey, now: Date) {
  const draft = await getImportDraft(db, key);
  if (!draft || draft.created_at.getTime() < now.getTime() - KEPT_MS) return undefined;
  return { file: draft.file, ...(draft.content as DraftContent) };
}

/** What a person has chosen: places of proposals, and how a figure is meant that can be read in two ways. */
export interface Choice {
  taken: ReadonlySet<number>;
  answers: ReadonlyMap<number, 'asThousands' | 'asDecimal'>;
}

export type Applied =
  | { kind: 'applied'; count: number }
  | { kind: 'nothingChosen' }
  /** Nothing can be changed until the round is reopened. */
  | { kind: 'attested' }
  | { kind: 'gone' }
  /** Someone has changed one of the fields since; nothing was saved, and the draft shows what is new. */
  | { kind: 'changedMeanwhile' };

/** Saves everything that was chosen of a draft in one transaction, or nothing. */
export async function applyDraft(
  db: Db,
  round: ImportedRound,
  key: DraftKey,
  choice: Choice,
  at: Date,
): Promise<Applied> {
  try {
    return await db.transaction().execute(async (trx): Promise<Applied> => {
      const draft = await readDraft(trx, key, at);
      const taken = await deleteImportDraft(trx, key);
      if (!draft || !taken) return { kind: 'gone' };
      const chosen = draft.proposals
        .map((proposal, index) =>
          choice.taken.has(index) || choice.answers.has(index)
            ? changesOfProposal(proposal, choice.answers.get(index))
            : [],
        )
        .filter((changes) => changes.length > 0);
      if (chosen.length === 0) throw new NotApplied('nothingChosen');
      const cause = { kind: 'import', file: draft.file } as const;
      const stamp = { at, by: key.accountId, cause };
      const results = await saveFieldsIn(trx, round, chosen.flat(), stamp);
      if (results.some(isAttested)) throw new NotApplied('attested');
      if (results.some((one) => one.kind !== 'saved')) throw new NotApplied('changedMeanwhile');
      return { kind: 'applied', count: chosen.length };
    });
  } catch (error) {
    if (!(error instanceof NotApplied)) throw error;
    if (error.kind === 'changedMeanwhile') await proposeAnew(db, round, key, at);
    return { kind: error.kind };
  }
}

function isAttested(result: FieldResult): boolean {
  return result.kind === 'refused' && result.problem.code === 'attested';
}

/** Rolls the transaction back. */
class NotApplied extends Error {
  constructor(readonly kind: 'nothingChosen' | 'attested' | 'changedMeanwhile') {
    super(kind);
  }
}

async function proposeAnew(db: Db, round: ImportedRound, key: DraftKey, now: Date): Promise<void> {
  const draft = await readDraft(db, key, now);
  if (!draft) return;
  const { file: _, ...content } = draft;
  const state = await readRoundState(db, round, draft.cells);
  const proposals = proposeChanges(round.definitions, draft.cells, state);
  await updateImportDraft(db, key, JSON.stringify({ ...content, proposals }));
}
