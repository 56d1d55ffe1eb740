/** Which data points make a score. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import type { PublicDataPoint, PublicDocument, PublicGroup } from './public-document.ts';

export const GROUP_LEVELS = ['dimension', 'subDimension', 'segment', 'goal'] as const;
export type GroupLevel = (typeof GROUP_LEVELS)[number];

/** A score of the document; undefined for one that it does not have. */
export function groupOf(
  { scores }: Pick<PublicDocument, 'scores'>,
  level: GroupLevel,
  id: string,
): PublicGroup | undefined {
  const lists = {
    dimension: scores.dimensions,
    subDimension: scores.subDimensions,
    segment: scores.segments,
    goal: scores.goals,
  } as const satisfies Record<GroupLevel, readonly PublicGroup[]>;
  return lists[level].find((group) => group.id === id);
}

/** The data points of a group in the order of the standard, by the definitions of the publication. */
export function membersOf(
  { dataPoints }: Pick<PublicDocument, 'dataPoints'>,
  definitions: DefinitionSet,
  level: GroupLevel,
  id: string,
): PublicDataPoint[] {
  return dataPoints.filter(({ kpi: kpiId }) => {
    const kpi = definitions.kpiById.get(kpiId);
    if (!kpi) return false;
    return level === 'goal' ? kpi.sdg.goals.some((goal) => String(goal) === id) : kpi[level] === id;
  });
}
