/** The progress of all goals in a sentence, and its figures as tables: by goal, and by SDG target. */
import type { GroupProgress } from '#app/domain/progress/group-progress.ts';
import type { Progress } from '#app/domain/progress/progress.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProgressTable, type ProgressRow } from './progress-table.tsx';
import { progressFinding } from './progress-words.ts';

export function GoalsProgress({
  document,
  progress,
  goals,
  dataPointsFrom,
}: {
  document: PublicDocument;
  progress: Progress;
  goals: ReadonlyArray<{ id: string; name: string }>;
  dataPointsFrom: number;
}) {
  const t = useText();
  const rows = goals.flatMap(({ id, name }) => rowOf(id, name, progress.goals[id]));
  const targets = Object.entries(progress.sdgTargets).flatMap(([id, one]) =>
    one.scored > 0 ? rowOf(id, id, one) : [],
  );
  return (
    <>
      <p>
        {progressFinding(progress, document.reportingYear, t)}{' '}
        <span className="quiet">
          {t('progress.ours')} {t('progress.tooFewForWord', { from: dataPointsFrom })}{' '}
          <a href={pathTo.method('progress')}>{t('progress.how')}</a>
        </span>
      </p>
      <Table title={t('progress.asTable')} name={t('bars.goal')} rows={rows} progress={progress} />
      {targets.length > 0 && (
        <Table
          title={t('progress.byTarget')}
          name={t('progress.target')}
          rows={targets}
          progress={progress}
        />
      )}
    </>
  );
}

function rowOf(id: string, name: string, progress: GroupProgress | undefined): ProgressRow[] {
  return progress ? [{ id, name, progress }] : [];
}

function Table({
  title,
  name,
  rows,
  progress,
}: {
  title: string;
  name: string;
  rows: readonly ProgressRow[];
  progress: Progress;
}) {
  return (
    <details className="chart-table">
      <summary>{title}</summary>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
        <ProgressTable name={name} rows={rows} horizon={progress.horizon} />
      </div>
    </details>
  );
}
