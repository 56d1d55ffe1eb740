/** The progress of a city towards the SDGs as one of its publications shows it, with the rounds before. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { PublicDocument } from '../publication/public-document.ts';
import { roundsOfDataPoints } from '../trend/data-point-rounds.ts';
import type { Horizon } from './course.ts';
import {
  comparableRounds,
  progressThrough,
  type DataPointProgress,
} from './data-point-progress.ts';
import { memberOf, progressOfMembers, type GroupProgress, type Member } from './group-progress.ts';

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
  const goals = new Map<string, Member[]>();
  const sdgTargets = new Map<string, Member[]>();
  for (const { sdg, dataPoints } of definitions.kpis) {
    for (const { id } of dataPoints) {
      const member = memberOf(comparable.get(id) ?? []);
      if (!member) continue;
      for (const number of sdg.goals) addTo(goals, String(number), member);
      for (const target of sdg.targets) addTo(sdgTargets, target, member);
    }
  }
  const progressIn = (groups: ReadonlyMap<string, Member[]>, ids: readonly string[]) =>
    Object.fromEntries(
      ids.map((id) => [id, progressOfMembers(groups.get(id) ?? [], year, horizon)]),
    );
  return {
    horizon: horizon.year,
    goals: progressIn(
      goals,
      definitions.goals.map(({ number }) => String(number)),
    ),
    sdgTargets: progressIn(
      sdgTargets,
      definitions.sdgTargets.map(({ id }) => id),
    ),
    dataPoints: Object.fromEntries(
      [...comparable].flatMap(([id, rounds]) => {
        const progress = progressThrough(rounds, horizon);
        return progress ? [[id, progress] as const] : [];
      }),
    ),
  };
}

function addTo(groups: Map<string, Member[]>, id: string, member: Member): void {
  const members = groups.get(id);
  if (members) members.push(member);
  else groups.set(id, [member]);
}
