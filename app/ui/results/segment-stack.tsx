/** Dimensions and their segments as bars; a segment opens to its data points. On a phone it stands in for the wheel. */
import { ScoreBar } from '#app/charts/score-bar.tsx';
import type { PublicDocument, PublicGroup } from '#app/domain/publication/public-document.ts';
import type { VerifiedShares } from '#app/domain/publication/views.ts';
import { isThin } from '#app/domain/scoring/coverage.ts';
import { useText } from '#app/messages/text.tsx';
import { ChartFoot, type ChartFile } from '../charts/chart-figure.tsx';
import { formatPercent } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { segmentGroups, segmentsFinding } from './bar-words.ts';
import { WhyLink } from './why-link.tsx';
import { ScoreTable } from './score-table.tsx';

export function SegmentStack({
  document,
  verified,
  pathToScore,
  files,
}: {
  document: PublicDocument;
  verified: VerifiedShares;
  pathToScore: (level: 'segment', id: string) => string;
  files?: readonly ChartFile[];
}) {
  const t = useText();
  const isExtract = document.provenance === 'extract';
  const { dimensions, segments } = document.scores;
  const isFaint = ({ kind, coverage }: PublicGroup) =>
    !isExtract && kind === 'scored' && isThin(coverage);
  return (
    <section className="section" aria-labelledby="segments">
      <h2 id="segments">{t('segments.title')}</h2>
      <p className="chart-finding">{segmentsFinding(document, t)}</p>
      <p className="quiet small">{t(isExtract ? 'segments.introExtract' : 'segments.intro')}</p>
      <div className="score-columns">
        {dimensions.map((dimension) => (
          <div key={dimension.id} className="segment-stack">
            <h3>{dimension.name}</h3>
            {segments
              .filter((segment) => segment.dimension === dimension.id)
              .map((segment) => (
                <details key={segment.id} className={isFaint(segment) ? 'is-thin' : undefined}>
                  <summary>
                    <span>{segment.name}</span>
                    <ScoreBar score={segment} isSmall />
                    <span className="number">{percentOf(segment, t.locale)}</span>
                    <span className="number quiet small">{shareOf(segment, isExtract)}</span>
                  </summary>
                  {isFaint(segment) && <p className="small quiet">{t('honesty.thin')}</p>}
                  <ul>
                    {document.dataPoints
                      .filter((one) => one.segment === segment.id)
                      .map((one) => (
                        <li key={one.id}>
                          <a href={`#${one.id}`}>{one.label}</a>
                          <BandChip result={one.result} />
                        </li>
                      ))}
                  </ul>
                  <WhyLink score={segment} href={pathToScore('segment', segment.id)} />
                </details>
              ))}
          </div>
        ))}
      </div>
      <ChartFoot
        id="segments"
        files={files}
        table={
          <ScoreTable
            name={t('bars.group')}
            rows={segmentGroups(document).map(({ group, isHead }) => ({
              name: group.name,
              group,
              verified: `${isHead ? 'dimension' : 'segment'}/${group.id}`,
            }))}
            verified={verified}
            isExtract={isExtract}
          />
        }
      />
    </section>
  );
}

function percentOf(score: PublicGroup, locale: string): string {
  return score.kind === 'scored' ? `${formatPercent(score.percent, score.band, locale)} %` : '–';
}

/** Of an extract no coverage is claimed, so only what is scored is counted. */
function shareOf({ coverage }: PublicGroup, isExtract: boolean): string {
  return isExtract ? String(coverage.scored) : `${coverage.reported}/${coverage.applicable}`;
}
