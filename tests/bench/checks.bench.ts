/** Holds the cost of asking every check of a full assessment against the cost of scoring it, in one run. */
import { runChecks } from '#app/domain/checks/run-checks.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { fullAssessment } from '#tests/fixtures/full-assessment.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { medianPair, type Benchmark } from './timing.ts';

/** Who waits for the values waits little longer for the questions about them. */
const MAXIMUM_RATIO = 5;

export async function benchChecks(): Promise<Benchmark> {
  const { definitions, targetSet } = await loadStandard();
  const data = fullAssessment(definitions);
  const score = () => scoreAssessment(definitions, targetSet, data);
  const values = Object.fromEntries([...score().byDataPoint].map(([id, one]) => [id, one.value]));
  const previous = Object.fromEntries(
    definitions.dataPoints.map(({ id }) => [id, { year: 2022, value: '12.5' }]),
  );
  const check = () =>
    runChecks({
      definitions,
      values,
      data,
      isWholeAssessment: true,
      checksRegister: true,
      behind: {},
      previous,
    });
  const { yardstick, ours, ratio } = medianPair(score, check, { rounds: 30, calls: 5 });
  return {
    name: 'the checks of a full assessment',
    lines: [
      `${check().length} warnings; scoring ${yardstick.toFixed(2)} ms, checking ${ours.toFixed(2)} ms`,
      `ratio ${ratio.toFixed(1)}, at most ${MAXIMUM_RATIO}`,
    ],
    isMet: ratio <= MAXIMUM_RATIO,
  };
}
