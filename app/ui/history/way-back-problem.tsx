/** Says why a way back was not gone, and what to look at. */
import type { FieldProblem } from '#app/domain/entry/fields.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { describeFieldProblem } from '../entry/describe.ts';
import { formatMoment } from '../format.ts';

export type NotGone =
  | { kind: 'changedMeanwhile'; by: string | null; at: string; row: string }
  | { kind: 'noSuchRevision' | 'nothingToUndo' | 'otherChange' }
  | { kind: 'refused'; problem: FieldProblem };

export function WayBackProblem({
  problem,
  city,
  year,
}: {
  problem: NotGone;
  city: string;
  year: number;
}) {
  const t = useText();
  return (
    <p className="problem" role="alert">
      {problem.kind === 'changedMeanwhile' && (
        <>
          {t('history.problem.changedMeanwhile', {
            name: problem.by ?? t('history.problem.someone'),
            at: formatMoment(problem.at, t.locale),
          })}{' '}
          <a href={pathTo.history(city, year, problem.row)}>{t('history.problem.look')}</a>
        </>
      )}
      {problem.kind === 'refused' &&
        t('history.problem.refused', { problem: describeFieldProblem(t, problem.problem) })}
      {problem.kind !== 'changedMeanwhile' &&
        problem.kind !== 'refused' &&
        t(`history.problem.${problem.kind}`)}
    </p>
  );
}
