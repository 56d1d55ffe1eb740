/** Holds the cost of scoring a full assessment against the cost of JSON.parse of its entries, in one run. */
import { loadDefinitions } from '#app/server/definitions/load-definitions.server.ts';
import type { AssessmentData } from '#app/domain/entry/entry.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { fullAssessment } from '#tests/fixtures/full-assessment.ts';
import { medianPair, type Benchmark } from './timing.ts';

/** A full assessment is scored in at most so many times what JSON.parse of its entries takes. */
const MAXIMUM_RATIO = 20;

export async function benchScoring(): Promise<Benchmark> {
  const loaded = await loadDefinitions('kpi-definitions');
  const targetSet = loaded.ok ? loaded.targetSets[0] : undefined;
  if (!loaded.ok || !targetSet) throw new Error('the definitions do not load');
  const { definitions } = loaded;
  const text = JSON.stringify(fullAssessment(definitions));
  const parse = () => JSON.parse(text) as AssessmentData;
  const data = parse();
  const score = () => scoreAssessment(definitions, targetSet, data);
  const scoredDataPoints = score().total.coverage.scored;
  const { yardstick, ours, ratio } = medianPair(parse, score, { rounds: 30, calls: 20 });
  return {
    name: 'scoring a full assessment',
    lines: [
      `${scoredDataPoints} data points scored from ${Buffer.byteLength(text)} bytes`,
      `JSON.parse ${yardstick.toFixed(3)} ms, scoring ${ours.toFixed(3)} ms`,
      `ratio ${ratio.toFixed(1)}, at most ${MAXIMUM_RATIO}`,
    ],
    isMet: ratio <= MAXIMUM_RATIO,
  };
}
