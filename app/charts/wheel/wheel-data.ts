/** What the wheel shows: a publication's data points in the order of the standard, with their scores. */
import type { Band } from '#app/domain/scoring/band.ts';
import type {
  PublicDataPoint,
  PublicDocument,
  PublicGroup,
} from '#app/domain/publication/public-document.ts';

/** How a part of the wheel is painted. */
export type WheelTone = Band | 'untargeted' | 'gap' | 'unknown';

export interface WheelLeaf {
  id: string;
  label: string;
  tone: WheelTone;
  /** % of target; null where there is none. */
  percent: string | null;
  result: PublicDataPoint['result'];
}

export interface WheelSegment {
  id: string;
  label: string;
  name: string;
  tone: WheelTone;
  score: PublicGroup;
  leaves: WheelLeaf[];
}

export interface WheelDimension {
  id: string;
  name: string;
  tone: WheelTone;
  score: PublicGroup;
  segments: WheelSegment[];
}

export interface WheelData {
  city: string;
  year: string;
  dimensions: WheelDimension[];
}

/** Names for drawings by data point or segment, from the definitions that a publication is pinned to. */
export type ShortLabels = Readonly<Record<string, string>>;

/** The wheel of a publication. Without a short label the KPI's name stands, in full. */
export function wheelDataOf(document: PublicDocument, labels: ShortLabels): WheelData {
  const { dimensions, segments } = document.scores;
  return {
    city: document.city.name,
    year: String(document.reportingYear),
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      name: dimension.name,
      tone: toneOfGroup(dimension),
      score: dimension,
      segments: segments
        .filter((segment) => segment.dimension === dimension.id)
        .map((segment) => ({
          id: segment.id,
          label: labels[segment.id] ?? segment.name,
          name: segment.name,
          tone: toneOfGroup(segment),
          score: segment,
          leaves: document.dataPoints
            .filter((one) => one.segment === segment.id)
            .map((one) => ({
              id: one.id,
              label: labels[one.id] ?? one.kpiName,
              tone: toneOf(one.result),
              percent: one.result.kind === 'scored' ? one.result.percent : null,
              result: one.result,
            })),
        })),
    })),
  };
}

function toneOfGroup(score: PublicGroup): WheelTone {
  if (score.kind === 'scored') return score.band;
  const { reported, notInExtract } = score.coverage;
  if (reported > 0) return 'untargeted';
  return notInExtract > 0 ? 'unknown' : 'gap';
}

function toneOf(result: PublicDataPoint['result']): WheelTone {
  if (result.kind === 'scored') return result.band;
  if (result.kind === 'notBenchmarked') return 'untargeted';
  return result.kind === 'notInExtract' ? 'unknown' : 'gap';
}
