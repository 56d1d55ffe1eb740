/** The 17 SDGs with the score of the data points that measure them; ours, not U4SSC's. */
import { ScoreBar } from '#app/charts/score-bar.tsx';
import type { ProgressRule } from '#app/domain/definitions/schema.ts';
import type { GroupProgress } from '#app/domain/progress/group-progress.ts';
import type { Progress } from '#app/domain/progress/progress.ts';
import type { PublicDocument, PublicGroup } from '#app/domain/publication/public-document.ts';
import type { VerifiedShares } from '#app/domain/publication/views.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ChartFoot, type ChartFile } from '../charts/chart-figure.tsx';
import { formatPercent } from '../format.ts';
import { GoalTile } from '../kpis/goal-tile.tsx';
import { GoalsProgress } from '../progress/goals-progress.tsx';
import { ProgressWord } from '../progress/progress-word.tsx';
import { courseOf } from '../progress/progress-words.ts';
import { goalsFinding } from './bar-words.ts';
import { ScoreTable } from './score-table.tsx';

/** A goal that a single data point speaks to is hardly measured, whatever that says. */
const HARDLY = 1;

/** How many rounds make a trend, and how many data points a word. */
export type ProgressCounts = Pick<ProgressRule, 'trendFrom' | 'dataPointsFrom'>;

/** Names and colours of the SDGs, by number. */
export type GoalNames = ReadonlyArray<{ number: number; shortName: string; colour: string }>;

export function GoalScores({
  document,
  names,
  progress,
  rule,
  verified,
  pathToScore,
  files,
}: {
  document: PublicDocument;
  names: GoalNames;
  progress: Progress;
  rule: ProgressCounts;
  verified: VerifiedShares;
  pathToScore: (level: 'goal', id: string) => string;
  files?: readonly ChartFile[];
}) {
  const t = useText();
  const { goals } = document.scores;
  const nameOfGoal = (goal: PublicGroup) =>
    names.find((one) => String(one.number) === goal.id)?.shortName ?? goal.name;
  const numbered = (goal: PublicGroup) =>
    t('bars.goalName', { number: goal.id, name: nameOfGoal(goal) });
  return (
    <section className="section" aria-labelledby="goals">
      <h2 id="goals">{t('goals.title')}</h2>
      <p className="chart-finding">{goalsFinding(document, numbered, t)}</p>
      <p className="quiet small">{t('goals.intro')}</p>
      <ul className="goals">
        {goals.map((goal) => {
          const known = names.find((one) => String(one.number) === goal.id);
          return (
            <li key={goal.id}>
              <a href={pathTo.sdg(goal.id)} className="goal">
                <GoalTile number={goal.id} colour={known?.colour ?? '#555555'} />
                <span>{nameOfGoal(goal)}</span>
              </a>
              <ScoreBar score={goal} isSmall />
              <span className={goal.kind === 'scored' ? 'number' : 'number small quiet'}>
                {goal.kind === 'scored'
                  ? `${formatPercent(goal.percent, goal.band, t.locale)} %`
                  : goal.coverage.total <= HARDLY
                    ? t('sdg.hardlyShort')
                    : t('goals.tooFew', { scored: goal.coverage.scored })}
              </span>
              {goal.kind === 'scored' && (
                <Course
                  progress={progress.goals[goal.id]}
                  horizon={progress.horizon}
                  trendFrom={rule.trendFrom}
                  name={numbered(goal)}
                  href={pathToScore('goal', goal.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <ChartFoot
        id="goals"
        files={files}
        table={
          <ScoreTable
            name={t('bars.goal')}
            rows={goals.map((group) => ({
              name: numbered(group),
              group,
              verified: `goal/${group.id}`,
            }))}
            verified={verified}
            isExtract={document.provenance === 'extract'}
          />
        }
      />
      <GoalsProgress
        document={document}
        progress={progress}
        goals={goals.map((goal) => ({ id: goal.id, name: numbered(goal) }))}
        dataPointsFrom={rule.dataPointsFrom}
      />
    </section>
  );
}

/** The word below a goal's name, with what it rests on. */
function Course({
  progress,
  horizon,
  trendFrom,
  name,
  href,
}: {
  progress: GroupProgress | undefined;
  horizon: number;
  trendFrom: number;
  name: string;
  href: string;
}) {
  const t = useText();
  if (!progress) return null;
  return (
    <span className="goal-course small">
      <ProgressWord status={progress.status} />{' '}
      <span className="quiet">{courseOf(progress, { horizon, trendFrom }, t)}</span>{' '}
      <a href={href} className="no-print">
        {t('why.link')} <span className="visually-hidden">{name}</span>
      </a>
    </span>
  );
}
