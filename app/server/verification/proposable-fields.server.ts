/** The figures behind a data point for which a verifier can propose another value. */
import type { Kysely } from 'kysely';
import {
  fieldName,
  inputReferences,
  inputsOfKpi,
  isRegisterReference,
  registerIdOf,
} from '#app/domain/entry/fields.ts';
import { listEntries } from '#db/queries/entries.server.ts';
import { listInputValues } from '#db/queries/input-values.server.ts';
import { listRegisterValues } from '#db/queries/register-values.server.ts';
import type { Database } from '#db/schema.ts';
import type { SavedRound } from '../assessments/round-rows.server.ts';

export interface ProposableField {
  /** Name as the entry forms have it. */
  field: string;
  /** Null: the final value. */
  label: string | null;
  /** What it holds. */
  text: string;
  /** Symbol of the unit that it is typed in. */
  unit: string;
}

/** The KPI's figures, those of the register that it uses, and the final value. */
export async function proposableFields(
  db: Kysely<Database>,
  {
    cityId,
    assessmentId,
    definitions,
  }: Pick<SavedRound, 'cityId' | 'assessmentId' | 'definitions'>,
  dataPointId: string,
): Promise<ProposableField[]> {
  const dataPoint = definitions.dataPointById.get(dataPointId);
  const kpi = definitions.kpiOfDataPoint.get(dataPointId);
  if (!dataPoint || !kpi) return [];
  const inputs = await listInputValues(db, cityId, assessmentId, [kpi.id]);
  const register = await listRegisterValues(db, cityId, assessmentId);
  const [entry] = await listEntries(db, cityId, assessmentId, [dataPointId]);
  const symbol = (unit: string) => definitions.unitById.get(unit)?.symbol ?? unit;
  const fields = [...new Set(inputReferences(dataPoint))].flatMap((id): ProposableField[] => {
    const row = inputs.find((one) => one.input_id === id && one.typed_text !== '');
    if (!isRegisterReference(id)) {
      const input = inputsOfKpi(kpi).find((one) => one.id === id);
      if (!input) return [];
      const unit = symbol(row?.unit ?? input.unit);
      const field = fieldName.input(kpi.id, id);
      return [{ field, label: input.label, text: row?.typed_text ?? '', unit }];
    }
    const item = definitions.registerById.get(registerIdOf(id));
    if (!item) return [];
    if (row) {
      const unit = symbol(row.unit ?? item.unit);
      return [
        { field: fieldName.input(kpi.id, id), label: item.label, text: row.typed_text, unit },
      ];
    }
    const shared = register.find((one) => one.register_id === item.id);
    const field = fieldName.register(item.id, 'value');
    const unit = symbol(shared?.unit ?? item.unit);
    return [{ field, label: item.label, text: shared?.typed_text ?? '', unit }];
  });
  fields.push({
    field: fieldName.entry(dataPointId, 'final'),
    label: null,
    text: entry?.final_text ?? '',
    unit: symbol(entry?.final_unit ?? dataPoint.unit),
  });
  return fields;
}
