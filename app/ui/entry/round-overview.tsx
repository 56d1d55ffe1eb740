/** Progress of a round in one look: the register, the segments by dimension, and the way to results and publication. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { LateTasks } from '../tasks/late-tasks.tsx';
import { TasksOfSegment, type TaskOfRound } from '../tasks/tasks-of-segment.tsx';
import type { ListedSegment } from './segment-list.tsx';

export interface RoundOverviewProps {
  city: { slug: string; name: string };
  year: number;
  register: { filled: number; total: number };
  dimensions: Array<{ id: string; name: string }>;
  segments: ListedSegment[];
  /** Questions of the checks that wait for an answer. */
  openWarnings: number;
  /** Data points that apply and have no value. */
  missing: number;
  tasks: TaskOfRound[];
  publishedAt: string | null;
  can: { enter: boolean; publish: boolean };
}

export function RoundOverview({
  city,
  year,
  register,
  dimensions,
  segments,
  openWarnings,
  missing,
  tasks,
  publishedAt,
  can,
}: RoundOverviewProps) {
  const t = useText();
  const sum = (pick: (segment: ListedSegment) => number) =>
    segments.reduce((total, segment) => total + pick(segment), 0);
  const done = sum((segment) => segment.done);
  const total = sum((segment) => segment.total);
  const toCorrect = sum((segment) => segment.toCorrect);
  const first = segments.find((segment) => segment.done < segment.total);
  return (
    <>
      <div className="stack-small round-summary">
        <p className="lede">{t('round.progress', { done, total, toCorrect })}</p>
        <progress
          className="progress"
          value={done}
          max={total}
          aria-label={t('round.progressLabel')}
        />
        {publishedAt && (
          <p className="small quiet">
            {t('round.publishedAt', { date: formatDate(publishedAt, t.locale) })}
          </p>
        )}
        <p className="row">
          {can.enter && first && (
            <a className="button" href={pathTo.segment(city.slug, year, first.id)}>
              {t('round.continue', { segment: first.name })}
            </a>
          )}
          <a className="button plain" href={pathTo.roundResults(city.slug, year)}>
            {t('entry.results')}
          </a>
          <a className="button plain" href={pathTo.missing(city.slug, year)}>
            {t('round.missing', { count: missing })}
          </a>
          <a className="button plain" href={pathTo.warnings(city.slug, year)}>
            {t('warnings.link', { count: openWarnings })}
          </a>
          <a className="button plain" href={pathTo.evidence(city.slug, year)}>
            {t('entry.evidence')}
          </a>
          <a className="button plain" href={pathTo.changes(city.slug, year)}>
            {t('roundChanges.title')}
          </a>
          {can.enter && (
            <a className="button plain" href={pathTo.importRound(city.slug, year)}>
              {t('round.spreadsheets')}
            </a>
          )}
          {can.publish && (
            <a className="button plain" href={pathTo.tasks(city.slug, year)}>
              {t('tasks.title')}
            </a>
          )}
          {can.publish && (
            <a className="button plain" href={pathTo.publish(city.slug, year)}>
              {t('publish.title')}
            </a>
          )}
        </p>
        <LateTasks tasks={tasks} />
      </div>
      <section className="section" aria-labelledby="register-title">
        <h2 id="register-title">{t('register.title')}</h2>
        <p>
          {t('round.register', { filled: register.filled, total: register.total })}{' '}
          {can.enter && <a href={pathTo.register(city.slug, year)}>{t('round.openRegister')}</a>}
        </p>
      </section>
      {dimensions.map((dimension) => {
        const own = segments.filter((segment) => segment.dimension === dimension.id);
        return (
          <section className="section" key={dimension.id} aria-labelledby={dimension.id}>
            <h2 id={dimension.id}>{dimension.name}</h2>
            <ul className="segment-progress">
              {own.map((segment) => (
                <li key={segment.id}>
                  <span>
                    {can.enter ? (
                      <a href={pathTo.segment(city.slug, year, segment.id)}>{segment.name}</a>
                    ) : (
                      segment.name
                    )}
                  </span>
                  <progress
                    className="progress"
                    value={segment.done}
                    max={segment.total}
                    aria-label={t('round.segmentProgress', { segment: segment.name })}
                  />
                  <span className="small">
                    {t('entry.doneOf', { done: segment.done, total: segment.total })}
                  </span>
                  <span className="small quiet">
                    {[
                      segment.toCorrect > 0 && t('round.toCorrect', { count: segment.toCorrect }),
                      segment.partly > 0 && t('round.partly', { count: segment.partly }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <TasksOfSegment tasks={tasks.filter((task) => task.segment === segment.id)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
