/** Everything that the page of the register shows. */
import { inputKey } from '#app/domain/entry/entry.ts';
import { countReaders } from '#app/domain/entry/register-effects.ts';
import { registerTolerance } from '#app/domain/entry/register-drift.ts';
import { registerIdOf, registerReferencesOfKpi } from '#app/domain/entry/fields.ts';
import { suggestRegister } from '../carry-over/previous-round.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readRound, registerTexts } from './read-round.server.ts';
import { registerUnitChoices } from './unit-choices.server.ts';

/** A KPI's own figure in place of an item of the register. */
export interface OwnFigure {
  registerId: string;
  kpiId: string;
  name: string;
  segment: string;
  value: string;
}

export async function readRegisterForm({
  db,
  city,
  assessment,
  definitions,
  configuration,
}: RoundVisit) {
  const round = await readRound(db, city.city_id, assessment.assessment_id);
  const { register } = definitions.framework;
  const symbolOf = (unit: string) => definitions.unitById.get(unit)?.symbol ?? unit;
  return {
    city: city.slug,
    year: assessment.reporting_year,
    register,
    ...registerTexts(definitions, round),
    lastRound: await suggestRegister(db, assessment, round.registerValues, definitions),
    unitChoices: registerUnitChoices(definitions),
    unitSymbols: Object.fromEntries(register.map(({ unit }) => [unit, symbolOf(unit)])),
    readers: countReaders(definitions),
    tolerance: registerTolerance(definitions, configuration.registerTolerance),
    ownFigures: definitions.kpis.flatMap((kpi) =>
      registerReferencesOfKpi(kpi).flatMap((reference): OwnFigure[] => {
        const own = round.data.inputs[inputKey(kpi.id, reference)];
        if (own?.kind !== 'number') return [];
        const { id: kpiId, name, segment } = kpi;
        return [{ registerId: registerIdOf(reference), kpiId, name, segment, value: own.value }];
      }),
    ),
  };
}
