/** How strongly the KPIs measure each Sustainable Development Goal at all. */
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import type { Kpi, SdgTarget } from '../definitions/schema.ts';
import { MINIMUM_SCORED_FOR_GOAL } from '../scoring/score-assessment.ts';

/**
 * `hardly`: a single KPI, so hardly a statement about the goal. `thinly`: more than one, but even with all data points
 * reported there are too few for a score. `scorable`: enough for one.
 */
export type Strength = 'hardly' | 'thinly' | 'scorable';

export interface GoalMeasure {
  number: number;
  kpis: Kpi[];
  dataPoints: number;
  /** Data points that the target set has a target for. */
  withTarget: number;
  /** The goal's own targets that these KPIs refer to, in order of their numbers. */
  sdgTargets: SdgTarget[];
  strength: Strength;
}

/** All 17 goals. A data point counts for every goal that its KPI measures, as in the scores. */
export function goalMeasures(
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
): GoalMeasure[] {
  return definitions.goals.map(({ number }) => {
    const kpis = definitions.kpis.filter((kpi) => kpi.sdg.goals.includes(number));
    const dataPoints = kpis.flatMap((kpi) => kpi.dataPoints);
    const withTarget = dataPoints.filter(({ id }) => {
      const target = targetSet.targetByDataPoint.get(id);
      return target !== undefined && target.method !== 'none';
    }).length;
    const referred = new Set(kpis.flatMap((kpi) => kpi.sdg.targets));
    return {
      number,
      kpis,
      dataPoints: dataPoints.length,
      withTarget,
      sdgTargets: definitions.sdgTargets.filter(
        ({ id }) => id.startsWith(`${number}.`) && referred.has(id),
      ),
      strength: strengthOf(kpis.length, withTarget),
    };
  });
}

function strengthOf(kpis: number, withTarget: number): Strength {
  if (kpis <= 1) return 'hardly';
  return withTarget < MINIMUM_SCORED_FOR_GOAL ? 'thinly' : 'scorable';
}
