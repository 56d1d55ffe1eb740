/** What a verifier asks of what stands behind the values: sources, grounds, the area and the years they are of. */
import type { DataPoint, Kpi } from '../definitions/schema.ts';
import { inputKey } from '../entry/entry.ts';
import { inputReferences, isRegisterReference, registerIdOf } from '../entry/fields.ts';
import { type BehindValue, type CheckedAssessment, isBlank } from './checked-assessment.ts';
import { type Finding, registerSubject } from './warning.ts';

/** Values without source, yes without grounds, areas and years that do not go together. */
export function checkBehindValues(checked: CheckedAssessment): Finding[] {
  const findings: Finding[] = [];
  const common = commonScope(checked);
  for (const { kpi, dataPoint } of checked.places.values()) {
    if (!checked.isReported(dataPoint.id)) continue;
    findings.push(...yearsDiffer(checked, kpi, dataPoint));
    if (!checked.input.behind || isOfRegister(checked, kpi, dataPoint)) continue;
    const behind = checked.input.behind[dataPoint.id] ?? {};
    findings.push(...source(checked, kpi, dataPoint, behind));
    findings.push(...otherBoundary(checked, dataPoint, behind, common));
  }
  return [...findings, ...registerSources(checked)];
}

/** Whether a value comes from the register alone, so that what stands behind it is told there. */
function isOfRegister(checked: CheckedAssessment, kpi: Kpi, dataPoint: DataPoint): boolean {
  const { data } = checked.input;
  const references = inputReferences(dataPoint);
  return (
    references.length > 0 &&
    data.entries[dataPoint.id]?.finalValue === undefined &&
    references.every(
      (one) => isRegisterReference(one) && data.inputs[inputKey(kpi.id, one)] === undefined,
    )
  );
}

/** Verification Manual 2022, p. 13 (source of every value) and p. 93 (grounds of every yes, asked first). */
function source(
  checked: CheckedAssessment,
  kpi: Kpi,
  dataPoint: DataPoint,
  behind: BehindValue,
): Finding[] {
  const { id } = dataPoint;
  if (!isBlank(behind.sourceName) || !isBlank(behind.sourceUrl)) return [];
  const value = checked.input.values[id];
  const yes = inputReferences(dataPoint).filter((input) => {
    const reading = checked.input.data.inputs[inputKey(kpi.id, input)];
    return reading?.kind === 'yesNo' && reading.value;
  });
  const isYes = (value?.kind === 'yesNo' && value.value) || yes.length > 0;
  if (isYes && isBlank(behind.comment) && checked.generalCheck('grounds-for-yes')) {
    return [
      {
        ruleId: 'grounds-for-yes',
        subject: id,
        kind: { code: 'noGrounds', inputs: yes },
        dataPoints: [id],
        figures: yes,
      },
    ];
  }
  if (!checked.generalCheck('source-named')) return [];
  const figure = value?.kind === 'value' ? value.decimal : isYes;
  return [
    {
      ruleId: 'source-named',
      subject: id,
      kind: { code: 'noSource' },
      dataPoints: [id],
      figures: [figure],
    },
  ];
}

function registerSources(checked: CheckedAssessment): Finding[] {
  const { checksRegister, registerBehind, definitions, data } = checked.input;
  if (!checksRegister || !registerBehind || !checked.generalCheck('source-named')) return [];
  return definitions.framework.register.flatMap(({ id }) => {
    const reading = data.register[id];
    if (reading?.kind !== 'number' || !isBlank(registerBehind[id]?.source)) return [];
    return [
      {
        ruleId: 'source-named',
        subject: registerSubject(id),
        kind: { code: 'noSource' as const },
        dataPoints: [],
        registerIds: [id],
        figures: [reading.value],
      },
    ];
  });
}

/** The area of most values, null for the city itself; of areas with as many values, the city, else the first by name. */
function commonScope(checked: CheckedAssessment): string | null {
  const counts = new Map<string, number>();
  for (const [id, behind] of Object.entries(checked.input.behind ?? {})) {
    if (checked.input.values[id] && !checked.isReported(id)) continue;
    const scope = normalScope(behind.scope);
    counts.set(scope, (counts.get(scope) ?? 0) + 1);
  }
  let common = '';
  for (const scope of [...counts.keys()].sort()) {
    if ((counts.get(scope) ?? 0) > (counts.get(common) ?? 0)) common = scope;
  }
  return common === '' ? null : common;
}

/** Values of another area than most of the assessment (Verification Manual 2022, p. 28). */
function otherBoundary(
  checked: CheckedAssessment,
  { id }: DataPoint,
  behind: BehindValue,
  common: string | null,
): Finding[] {
  const scope = normalScope(behind.scope) || null;
  if (scope === common || !checked.generalCheck('boundary')) return [];
  const typed = behind.scope?.trim() || null;
  return [
    {
      ruleId: 'boundary',
      subject: id,
      kind: { code: 'otherBoundary', scope: typed, common },
      dataPoints: [id],
      figures: [scope, common],
    },
  ];
}

function normalScope(scope: string | null | undefined): string {
  return (scope ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Figures of one formula that are of different years: ours. Inputs without a year of their own are of the entry's. */
function yearsDiffer(checked: CheckedAssessment, kpi: Kpi, dataPoint: DataPoint): Finding[] {
  const { data, inputYears, behind, registerBehind } = checked.input;
  const { id } = dataPoint;
  if (!checked.generalCheck('reference-years') || data.entries[id]?.finalValue) return [];
  const years = inputReferences(dataPoint).flatMap((input) => {
    const key = inputKey(kpi.id, input);
    const isOwn = data.inputs[key] !== undefined;
    if (!isOwn && !isRegisterReference(input)) return [];
    const year = isOwn
      ? (inputYears?.[key] ?? behind?.[id]?.referenceYear)
      : registerBehind?.[registerIdOf(input)]?.referenceYear;
    return typeof year === 'number' ? [{ input, year }] : [];
  });
  if (new Set(years.map(({ year }) => year)).size < 2) return [];
  const registerIds = years.flatMap(({ input }) =>
    isRegisterReference(input) ? [registerIdOf(input)] : [],
  );
  return [
    {
      ruleId: 'reference-years',
      subject: id,
      kind: { code: 'yearsDiffer', years },
      dataPoints: [id],
      registerIds,
      figures: years.map(({ year }) => year),
    },
  ];
}
