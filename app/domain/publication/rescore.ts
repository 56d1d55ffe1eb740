/** Scores of a published document counted anew, as it stands or with data points seen in another way. */
import type { DefinitionSet } from '../definitions/definitions.ts';
import { quantityOf } from '../scoring/quantity.ts';
import { scoreTogether, type AssessmentScore } from '../scoring/score-assessment.ts';
import type { DataPointResult, DataPointScore } from '../scoring/score-data-point.ts';
import type { ValueResult } from '../scoring/value.ts';
import type { PublicDataPoint, PublicDocument } from './public-document.ts';
import { publicScores } from './public-parts.ts';

/**
 * The scores of published data points, by the definitions that they were published with. Of an unchanged document they are
 * the published ones to the digit.
 */
export function rescore(
  { targetSet, dataPoints }: Pick<PublicDocument, 'targetSet' | 'dataPoints'>,
  definitions: DefinitionSet,
): AssessmentScore {
  return scoreTogether(definitions, targetSet.bandEdges, dataPoints.map(scoreOf));
}

/** The document with every data point as `see` has it, and the scores that follow. */
export function seenOtherwise(
  document: PublicDocument,
  definitions: DefinitionSet,
  see: (dataPoint: PublicDataPoint) => PublicDataPoint,
): PublicDocument {
  const seen = { ...document, dataPoints: document.dataPoints.map(see) };
  return { ...seen, scores: publicScores(definitions, rescore(seen, definitions)) };
}

/** Without its target: reported and not scored. */
export function withoutTarget(dataPoint: PublicDataPoint): PublicDataPoint {
  const { result } = dataPoint;
  return {
    ...dataPoint,
    target: null,
    result: result.kind === 'scored' ? { kind: 'notBenchmarked' } : result,
  };
}

/** Without its value: a gap like one that nobody collected. */
export function withoutValue(dataPoint: PublicDataPoint): PublicDataPoint {
  return {
    ...dataPoint,
    status: 'notCollected',
    value: null,
    yesNo: null,
    valueFrom: null,
    quality: null,
    result: { kind: 'notCollected' },
  };
}

/** A published data point as the rules score it. */
export function scoreOf(dataPoint: PublicDataPoint): DataPointScore {
  const { id, kpi, quality, target } = dataPoint;
  return {
    dataPointId: id,
    kpiId: kpi,
    value: valueOf(dataPoint),
    ...(quality && { quality }),
    hasTarget: target !== null,
    result: resultOf(dataPoint),
  };
}

/** What is hidden or not verified counts as a gap, as in the published scores. */
function resultOf({ result }: PublicDataPoint): DataPointResult {
  if (isHidden(result.kind)) return { kind: 'notCollected' };
  return result as DataPointResult;
}

function isHidden(kind: PublicDataPoint['result']['kind']): boolean {
  return kind === 'confidential' || kind === 'suppressed' || kind === 'notVerified';
}

function valueOf({ result, value, yesNo, valueFrom }: PublicDataPoint): ValueResult {
  const origin = valueFrom ?? 'computed';
  switch (result.kind) {
    case 'scored':
    case 'notBenchmarked':
      return yesNo === null
        ? { kind: 'value', quantity: quantityOf(value ?? 0), decimal: value ?? '0', origin }
        : { kind: 'yesNo', value: yesNo, origin };
    case 'missing':
      return { kind: 'missing', missing: [], present: [] };
    case 'notApplicable':
      return { kind: 'notApplicable', reason: 'declared' };
    case 'notInExtract':
      return { kind: 'notInExtract' };
    case 'invalid':
      return { kind: 'invalid', reason: result.reason as never };
    default:
      return { kind: 'notCollected' };
  }
}
