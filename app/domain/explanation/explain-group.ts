/** Opens a published score down to its data points: which with which points, what their sum is, and what is missing. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import { groupOf, membersOf, type GroupLevel } from '../publication/members.ts';
import type {
  PublicDataPoint,
  PublicDocument,
  PublicGroup,
} from '../publication/public-document.ts';
import { scoreOf } from '../publication/rescore.ts';
import type { Band } from '../scoring/band.ts';
import { exact } from '../scoring/quantity.ts';
import { isGap } from '../scoring/score-group.ts';

export interface GroupExplanation {
  level: GroupLevel;
  group: PublicGroup;
  /** In the order of the standard. */
  members: PublicDataPoint[];
  /** How many of them have so many points. */
  counts: Record<Band, number>;
  /** Applicable, with a target, and without a valid value: what the range fills. */
  gaps: number;
  /** Sum of the % of target of those that are scored, exact. */
  percentSum: string;
}

/** Explains a score by the definitions that it was published with. Undefined for one that the publication does not have. */
export function explainGroup(
  document: PublicDocument,
  definitions: DefinitionSet,
  level: GroupLevel,
  id: string,
): GroupExplanation | undefined {
  const group = groupOf(document, level, id);
  if (!group) return undefined;
  const members = membersOf(document, definitions, level, id);
  const counts: Record<Band, number> = { 4: 0, 3: 0, 2: 0, 1: 0 };
  let percentSum = exact(0);
  for (const { result } of members) {
    if (result.kind !== 'scored') continue;
    counts[result.points] += 1;
    percentSum = percentSum.plus(result.percent);
  }
  return {
    level,
    group,
    members,
    counts,
    gaps: members.map(scoreOf).filter(isGap).length,
    percentSum: percentSum.toFixed(),
  };
}
