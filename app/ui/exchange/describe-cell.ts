/** Says in words why a cell cannot be brought in, and what to do. */
import type { CellProblem } from '#app/domain/exchange/file-row.ts';
import type { Text } from '#app/messages/text.tsx';
import type { ReadingProblem } from '#app/domain/entry/read-text.ts';
import { describeFieldProblem } from '../entry/describe.ts';

export function describeCellProblem(t: Text, problem: CellProblem): string {
  switch (problem.code) {
    case 'kpiUnknown':
    case 'kpiSeveral':
    case 'dataPointUnknown':
    case 'dataPointSeveral':
    case 'dataPointMissing':
    case 'inputUnknown':
    case 'inputSeveral': {
      const { candidates } = problem;
      const names = candidates.join(' · ');
      return t(`exchange.problem.${problem.code}`, { count: candidates.length, names });
    }
    case 'unit':
      return t('exchange.problem.unit', { units: problem.units.join(' · ') });
    case 'choice':
      return t('exchange.problem.choice');
    case 'noSuchField':
    case 'overtyped':
      return t(`exchange.problem.${problem.code}`);
    case 'reading':
      // figures that can be read in two ways are asked about beside the cell
      return t(`exchange.problem.reading.${codeOf(problem.problem)}`);
    case 'field':
      return describeFieldProblem(t, problem.problem);
    case 'flaw':
      return t(`exchange.problem.flaw.${problem.flaw}`);
    case 'twice':
      return t('exchange.problem.twice', { other: problem.other });
  }
}

function codeOf({ code }: ReadingProblem): Exclude<ReadingProblem['code'], 'ambiguousSeparator'> {
  return code === 'ambiguousSeparator' ? 'notANumber' : code;
}
