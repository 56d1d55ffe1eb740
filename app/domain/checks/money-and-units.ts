/** Whether it is said in what money and in what units the figures are. */
import type { Unit } from '../definitions/schema.ts';
import { inputKey } from '../entry/entry.ts';
import { inputReferences, inputsOfKpi, registerReferencesOfKpi } from '../entry/fields.ts';
import { type CheckedAssessment, isBlank } from './checked-assessment.ts';
import { type Finding, inputSubject, registerSubject } from './warning.ts';

const CURRENCY = 'register:currency';

/** Whether figures of a unit are amounts of money, in the currency of the register. */
export function isMoney(unitId: string): boolean {
  return unitId !== 'currency-code' && unitId.split('-').includes('currency');
}

/** Money without currency, and units that are none of the figure. */
export function checkMoneyAndUnits(checked: CheckedAssessment): Finding[] {
  return [...currency(checked), ...otherUnits(checked)];
}

interface TypedFigure {
  /** In `typedUnits`. */
  key: string;
  input: string;
  unit: string;
  subject: string;
  dataPoints: readonly string[];
  registerIds: readonly string[];
}

/** Every number of the KPIs' inputs, of their own figures for the register, and of the register where it is checked. */
function typedFigures(checked: CheckedAssessment): TypedFigure[] {
  const { kpis, framework } = checked.input.definitions;
  const figures: TypedFigure[] = [];
  const unitOfRegister = new Map(framework.register.map((item) => [item.id, item.unit]));
  for (const kpi of kpis) {
    const inputs = [
      ...inputsOfKpi(kpi),
      ...registerReferencesOfKpi(kpi).map((id) => ({
        id,
        unit: unitOfRegister.get(id.slice('register:'.length)) ?? '',
      })),
    ];
    for (const { id: input, unit } of inputs) {
      const key = inputKey(kpi.id, input);
      if (checked.input.data.inputs[key]?.kind !== 'number') continue;
      const readers = kpi.dataPoints.filter((one) => inputReferences(one).includes(input));
      const dataPoints = readers.map((one) => one.id);
      const subject = inputSubject(kpi.id, input);
      figures.push({ key, input, unit, subject, dataPoints, registerIds: [] });
    }
  }
  if (checked.input.checksRegister) {
    for (const { id, unit } of framework.register) {
      if (checked.input.data.register[id]?.kind !== 'number') continue;
      const key = `register:${id}`;
      const subject = registerSubject(id);
      figures.push({ key, input: key, unit, subject, dataPoints: [], registerIds: [id] });
    }
  }
  return figures;
}

/** The currency is stated (Verification Manual 2022, p. 31, 56). */
function currency(checked: CheckedAssessment): Finding[] {
  const text = checked.input.currency;
  if (text === undefined || !checked.generalCheck('currency')) return [];
  const isKnown = /^[A-Za-z]{3}$/.test((text ?? '').trim());
  if (isKnown) return [];
  const money = typedFigures(checked).filter(({ unit }) => isMoney(unit));
  if (money.length === 0) return [];
  return [
    {
      ruleId: 'currency',
      subject: CURRENCY,
      kind: isBlank(text)
        ? { code: 'noCurrency' }
        : { code: 'unknownCurrency', text: (text ?? '').trim() },
      dataPoints: [...new Set(money.flatMap(({ dataPoints }) => dataPoints))],
      registerIds: ['currency'],
      figures: [(text ?? '').trim()],
    },
  ];
}

/** A typed unit that cannot be turned into the one of the definition (Verification Manual 2022, p. 162). */
function otherUnits(checked: CheckedAssessment): Finding[] {
  const { typedUnits, definitions } = checked.input;
  if (!typedUnits || !checked.generalCheck('orange-cells')) return [];
  const units = new Map(definitions.units.map((unit) => [unit.id, unit]));
  return typedFigures(checked).flatMap(
    ({ key, input, unit: expected, subject, dataPoints, registerIds }) => {
      const unit = typedUnits[key];
      if (unit === undefined || isConvertible(units.get(unit), units.get(expected))) return [];
      return [
        {
          ruleId: 'orange-cells',
          subject,
          kind: { code: 'otherUnit' as const, input, unit, expected },
          dataPoints,
          registerIds,
          figures: [unit],
        },
      ];
    },
  );
}

function isConvertible(from: Unit | undefined, to: Unit | undefined): boolean {
  if (!from || !to) return false;
  if (from.id === to.id) return true;
  return from.quantity === to.quantity && from.factor !== undefined && to.factor !== undefined;
}
