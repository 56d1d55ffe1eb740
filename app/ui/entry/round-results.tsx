/** Scores of dimensions and segments, and every data point with the way back to its field. */
import type { GroupScore } from '#app/domain/scoring/score-group.ts';
import type { DataPointResult } from '#app/domain/scoring/score-data-point.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { BandKey } from '../scores/band-key.tsx';
import { ScoreBlock } from '../scores/score-block.tsx';

export interface ResultsOfRound {
  isExtract: boolean;
  dimensions: Array<{
    name: string;
    score: GroupScore;
    segments: Array<{ name: string; score: GroupScore }>;
  }>;
  dataPoints: Array<{
    id: string;
    kpi: string;
    label: string;
    segment: string;
    segmentName: string;
    decimals: number;
    unit: string;
    value: string | null;
    yesNo: boolean | null;
    result: DataPointResult;
  }>;
}

export function RoundResults({
  city,
  year,
  results,
  canEnter,
}: {
  city: string;
  year: number;
  results: ResultsOfRound;
  /** Data points lead to their fields; for others to where they can be read. */
  canEnter: boolean;
}) {
  const t = useText();
  return (
    <>
      <div className="score-columns">
        {results.dimensions.map((dimension) => (
          <ScoreBlock
            key={dimension.score.id}
            name={dimension.name}
            score={dimension.score}
            segments={dimension.segments}
            isExtract={results.isExtract}
          />
        ))}
      </div>
      <BandKey />
      <section className="section" aria-labelledby="all-data-points">
        <h2 id="all-data-points">{t('results.allDataPoints')}</h2>
        <table className="cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t('results.dataPoint')}</th>
              <th scope="col">{t('results.segment')}</th>
              <th scope="col" className="number">
                {t('results.value')}
              </th>
              <th scope="col">{t('results.band')}</th>
            </tr>
          </thead>
          <tbody>
            {results.dataPoints.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a
                    href={
                      canEnter
                        ? pathTo.segment(city, year, row.segment, row.id)
                        : pathTo.reviewDataPoint(city, year, row.id)
                    }
                  >
                    {row.label}
                  </a>
                </th>
                <td data-label={t('results.segment')}>{row.segmentName}</td>
                <td data-label={t('results.value')} className="number">
                  {row.value !== null &&
                    `${formatValue(row.value, row.decimals, t.locale)} ${row.unit}`}
                  {row.yesNo !== null && t(row.yesNo ? 'answer.yes' : 'answer.no')}
                  {row.value === null && row.yesNo === null && '–'}
                </td>
                <td data-label={t('results.band')}>
                  <BandChip result={row.result} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
