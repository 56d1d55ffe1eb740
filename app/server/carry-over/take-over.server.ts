/** Takes over what somebody says is still valid: saved as their own act, with the round that it comes from as the cause. */
import type { Transaction } from 'kysely';
import { takenOver } from '#app/domain/carry-over/posted-choice.ts';
import {
  fieldName,
  parseRowKey,
  rowKey,
  type EntryAttribute,
  type FieldChange,
  type FieldResult,
  type RegisterAttribute,
  type Row,
} from '#app/domain/entry/fields.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { listEntries } from '#db/queries/entries.server.ts';
import { listRegisterValues } from '#db/queries/register-values.server.ts';
import type { Database } from '#db/schema.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { entryText, registerText } from '../assessments/row-texts.server.ts';
import { saveFieldsIn } from '../assessments/save-fields.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { suggestEntries, suggestRegister } from './previous-round.server.ts';

/** The fields that were taken over, and of which row where it was one. */
export interface TakenOver {
  results: FieldResult[];
  /** The id of the data point or register item, for an address on the page; empty for several. */
  place: string;
}

/**
 * Takes over the suggestions that a posted form names. One that this round does not need any more, or that was changed
 * in the round before since it was shown, is left: it is shown anew.
 */
export async function takeOverPosted(
  visit: RoundVisit,
  form: FormData,
  at: Date,
): Promise<TakenOver> {
  const seen = takenOver(form);
  if (seen.size === 0) return { results: [], place: '' };
  const { db, account } = visit;
  const round = roundOf(visit);
  const rows = [...seen.keys()].flatMap((key) => parseRowKey(key) ?? []);
  const results = await db.transaction().execute(async (trx) => {
    await lockAssessment(trx, round.cityId, round.assessmentId);
    const parts = [
      await changesOfEntries(trx, visit, rows, seen),
      await changesOfRegister(trx, visit, rows, seen),
    ];
    const year = parts.find((part) => part.year !== null)?.year;
    const changes = parts.flatMap((part) => part.changes);
    if (!year || changes.length === 0) return [];
    const cause = { kind: 'carryOver', year } as const;
    const stamp = { at, by: account.accountId, cause };
    const answers = await saveFieldsIn(trx, round, changes, stamp);
    return answers.filter((answer) => answer.kind === 'saved');
  });
  const [only] = rows.length === 1 ? rows : [];
  const place =
    only?.row === 'entry' ? only.dataPointId : only?.row === 'register' ? only.registerId : '';
  return { results, place };
}

interface Changes {
  /** Of the round before; null where there is none, or nothing of the kind is asked for. */
  year: number | null;
  changes: FieldChange[];
}
const NONE: Changes = { year: null, changes: [] };
type Seen = ReadonlyMap<string, number>;

async function changesOfEntries(
  trx: Transaction<Database>,
  { assessment }: RoundVisit,
  rows: readonly Row[],
  seen: Seen,
): Promise<Changes> {
  const ids = rows.flatMap((row) => (row.row === 'entry' ? [row.dataPointId] : []));
  if (ids.length === 0) return NONE;
  const { city_id: cityId, assessment_id: assessmentId } = assessment;
  const entries = await listEntries(trx, cityId, assessmentId, ids);
  const { year, byId } = await suggestEntries(trx, assessment, entries, ids);
  const changes = Object.entries(byId).flatMap(([id, { revision, texts }]) => {
    if (seen.get(rowKey({ row: 'entry', dataPointId: id })) !== revision) return [];
    const now = entries.find((row) => row.data_point_id === id);
    return (Object.entries(texts) as Array<[EntryAttribute, string]>).map(([attribute, text]) => ({
      field: fieldName.entry(id, attribute),
      was: entryText(now, attribute),
      text,
      revision: now?.revision ?? 0,
    }));
  });
  return { year, changes };
}

async function changesOfRegister(
  trx: Transaction<Database>,
  { assessment, definitions }: RoundVisit,
  rows: readonly Row[],
  seen: Seen,
): Promise<Changes> {
  if (!rows.some((row) => row.row === 'register')) return NONE;
  const values = await listRegisterValues(trx, assessment.city_id, assessment.assessment_id);
  const { year, byId } = await suggestRegister(trx, assessment, values, definitions);
  const changes = Object.entries(byId).flatMap(([id, { revision, texts }]) => {
    if (seen.get(rowKey({ row: 'register', registerId: id })) !== revision) return [];
    const now = values.find((row) => row.register_id === id);
    return (Object.entries(texts) as Array<[RegisterAttribute, string]>).map(
      ([attribute, text]) => ({
        field: fieldName.register(id, attribute),
        was: registerText(now, attribute),
        text,
        revision: now?.revision ?? 0,
      }),
    );
  });
  return { year, changes };
}
