/** The progress of a city towards the SDGs as one of its publications shows it, with the rounds before. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { PublicDocument } from '../publication/public-document.ts';
import { roundsOfDataPoints } from '../trend/data-point-rounds.ts';
import type { Horizon } from './course.ts';
import {
  comparableRounds,
  dataPointProgress,
  type DataPointProgress,
} from './data-point-progress.ts';
import { groupProgress, type GroupProgress } from './group-progress.ts';

export interface Progress {
  horizon: number;
  goals: Readonly<Record<string, GroupProgress>>;
  /** Of the SDG targets that the KPIs refer to, such as 11.2. */
  sdgTargets: Readonly<Record<string, GroupProgress>>;
  /** Of those with a score. */
  dataPoints: Readonly<Record<string, DataPointProgress>>;
}

/**
 * All progress as of the round of `document`. `rounds`: one publication per year, with this one; later ones are left aside.
 * A data point counts for every goal and SDG target that its KPI measures, by the definitions of the publication.
 */
export function progressOf(
  document: PublicDocument,
  rounds: readonly PublicDocument[],
  definitions: DefinitionSet,
  horizon: Horizon,
): Progress {
  const year = document.reportingYear;
  const seen = [...rounds.filter((one) => one.reportingYear < year), document];
  const all = roundsOfDataPoints(seen);
  const comparable = new Map(
    document.dataPoints.map(({ id }) => [id, comparableRounds(all.get(id) ?? [], year)]),
  );
  const membersOf = (isMeasured: (kpi: DefinitionSet['kpis'][number]) => boolean) =>
    definitions.kpis
      .filter(isMeasured)
      .flatMap((kpi) => kpi.dataPoints.map(({ id }) => comparable.get(id) ?? []));
  return {
    horizon: horizon.year,
    goals: Object.fromEntries(
      definitions.goals.map(({ number }) => [
        String(number),
        groupProgress(
          membersOf((kpi) => kpi.sdg.goals.includes(number)),
          year,
          horizon,
        ),
      ]),
    ),
    sdgTargets: Object.fromEntries(
      definitions.sdgTargets.map(({ id }) => [
        id,
        groupProgress(
          membersOf((kpi) => kpi.sdg.targets.includes(id)),
          year,
          horizon,
        ),
      ]),
    ),
    dataPoints: Object.fromEntries(
      document.dataPoints.flatMap(({ id }) => {
        const progress = dataPointProgress(all.get(id) ?? [], year, horizon);
        return progress ? [[id, progress] as const] : [];
      }),
    ),
  };
}
