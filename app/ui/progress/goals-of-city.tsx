/** Where the goals of a city stand, word by word: the short form for its profile. */
import type { ReactNode } from 'react';
import type { Progress } from '#app/domain/progress/progress.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { GoalTile } from '../kpis/goal-tile.tsx';
import type { GoalNames } from '../results/goal-scores.tsx';
import { ProgressWord } from './progress-word.tsx';
import { goalsByStatus, progressFinding } from './progress-words.ts';

export function GoalsOfCity({
  city,
  year,
  progress,
  names,
  hardly,
  dataPointsFrom,
}: {
  city: string;
  year: number;
  progress: Progress;
  names: GoalNames;
  /** Ids of the goals that the KPIs hardly measure. */
  hardly: readonly string[];
  dataPointsFrom: number;
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="goals">
      <h2 id="goals">{t('progress.title')}</h2>
      <p className="chart-finding">{progressFinding(progress, year, t)}</p>
      <dl className="facts">
        {goalsByStatus(progress).map(({ status, ids }) => (
          <Goals
            key={status}
            ids={ids.filter((id) => !hardly.includes(id))}
            names={names}
            word={<ProgressWord status={status} />}
          />
        ))}
        <Goals ids={hardly} names={names} word={t('sdg.hardlyShort')} />
      </dl>
      <p className="small quiet">
        {t('progress.cityIntro', { year: String(year), from: dataPointsFrom })}{' '}
        <a href={`${pathTo.results(city, year)}#goals`}>{t('progress.all')}</a>{' '}
        <a href={pathTo.method('progress')}>{t('progress.how')}</a>
      </p>
    </section>
  );
}

function Goals({
  ids,
  names,
  word,
}: {
  ids: readonly string[];
  names: GoalNames;
  word: ReactNode;
}) {
  if (ids.length === 0) return null;
  return (
    <div className="fact">
      <dt>{word}</dt>
      <dd>
        <ul className="progress-goals">
          {ids.map((id) => {
            const known = names.find(({ number }) => String(number) === id);
            return (
              <li key={id}>
                <a href={pathTo.sdg(id)} className="goal">
                  <GoalTile number={id} colour={known?.colour ?? '#555555'} />
                  <span>{known?.shortName ?? id}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </dd>
    </div>
  );
}
