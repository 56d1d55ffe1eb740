/** All that a KPI's page says, taken together from definition, targets, rules, units and SDGs. */
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import type { DataPoint, Kpi } from '#app/domain/definitions/schema.ts';
import { inputReferences } from '#app/domain/entry/fields.ts';
import { workedExamples } from '#app/domain/explanation/worked-example.ts';

export function readKpiPage(definitions: DefinitionSet, targetSet: IndexedTargetSet, kpi: Kpi) {
  const dimension = definitions.framework.dimensions.find((one) => one.id === kpi.dimension);
  const subDimension = dimension?.subDimensions.find((one) => one.id === kpi.subDimension);
  const ids = new Set(kpi.dataPoints.map((dataPoint) => dataPoint.id));
  const position = definitions.kpis.indexOf(kpi);
  const examples = workedExamples(kpi, definitions);
  const neighbour = (index: number) => {
    const other = definitions.kpis[index];
    return other ? { id: other.id, name: other.name } : null;
  };
  return {
    kpi,
    place: {
      dimension: dimension?.name ?? '',
      subDimension: subDimension?.name ?? '',
      category: subDimension?.categories.find((one) => one.id === kpi.category)?.name ?? '',
      segment: definitions.segmentById.get(kpi.segment)?.name ?? '',
    },
    dataPoints: kpi.dataPoints.map((dataPoint) => ({
      ...dataPoint,
      ...unitOf(definitions, dataPoint.unit),
      reads: readsOf(definitions, dataPoint),
      target: targetSet.targetByDataPoint.get(dataPoint.id) ?? null,
      example: examples.find((example) => example.dataPoint === dataPoint.id) ?? null,
    })),
    targetSet: {
      id: targetSet.id,
      name: targetSet.name,
      version: targetSet.version,
      horizon: targetSet.horizon,
    },
    goals: definitions.goals.filter((goal) => kpi.sdg.goals.includes(goal.number)),
    sdgTargets: definitions.sdgTargets.filter((target) => kpi.sdg.targets.includes(target.id)),
    rules: definitions.rules
      .filter((rule) => rule.dataPoints.some((id) => ids.has(id)))
      .map(({ id, message, source, basis }) => ({ id, message, source, basis })),
    framework: { version: definitions.framework.version, hash: definitions.hash },
    previous: neighbour(position - 1),
    next: neighbour(position + 1),
  };
}

/** How a unit is written and called; its id where it is unknown. */
export function unitOf(definitions: DefinitionSet, id: string) {
  const unit = definitions.unitById.get(id);
  return { unitSymbol: unit?.symbol ?? id, unitName: unit?.name ?? id };
}

/** What the formula reads: own inputs and register items, with their labels. */
export function readsOf(definitions: DefinitionSet, dataPoint: DataPoint) {
  return inputReferences(dataPoint).map((reference) => {
    const isRegister = reference.startsWith('register:');
    const item = isRegister
      ? definitions.registerById.get(reference.slice('register:'.length))
      : definitions.kpiOfDataPoint
          .get(dataPoint.id)
          ?.dataPoints.flatMap((one) => one.inputs)
          .find((input) => input.id === reference);
    return {
      reference,
      isRegister,
      label: item?.label ?? reference,
      unitSymbol: unitOf(definitions, item?.unit ?? '').unitSymbol,
    };
  });
}
