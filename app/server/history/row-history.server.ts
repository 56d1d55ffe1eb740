/** The revisions of a row as the texts that its fields showed. */
import type { Kysely } from 'kysely';
import type { ChangeCause } from '#app/domain/entry/entry.ts';
import { fieldNamesOfRow, parseFieldName, type Field, type Row } from '#app/domain/entry/fields.ts';
import type { Revision, RowTexts } from '#app/domain/history/changes.ts';
import type { RoundChange } from '#db/queries/changes.server.ts';
import { listEntryRevisions, type EntryContent } from '#db/queries/entries.server.ts';
import {
  listInputValueRevisions,
  type InputValueContent,
} from '#db/queries/input-values.server.ts';
import {
  listRegisterValueRevisions,
  type RegisterValueContent,
} from '#db/queries/register-values.server.ts';
import type { Database } from '#db/schema.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';
import { entryText, inputText, registerText } from '../assessments/row-texts.server.ts';
import { specOfField } from '../assessments/write-field.server.ts';

type Db = Kysely<Database>;
type Content = EntryContent | InputValueContent | RegisterValueContent;

/** Whether the round asks for such a row. */
export function isRowOfRound(round: Pick<SavedRound, 'definitions'>, row: Row): boolean {
  return fieldNamesOfRow(row).some((name) => {
    const field = parseFieldName(name);
    return field !== undefined && specOfField(round, field) !== undefined;
  });
}

/** Every revision of a row, newest first. */
export async function readRevisions(
  db: Db,
  { cityId, assessmentId }: SavedRound,
  row: Row,
): Promise<Revision[]> {
  const rows = await listRows(db, cityId, assessmentId, row);
  return rows.map((one) => ({
    revision: one.revision,
    at: one.updated_at.toISOString(),
    by: one.updated_by,
    cause: one.cause as ChangeCause | null,
    texts: textsOfRow(row, one),
  }));
}

function listRows(db: Db, cityId: string, assessmentId: string, row: Row) {
  switch (row.row) {
    case 'entry':
      return listEntryRevisions(db, cityId, assessmentId, row.dataPointId);
    case 'register':
      return listRegisterValueRevisions(db, cityId, assessmentId, row.registerId);
    case 'input':
      return listInputValueRevisions(db, cityId, assessmentId, row);
  }
}

/** What the fields of a row show; of a row that is not there yet: undefined. */
export function textsOfRow(row: Row, content: Content | undefined): RowTexts {
  return Object.fromEntries(
    fieldNamesOfRow(row).flatMap((name) => {
      const field = parseFieldName(name);
      return field ? [[name, textOf(field, content)]] : [];
    }),
  );
}

function textOf(field: Field, content: Content | undefined): string {
  switch (field.row) {
    case 'entry':
      return entryText(content as EntryContent | undefined, field.attribute);
    case 'register':
      return registerText(content as RegisterValueContent | undefined, field.attribute);
    case 'input':
      return inputText(content as InputValueContent | undefined, field.attribute);
    case 'warning':
      return '';
  }
}

/** The row that a line of the round's changes is about. */
export function rowOfChange({ family, key }: Pick<RoundChange, 'family' | 'key'>): Row {
  if (family === 'entry') return { row: family, dataPointId: key };
  if (family === 'register') return { row: family, registerId: key };
  const [kpiId = '', inputId = ''] = key.split('/');
  return { row: family, kpiId, inputId };
}
