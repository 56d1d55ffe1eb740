/** How much the dimension scores of a round hang on single choices: estimates, weak targets, other targets, one data point. */
import type { DefinitionSet, IndexedTargetSet } from '../definitions/definitions.ts';
import { membersOf } from '../publication/members.ts';
import type {
  PublicDataPoint,
  PublicDocument,
  PublicGroup,
} from '../publication/public-document.ts';
import { seenOtherwise, withoutValue } from '../publication/rescore.ts';
import { withoutLowTargets } from '../publication/views.ts';
import { bandOf, type Band } from '../scoring/band.ts';
import { exact, HUNDRED, quantity, toDecimalString } from '../scoring/quantity.ts';
import { underTargetSet } from './other-targets.ts';

/** A score as it would be otherwise; null percentages where nothing would be scored. */
export interface Otherwise {
  percent: string | null;
  band: Band | null;
  /** Percentage points that the score moves by; null without a score. */
  by: string | null;
  scored: number;
}

export type Alternative = Otherwise &
  ({ kind: 'withoutEstimates' | 'withoutLowTargets' } | { kind: 'targetSet'; name: string });

/** The score without one data point. */
export interface Dropped extends Otherwise {
  id: string;
  label: string;
  kpiName: string;
  points: Band;
  /** How many others of the dimension would move the score as much. */
  alike: number;
}

type ScoredGroup = Extract<PublicGroup, { kind: 'scored' }>;

export interface DimensionSensitivity {
  score: ScoredGroup;
  alternatives: Alternative[];
  /** The data points that move the score most when they are left out. */
  dropped: Dropped[];
  /** The lowest and highest score of all that is tried, every single data point included. */
  lowest: string;
  highest: string;
  /** Whether all of these lie in the same band. */
  keepsBand: boolean;
}

/** More would not be looked at. */
const MOST = 3;

/**
 * Of every dimension with a score. Estimates are values whose quality is an estimate by assumptions or a personal one
 * (Verification Manual 2022, p. 163/153, column T); left out, they are gaps. `others`: target sets that the publication is
 * not scored by.
 */
export function sensitivityOf(
  document: PublicDocument,
  definitions: DefinitionSet,
  others: readonly IndexedTargetSet[],
): DimensionSensitivity[] {
  const seen = [
    {
      kind: 'withoutEstimates' as const,
      document: seenOtherwise(document, definitions, (one) =>
        isEstimate(one) ? withoutValue(one) : one,
      ),
    },
    { kind: 'withoutLowTargets' as const, document: withoutLowTargets(document, definitions) },
    ...others.map((set) => ({
      kind: 'targetSet' as const,
      name: `${set.name}, ${set.version}`,
      document: underTargetSet(document, definitions, set),
    })),
  ];
  return document.scores.dimensions.flatMap((score): DimensionSensitivity[] => {
    if (score.kind !== 'scored') return [];
    const alternatives = seen.map(({ document: other, ...what }): Alternative => ({
      ...what,
      ...otherwise(
        score,
        other.scores.dimensions.find(({ id }) => id === score.id),
      ),
    }));
    const all = dropEach(
      score,
      membersOf(document, definitions, 'dimension', score.id),
      document.targetSet.bandEdges,
    );
    const percents = [...alternatives, ...all, score].flatMap(({ percent }) => percent ?? []);
    const ascending = percents.sort((a, b) => exact(a).comparedTo(b));
    return [
      {
        score,
        alternatives,
        dropped: all.slice(0, MOST),
        lowest: ascending[0] ?? score.percent,
        highest: ascending.at(-1) ?? score.percent,
        keepsBand: [...alternatives, ...all].every(
          ({ band }) => band === null || band === score.band,
        ),
      },
    ];
  });
}

/** Whether a value is an estimate by assumptions or a personal one. */
export function isEstimate({ quality }: Pick<PublicDataPoint, 'quality'>): boolean {
  return quality === 'assumptionEstimate' || quality === 'personalEstimate';
}

function otherwise(score: ScoredGroup, other: PublicGroup | undefined): Otherwise {
  if (other?.kind !== 'scored') return { percent: null, band: null, by: null, scored: 0 };
  return {
    percent: other.percent,
    band: other.band,
    by: exact(other.percent).minus(score.percent).toFixed(),
    scored: other.coverage.scored,
  };
}

type ScoredPoint = PublicDataPoint & {
  result: Extract<PublicDataPoint['result'], { kind: 'scored' }>;
};

/**
 * The score without each of its data points in turn: with n data points and P points, 100 (P - p) / 4(n - 1), which moves it
 * by 100 (P - np) / 4n(n - 1). The one that moves it most comes first; of those that move it as much, the one that moves the
 * mean % of target most.
 */
export function dropEach(
  { points: all }: Pick<ScoredGroup, 'points'>,
  dataPoints: readonly PublicDataPoint[],
  bandEdges: PublicDocument['targetSet']['bandEdges'],
): Dropped[] {
  const scored = dataPoints.filter((one): one is ScoredPoint => one.result.kind === 'scored');
  const count = scored.length;
  const mean = scored.reduce((sum, { result }) => sum + Number(result.percent), 0) / count;
  const moves = ({ result }: ScoredPoint) => Math.abs(all - count * result.points);
  const away = ({ result }: ScoredPoint) => Math.abs(Number(result.percent) - mean);
  return scored
    .toSorted((a, b) => moves(b) - moves(a) || away(b) - away(a))
    .map((one) => {
      const { id, label, kpiName, result } = one;
      const { points } = result;
      const alike = scored.filter((other) => moves(other) === moves(one)).length - 1;
      const without = { id, label, kpiName, points, alike, scored: count - 1 };
      if (count === 1) return { ...without, percent: null, band: null, by: null };
      const percent = quantity(HUNDRED.times(all - points), exact(4 * (count - 1)));
      const by = quantity(HUNDRED.times(all - count * points), exact(4 * count * (count - 1)));
      return {
        ...without,
        percent: toDecimalString(percent),
        band: bandOf(percent, bandEdges),
        by: toDecimalString(by),
      };
    });
}
