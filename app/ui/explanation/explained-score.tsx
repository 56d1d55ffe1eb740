/** The page of a published score: which data points with which points, their sum, the range, the mean. */
import { ScoreBar } from '#app/charts/score-bar.tsx';
import type { GroupExplanation } from '#app/domain/explanation/explain-group.ts';
import type { GroupProgress } from '#app/domain/progress/group-progress.ts';
import type { GroupLevel } from '#app/domain/publication/members.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { VerifiedShare } from '#app/domain/publication/views.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';
import { PageHead } from '../layout/page-head.tsx';
import { ProgressTable } from '../progress/progress-table.tsx';
import { ProvenanceNote } from '../results/provenance-note.tsx';
import { ScoreGrounds } from '../results/score-grounds.tsx';
import { ScoreMembers } from './score-members.tsx';
import { ScoreSums } from './score-sums.tsx';

export interface ExplainedScoreProps extends Pick<PublicDocument, 'provenance' | 'sourceDocument'> {
  city: { slug: string; name: string };
  year: number;
  /** Of the score, as short as it has one. */
  name: string;
  segments: ReadonlyArray<{ id: string; name: string; dimension: string }>;
  explanation: GroupExplanation;
  verified: VerifiedShare;
  dataPointsFrom: number;
  /** Of an SDG alone. */
  goal: {
    progress: GroupProgress | null;
    targets: ReadonlyArray<{ id: string; text: string; progress: GroupProgress }>;
    horizon: number;
  } | null;
}

export function ExplainedScore({
  page,
  back,
  pathToDataPoint,
  pathToScore,
}: {
  page: ExplainedScoreProps;
  /** The results that it is part of. */
  back: string;
  pathToDataPoint: (id: string) => string;
  pathToScore: (level: GroupLevel, id: string) => string;
}) {
  const t = useText();
  const { city, year, explanation, provenance } = page;
  const { group, level } = explanation;
  const isExtract = provenance === 'extract';
  return (
    <>
      <PageHead
        title={t('why.heading', {
          name: t(`why.level.${level}`, { id: group.id, name: page.name }),
          city: city.name,
          year: String(year),
        })}
        crumbs={[
          { label: t('frame.cities'), href: pathTo.cities() },
          { label: city.name, href: pathTo.city(city.slug) },
          { label: String(year), href: back },
        ]}
      >
        <ProvenanceNote provenance={provenance} sourceDocument={page.sourceDocument} />
        <div className="score-why">
          <p className="score-figure">
            {group.kind === 'scored' ? (
              <>
                {formatPercent(group.percent, group.band, t.locale)}
                <small> %</small>
              </>
            ) : (
              <small>{t('score.none')}</small>
            )}
          </p>
          <ScoreBar score={group} />
          <ScoreGrounds score={group} isExtract={isExtract} verified={page.verified} />
        </div>
      </PageHead>
      <ScoreMembers
        explanation={explanation}
        segments={page.segments}
        pathToDataPoint={pathToDataPoint}
        pathToScore={pathToScore}
      />
      <ScoreSums
        explanation={explanation}
        isExtract={isExtract}
        dataPointsFrom={page.dataPointsFrom}
      />
      {page.goal?.progress && (
        <section className="section" aria-labelledby="progress">
          <h2 id="progress">{t('why.progress')}</h2>
          <div>
            <ProgressTable
              name={t('progress.target')}
              horizon={page.goal.horizon}
              rows={[
                { id: 'all', name: page.name, progress: page.goal.progress },
                ...page.goal.targets.map(({ id, text, progress }) => ({
                  id,
                  name: `${id} ${text}`,
                  progress,
                })),
              ]}
            />
          </div>
        </section>
      )}
      <p className="small quiet">{t('explain.rounded')}</p>
      <p className="row no-print">
        <a href={back}>{t('explain.back')}</a>
        <a href={pathTo.method(level === 'goal' ? 'progress' : 'groups')}>{t('frame.method')}</a>
      </p>
    </>
  );
}
