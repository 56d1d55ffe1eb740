/** The scores of a whole assessment: every data point, and the groups in which U4SSC and the SDGs read them. */
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import type { Kpi } from '../definitions/schema.ts';
import type { AssessmentData } from '../entry/entry.ts';
import type { BandEdges } from './band.ts';
import { type Coverage, coverageOf, type Evidence, evidenceOf } from './coverage.ts';
import { type DataPointScore, scoreDataPoint } from './score-data-point.ts';
import { type GroupScore, scoreGroup } from './score-group.ts';

/** Raised when the same entries could score differently than before. */
export const SCORING_VERSION = '1';

/** Below this number of scored data points an SDG goal has no score: our rule, as SDG scores are ours. */
export const MINIMUM_SCORED_FOR_GOAL = 3;

export interface AssessmentScore {
  scoringVersion: string;
  /** In the order of the framework. */
  dataPoints: readonly DataPointScore[];
  byDataPoint: ReadonlyMap<string, DataPointScore>;
  segments: readonly GroupScore[];
  subDimensions: readonly GroupScore[];
  dimensions: readonly GroupScore[];
  /** Ours, not U4SSC's; ids '1' to '17'. A data point counts for every goal that its KPI measures. */
  goals: readonly GroupScore[];
  /** No score: U4SSC has none for a whole city. */
  total: { coverage: Coverage; evidence: Evidence };
}

/**
 * Scores an assessment against a target set, exactly and with nothing but its arguments: points are
 * pooled per segment, sub-dimension, dimension and goal (VR-Karmøy p. 14/6 for the segments).
 */
export function scoreAssessment(
  definitions: DefinitionSet,
  targetSet: IndexedTargetSet,
  data: AssessmentData,
): AssessmentScore {
  return scoreTogether(
    definitions,
    targetSet.bandEdges,
    definitions.kpis.flatMap((kpi) => scoreKpi(kpi, targetSet, data)),
  );
}

/** The groups of data points that are scored already. Those that are not among them belong to no group. */
export function scoreTogether(
  definitions: DefinitionSet,
  bandEdges: BandEdges,
  dataPoints: readonly DataPointScore[],
): AssessmentScore {
  const byDataPoint = new Map(dataPoints.map((score) => [score.dataPointId, score]));
  const bySegment = new Map<string, DataPointScore[]>();
  const bySubDimension = new Map<string, DataPointScore[]>();
  const byDimension = new Map<string, DataPointScore[]>();
  const byGoal = new Map<string, DataPointScore[]>();
  for (const kpi of definitions.kpis) {
    const scores = kpi.dataPoints.flatMap(({ id }) => byDataPoint.get(id) ?? []);
    append(bySegment, kpi.segment, scores);
    append(bySubDimension, kpi.subDimension, scores);
    append(byDimension, kpi.dimension, scores);
    for (const goal of new Set(kpi.sdg.goals)) append(byGoal, String(goal), scores);
  }
  const scoreGroups = (
    ids: readonly string[],
    members: ReadonlyMap<string, readonly DataPointScore[]>,
    minimumScored: number,
  ) => ids.map((id) => scoreGroup(id, members.get(id) ?? [], { bandEdges, minimumScored }));
  const { segments, dimensions } = definitions.framework;
  const subDimensions = dimensions.flatMap((dimension) => dimension.subDimensions);
  const goalIds = definitions.goals.map((goal) => String(goal.number));
  return {
    scoringVersion: SCORING_VERSION,
    dataPoints,
    byDataPoint,
    segments: scoreGroups(idsOf(segments), bySegment, 1),
    subDimensions: scoreGroups(idsOf(subDimensions), bySubDimension, 1),
    dimensions: scoreGroups(idsOf(dimensions), byDimension, 1),
    goals: scoreGroups(goalIds, byGoal, MINIMUM_SCORED_FOR_GOAL),
    total: { coverage: coverageOf(dataPoints), evidence: evidenceOf(dataPoints) },
  };
}

function scoreKpi(kpi: Kpi, targetSet: IndexedTargetSet, data: AssessmentData): DataPointScore[] {
  return kpi.dataPoints.map((dataPoint) => scoreDataPoint(dataPoint, kpi.id, targetSet, data));
}

function append(
  groups: Map<string, DataPointScore[]>,
  id: string,
  scores: readonly DataPointScore[],
): void {
  const group = groups.get(id);
  if (group) group.push(...scores);
  else groups.set(id, [...scores]);
}

function idsOf(groups: readonly { id: string }[]): string[] {
  return groups.map((group) => group.id);
}
