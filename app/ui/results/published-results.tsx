/** A publication as a page: how far the city is, where and why, what that rests on, and every data point. */
import type { ReactNode } from 'react';
import type { ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type { Progress } from '#app/domain/progress/progress.ts';
import type { EarlierRound } from '#app/domain/publication/changes.ts';
import type { GroupLevel } from '#app/domain/publication/members.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { VerifiedShares, View } from '#app/domain/publication/views.ts';
import type { Selection } from '#app/domain/publication/select-data-points.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import type { ChartFile } from '../charts/chart-figure.tsx';
import { ScoreHead } from '../scores/score-block.tsx';
import { ChangesSince } from './changes-since.tsx';
import { DataPointTable } from './data-point-table.tsx';
import { Extremes } from './extremes.tsx';
import { GoalScores, type GoalNames, type ProgressCounts } from './goal-scores.tsx';
import { GroundsOfResults } from './grounds-of-results.tsx';
import { ScoreGrounds } from './score-grounds.tsx';
import { SegmentStack } from './segment-stack.tsx';
import { WhyLink } from './why-link.tsx';
import { WhatIsMissing } from './what-is-missing.tsx';
import { WheelFigure } from './wheel-figure.tsx';

export interface PublishedResultsProps {
  document: PublicDocument;
  goals: GoalNames;
  labels: ShortLabels;
  /** The round before; undefined for a first one. */
  before: EarlierRound | undefined;
  progress: Progress;
  progressRule: ProgressCounts;
  pathToDataPoint(id: string): string;
  pathToScore(level: GroupLevel, id: string): string;
  selection: Selection;
  /** Address of the page. */
  action: string;
  /** The view that is shown; none: the publication as it is. */
  view?: View | null;
  verified: VerifiedShares;
  /** The wheel to take away; none where a newer publication has taken its address. */
  wheelFiles?: readonly ChartFile[];
  /** The page that says what the scores hang on. */
  sensitivity?: string;
  /** The same of the bars. */
  barFiles?: Record<'segments' | 'goals', readonly ChartFile[]>;
  /** How to show the wheel elsewhere. */
  embed?: ReactNode;
}

export function PublishedResults(props: PublishedResultsProps) {
  const {
    document,
    goals,
    labels,
    before,
    selection,
    action,
    wheelFiles = [],
    barFiles,
    embed,
  } = props;
  const t = useText();
  const isExtract = document.provenance === 'extract';
  return (
    <>
      <div className="score-columns score-heads">
        {document.scores.dimensions.map((dimension) => (
          <ScoreHead
            key={dimension.id}
            name={dimension.name}
            score={dimension}
            isExtract={isExtract}
          >
            <ScoreGrounds
              score={dimension}
              isExtract={isExtract}
              verified={props.verified[`dimension/${dimension.id}`]}
            />
            <WhyLink score={dimension} href={props.pathToScore('dimension', dimension.id)} />
          </ScoreHead>
        ))}
      </div>
      <p className="small quiet">
        <a href={pathTo.method()}>{t('results.howScored')}</a>{' '}
        {props.sensitivity && <a href={props.sensitivity}>{t('sensitivity.link')}</a>}
      </p>
      <WheelFigure document={document} labels={labels} files={wheelFiles}>
        {embed}
      </WheelFigure>
      <SegmentStack
        document={document}
        verified={props.verified}
        pathToScore={props.pathToScore}
        files={barFiles?.segments}
      />
      <Extremes document={document} />
      <ChangesSince document={document} before={before} />
      <GoalScores
        document={document}
        names={goals}
        progress={props.progress}
        rule={props.progressRule}
        verified={props.verified}
        pathToScore={props.pathToScore}
        files={barFiles?.goals}
      />
      <WhatIsMissing document={document} />
      <GroundsOfResults document={document} />
      <DataPointTable
        document={document}
        pathToDataPoint={props.pathToDataPoint}
        selection={selection}
        action={action}
        view={props.view ?? null}
      />
    </>
  );
}
