/** The page of a published data point: what it is, how it comes about, and how it has moved. */
import type { Target } from '#app/domain/definitions/schema.ts';
import type { Explanation, Share } from '#app/domain/explanation/explain-data-point.ts';
import type { DataPointProgress } from '#app/domain/progress/data-point-progress.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { DataPointRound } from '#app/domain/trend/data-point-rounds.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import type { Beside } from '../results/kind-of-publication.tsx';
import type { Contest } from '../contests/contest-list.tsx';
import { ContestsOfFigure } from '../contests/contests-of-figure.tsx';
import { DataPointRounds } from './data-point-rounds.tsx';
import { DataPointCourse } from '../progress/data-point-course.tsx';
import { ExplainedSteps } from './explained-steps.tsx';
import { ExplanationHead } from './explanation-head.tsx';

export interface ExplainedDataPointProps extends Pick<
  PublicDocument,
  'provenance' | 'sourceDocument' | 'kind'
> {
  /** Of the publication. */
  hash: string;
  contests: readonly Contest[];
  explanation: Explanation;
  /** A newer publication that is not the result; undefined on the page of one publication. */
  beside?: Beside | null;
  city: { slug: string; name: string };
  year: number;
  /** Oldest first. */
  rounds: readonly DataPointRound[];
  /** Null without a score. */
  progress: DataPointProgress | null;
  horizon: number;
  /** So many rounds make a trend. */
  trendFrom: number;
  target: Target | null;
  targetSet: { name: string; version: string };
  bandEdges: PublicDocument['targetSet']['bandEdges'];
}

export function ExplainedDataPoint({
  page: {
    hash,
    contests,
    explanation,
    city,
    year,
    rounds,
    progress,
    horizon,
    trendFrom,
    target,
    targetSet,
    bandEdges,
    ...head
  },
  back,
  pathToScore,
}: {
  page: ExplainedDataPointProps;
  pathToScore: (level: Share['level'], id: string) => string;
  /** The results that it is part of. */
  back: string;
}) {
  const { dataPoint } = explanation;
  const t = useText();
  return (
    <>
      <ExplanationHead dataPoint={dataPoint} city={city} year={year} back={back} {...head} />
      <ExplainedSteps
        explanation={explanation}
        target={target}
        targetSet={targetSet}
        bandEdges={bandEdges}
        pathToScore={pathToScore}
      />
      <p className="small quiet">{t('explain.rounded')}</p>
      <ContestsOfFigure contests={contests} hash={hash} dataPoint={dataPoint} />
      <DataPointRounds rounds={rounds} city={city} label={dataPoint.label} />
      {progress && <DataPointCourse progress={progress} horizon={horizon} trendFrom={trendFrom} />}
      <p className="row no-print">
        <a href={back}>{t('explain.back')}</a>
        <a href={pathTo.method()}>{t('frame.method')}</a>
      </p>
    </>
  );
}
