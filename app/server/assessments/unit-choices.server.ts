/** The units that the fields of a form offer, only where there is something to choose. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { Kpi } from '#app/domain/definitions/schema.ts';
import { fieldName, inputsOfKpi, registerReferencesOfKpi } from '#app/domain/entry/fields.ts';
import { finalSpec, inputSpec, registerSpec } from '#app/domain/entry/read-figure.ts';
import type { HeldUnit } from '#app/domain/units/held-units.ts';

/** Of the figures of some KPIs, by the name of the field. */
export function kpiUnitChoices(
  definitions: DefinitionSet,
  kpis: readonly Kpi[],
): Record<string, HeldUnit[]> {
  const choices = kpis.flatMap((kpi) => [
    ...[...inputsOfKpi(kpi).map((input) => input.id), ...registerReferencesOfKpi(kpi)].map(
      (id) => [fieldName.input(kpi.id, id), inputSpec(definitions, kpi, id)?.units ?? []] as const,
    ),
    ...kpi.dataPoints.map(
      (dataPoint) =>
        [fieldName.entry(dataPoint.id, 'final'), finalSpec(definitions, dataPoint).units] as const,
    ),
  ]);
  return severalOnly(choices);
}

/** Of the register, by the name of the field. */
export function registerUnitChoices(definitions: DefinitionSet): Record<string, HeldUnit[]> {
  return severalOnly(
    definitions.framework.register
      .filter((item) => item.valueType === 'number')
      .map((item) => [fieldName.register(item.id, 'value'), registerSpec(definitions, item).units]),
  );
}

function severalOnly(choices: ReadonlyArray<readonly [string, HeldUnit[]]>) {
  return Object.fromEntries(choices.filter(([, units]) => units.length > 1));
}
