/** The round before, read when it is asked for: nothing of it is copied, so no suggestion can grow old. */
import type { Kysely } from 'kysely';
import {
  CARRIED_ATTRIBUTES,
  suggestedEntry,
  suggestedRegister,
  type EntryTexts,
  type RegisterTexts,
} from '#app/domain/carry-over/suggestions.ts';
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { REGISTER_ATTRIBUTES } from '#app/domain/entry/fields.ts';
import { getPreviousAssessment } from '#db/queries/assessments.server.ts';
import { listEntries } from '#db/queries/entries.server.ts';
import { listRegisterValues } from '#db/queries/register-values.server.ts';
import type { Assessment, Database, Entry, RegisterValue } from '#db/schema.ts';
import { entryText, registerText } from '../assessments/row-texts.server.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';

type Db = Kysely<Database>;
type Round = Pick<Assessment, 'city_id' | 'assessment_id' | 'reporting_year'>;

/** A row of the round before, and what of it is suggested. */
export interface Suggestion<Texts> {
  /** Of the row before: whoever takes it over has seen this one. */
  revision: number;
  texts: Texts;
}
export interface Suggestions<Texts> {
  /** The reporting year of the round before; null where there is none. */
  year: number | null;
  byId: Record<string, Suggestion<Texts>>;
}

/** What the round before suggests for data points, by id: of some, or of all. */
export async function suggestEntries(
  db: Db,
  round: Round,
  entries: readonly Entry[],
  dataPointIds?: readonly string[],
): Promise<Suggestions<EntryTexts>> {
  const previous = await getPreviousAssessment(db, round.city_id, round.reporting_year);
  if (!previous) return { year: null, byId: {} };
  const rows = await listEntries(db, round.city_id, previous.assessment_id, dataPointIds);
  return suggestedByRows({ year: previous.reporting_year, rows }, entries);
}

/** What the entries of the round before suggest, where they are read already. */
export function suggestedByRows(
  { year, rows }: { year: number; rows: readonly Entry[] },
  entries: readonly Entry[],
): Suggestions<EntryTexts> {
  const now = new Map(entries.map((row) => [row.data_point_id, row]));
  return {
    year,
    byId: Object.fromEntries(
      rows.flatMap((row) => {
        const texts = suggestedEntry(carriedTexts(row), carriedTexts(now.get(row.data_point_id)));
        if (Object.keys(texts).length === 0) return [];
        return [[row.data_point_id, { revision: row.revision, texts }]];
      }),
    ),
  };
}

function carriedTexts(row: Entry | undefined): EntryTexts {
  return Object.fromEntries(
    [...CARRIED_ATTRIBUTES, 'status' as const, 'statusReason' as const].map((attribute) => [
      attribute,
      entryText(row, attribute),
    ]),
  );
}

/** An item of the register as the round before had it; `texts` is empty where this round has a figure already. */
export interface RegisterSuggestion extends Suggestion<RegisterTexts> {
  shown: { value: string; unit: string; referenceYear: string; source: string };
}

/** What the round before has in its register, by id, where it can be read and means the same unit. */
export async function suggestRegister(
  db: Db,
  round: Round,
  values: readonly RegisterValue[],
  definitions: DefinitionSet,
): Promise<{ year: number | null; byId: Record<string, RegisterSuggestion> }> {
  const previous = await getPreviousAssessment(db, round.city_id, round.reporting_year);
  if (!previous) return { year: null, byId: {} };
  const [rows, before] = await Promise.all([
    listRegisterValues(db, round.city_id, previous.assessment_id),
    definitionsByStoredHash(db, previous.definition_hash, definitions),
  ]);
  const byId: Record<string, RegisterSuggestion> = {};
  for (const row of rows) {
    const { register_id: id } = row;
    const meansTheSame =
      definitions.registerById.get(id)?.unit === before.registerById.get(id)?.unit;
    if (row.typed_text === '' || row.problem !== null || !meansTheSame) continue;
    const shown = textsOf(row);
    const now = textsOf(values.find((one) => one.register_id === id));
    const texts = suggestedRegister({ ...shown, roundYear: previous.reporting_year }, now);
    byId[id] = { revision: row.revision, shown, texts };
  }
  return { year: previous.reporting_year, byId };
}

function textsOf(row: RegisterValue | undefined): RegisterSuggestion['shown'] {
  return Object.fromEntries(
    REGISTER_ATTRIBUTES.map((attribute) => [attribute, registerText(row, attribute)]),
  ) as RegisterSuggestion['shown'];
}
