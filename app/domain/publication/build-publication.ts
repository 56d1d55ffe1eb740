/** Builds the two documents of a publication from an assessment's rows: the sealed record and the public one. Pure. */
import { toAssessmentData } from '../assessment/assessment-data.ts';
import type { AssessmentData } from '../entry/entry.ts';
import { scoreAssessment } from '../scoring/score-assessment.ts';
import type { DataPointScore } from '../scoring/score-data-point.ts';
import { PUBLICATION_FORMAT_VERSION, type PublicDocument } from './public-document.ts';
import { publicDataPoint, publicInputs, publicRegister, publicScores } from './public-parts.ts';
import type { PublicationFacts, PublicationInput } from './publication-input.ts';
import { decideSuppression, DEFAULT_SUPPRESS_BELOW, type Suppression } from './suppression.ts';
import { asNotVerified, rowsOfVerified } from './verified-view.ts';

/** Everything that was known, with a secret salt. Its hash proves later what was known, without telling it. */
export function buildSealedRecord(
  { facts, definitions, targetSet, rows, verdicts }: PublicationInput,
  salt: string,
) {
  return {
    format: 'citygauge-sealed-record',
    formatVersion: PUBLICATION_FORMAT_VERSION,
    salt,
    ...facts,
    definitionHash: definitions.hash,
    targetSetHash: targetSet.hash,
    register: rows.registerValues,
    inputs: rows.inputValues,
    entries: rows.entries,
    ...(verdicts && { verdicts }),
  };
}

/**
 * The public document: what is confidential or would tell a small count is in none of its values, figures and scores; nor
 * is, of a verified one, what was reported and not judged verified.
 */
export function buildPublicDocument(whole: PublicationInput, sealedHash: string): PublicDocument {
  const notVerified = notVerifiedOf(whole);
  const input = { ...whole, rows: rowsOfVerified(whole.definitions, whole.rows, notVerified) };
  const { facts, definitions, targetSet, rows } = input;
  const suppressBelow = input.suppressBelow ?? DEFAULT_SUPPRESS_BELOW;
  // of the whole round, so that what is verified and what is not hide behind the same data points
  const leftOut = suppressionOf({ ...whole, suppressBelow });
  const data = withoutWhatIsLeftOut(toAssessmentData(rows), leftOut);
  const score = scoreAssessment(definitions, targetSet, data);
  const { framework } = definitions;
  return {
    format: 'citygauge-publication',
    formatVersion: PUBLICATION_FORMAT_VERSION,
    ...facts,
    framework: {
      id: framework.id,
      name: framework.name,
      standard: framework.standard,
      version: framework.version,
      definitionHash: definitions.hash,
    },
    targetSet: {
      id: targetSet.id,
      name: targetSet.name,
      version: targetSet.version,
      hash: targetSet.hash,
      bandEdges: targetSet.bandEdges,
    },
    scoringVersion: score.scoringVersion,
    suppression: { below: suppressBelow },
    register: publicRegister(definitions, rows, leftOut),
    inputs: publicInputs(definitions, rows, leftOut),
    dataPoints: score.dataPoints
      .map((one) => publicDataPoint(input, one, leftOut))
      .map((one) => (notVerified.has(one.id) ? asNotVerified(one) : one)),
    scores: publicScores(definitions, score),
    sealedHash,
  };
}

/** The data points of a verified publication that were not judged so: reported ones, and such as are wrongly not applicable; none of any other. */
function notVerifiedOf({ facts, definitions, targetSet, rows, verdicts = [] }: PublicationInput) {
  if (facts.kind !== 'verified') return new Set<string>();
  const isVerified = new Map(verdicts.map((one) => [one.dataPoint, one.isVerified]));
  return new Set(
    scoreAssessment(definitions, targetSet, toAssessmentData(rows))
      .dataPoints.filter((one) => {
        const said = isVerified.get(one.dataPointId);
        // that something does not apply is no figure: it counts as a gap only where the verifier says so
        return isComputed(one) ? said !== true : isNotApplicable(one) && said === false;
      })
      .map((one) => one.dataPointId),
  );
}

function isNotApplicable({ result }: DataPointScore): boolean {
  return result.kind === 'notApplicable';
}

/** What has a value, or figures that give none: both would say something that was not verified. */
function isComputed({ value }: DataPointScore): boolean {
  return value.kind === 'value' || value.kind === 'yesNo' || value.kind === 'invalid';
}

/** What a publication of these rows leaves out. An extract repeats what is printed already, small counts included. */
export function suppressionOf({
  facts,
  definitions,
  targetSet,
  rows,
  suppressBelow,
  suppressedBefore,
}: Pick<PublicationInput, 'definitions' | 'targetSet' | 'rows' | 'suppressedBefore'> & {
  facts: Pick<PublicationFacts, 'provenance'>;
  suppressBelow: number;
}): Suppression {
  const { byDataPoint } = scoreAssessment(definitions, targetSet, toAssessmentData(rows));
  return decideSuppression({
    definitions,
    rows,
    valueOf: (id) => byDataPoint.get(id)?.value,
    suppressBelow: facts.provenance === 'extract' ? 0 : suppressBelow,
    suppressedBefore,
  });
}

/** What is left out are gaps here: nothing of it can be worked out from a score. */
function withoutWhatIsLeftOut(data: AssessmentData, { dataPoints }: Suppression): AssessmentData {
  const entries = { ...data.entries };
  for (const id of dataPoints.keys()) entries[id] = { status: 'notCollected' };
  return { ...data, entries };
}
