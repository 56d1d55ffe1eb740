/** A publication as a page: what it is, how far the city is, what that rests on, and every data point. */
import type { ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ScoreBlock } from '../scores/score-block.tsx';
import { DataPointTable } from './data-point-table.tsx';
import { GoalScores, type GoalNames } from './goal-scores.tsx';
import { WheelFigure } from './wheel-figure.tsx';
import { GroundsOfResults } from './grounds-of-results.tsx';

export function PublishedResults({
  document,
  goals,
  labels,
}: {
  document: PublicDocument;
  goals: GoalNames;
  labels: ShortLabels;
}) {
  const t = useText();
  const { dimensions, segments } = document.scores;
  const isExtract = document.provenance === 'extract';
  return (
    <>
      <div className="score-columns">
        {dimensions.map((dimension) => (
          <ScoreBlock
            key={dimension.id}
            name={dimension.name}
            score={dimension}
            isExtract={isExtract}
            segments={segments
              .filter((segment) => segment.dimension === dimension.id)
              .map((segment) => ({ name: segment.name, score: segment, href: `#${segment.id}` }))}
          />
        ))}
      </div>
      <WheelFigure document={document} labels={labels} />
      <p className="small quiet">
        <a href={pathTo.method()}>{t('results.howScored')}</a>
      </p>
      <GoalScores goals={document.scores.goals} names={goals} />
      <GroundsOfResults document={document} />
      <DataPointTable document={document} />
    </>
  );
}
