/** Holds the cost of scoring a full assessment against the cost of JSON.parse of its entries, in one run. */
import { loadDefinitions } from '#app/server/definitions/load-definitions.server.ts';
import type { AssessmentData } from '#app/domain/entry/entry.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { fullAssessment } from '#tests/fixtures/full-assessment.ts';

const ROUNDS = 30;
const CALLS_PER_ROUND = 20;
/** A full assessment is scored in at most so many times what JSON.parse of its entries takes. */
const MAXIMUM_RATIO = 20;

export interface ScoringBenchmark {
  name: string;
  lines: string[];
  isMet: boolean;
}

/** Measures both in turn, round by round, and compares their medians. */
export async function benchScoring(): Promise<ScoringBenchmark> {
  const loaded = await loadDefinitions('kpi-definitions');
  const targetSet = loaded.ok ? loaded.targetSets[0] : undefined;
  if (!loaded.ok || !targetSet) throw new Error('the definitions do not load');
  const { definitions } = loaded;
  const text = JSON.stringify(fullAssessment(definitions));
  const parse = () => JSON.parse(text) as AssessmentData;
  const data = parse();
  const score = () => scoreAssessment(definitions, targetSet, data);
  const scoredDataPoints = score().total.coverage.scored;

  const parseTimes: number[] = [];
  const scoreTimes: number[] = [];
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    const isWarm = round >= ROUNDS;
    const parseTime = millisecondsPerCall(parse);
    const scoreTime = millisecondsPerCall(score);
    if (isWarm) {
      parseTimes.push(parseTime);
      scoreTimes.push(scoreTime);
    }
  }
  const parseMilliseconds = median(parseTimes);
  const scoreMilliseconds = median(scoreTimes);
  const ratio = scoreMilliseconds / parseMilliseconds;
  return {
    name: 'scoring a full assessment',
    lines: [
      `${scoredDataPoints} data points scored from ${Buffer.byteLength(text)} bytes`,
      `JSON.parse ${parseMilliseconds.toFixed(3)} ms, scoring ${scoreMilliseconds.toFixed(3)} ms`,
      `ratio ${ratio.toFixed(1)}, at most ${MAXIMUM_RATIO}`,
    ],
    isMet: ratio <= MAXIMUM_RATIO,
  };
}

function millisecondsPerCall(call: () => unknown): number {
  const start = performance.now();
  for (let index = 0; index < CALLS_PER_ROUND; index += 1) call();
  return (performance.now() - start) / CALLS_PER_ROUND;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
