/** A city's newest results in one look, with the way to all of them and to other years. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { searchOf } from '#app/domain/comparison/chosen.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ScoreGrounds } from '../results/score-grounds.tsx';
import { YearLinks } from '../results/year-links.tsx';
import { ScoreHead } from '../scores/score-block.tsx';

export function LatestResults({
  document,
  years,
}: {
  document: PublicDocument;
  years: readonly number[];
}) {
  const t = useText();
  const { slug } = document.city;
  const year = document.reportingYear;
  return (
    <>
      <div className="row">
        <a href={pathTo.results(slug, year)} className="button">
          {t('trend.toResults', { year: String(year) })}
        </a>
        <a href={pathTo.compare(searchOf({ cities: [slug], year }))}>{t('publication.compare')}</a>
        <YearLinks city={slug} years={[...years].sort((a, b) => b - a)} current={null} />
      </div>
      <div className="score-columns score-heads latest">
        {document.scores.dimensions.map((dimension) => (
          <ScoreHead
            key={dimension.id}
            name={dimension.name}
            score={dimension}
            isExtract={document.provenance === 'extract'}
          >
            <ScoreGrounds score={dimension} isExtract={document.provenance === 'extract'} />
          </ScoreHead>
        ))}
      </div>
    </>
  );
}
