/** A data point over the rounds of its city: a table, and a line where two rounds or more can be compared. */
import { TrendChart } from '#app/charts/trend/trend-chart.tsx';
import type { TrendLine } from '#app/charts/trend/trend-layout.ts';
import { scoredStretches, type DataPointRound } from '#app/domain/trend/data-point-rounds.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { formatPercent } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { valueText } from './figures.ts';

export function DataPointRounds({
  rounds,
  city,
  label,
}: {
  /** Oldest first. */
  rounds: readonly DataPointRound[];
  city: { slug: string };
  label: string;
}) {
  const t = useText();
  const reported = rounds.filter(({ dataPoint }) => valueText(dataPoint, t) !== null);
  if (reported.length < 2) return null;
  const line = lineOf(rounds, label);
  const table = <RoundsTable rounds={rounds} city={city} t={t} />;
  if (line.stretches.flat().length < 2) {
    return (
      <section className="section" aria-labelledby="rounds">
        <h2 id="rounds">{t('explain.rounds')}</h2>
        {table}
      </section>
    );
  }
  const drawing = {
    lines: [line],
    years: line.stretches.flat().map(({ year }) => year),
    title: t('explain.roundsTitle', { label }),
  };
  return (
    <div className="section">
      <ChartFigure
        id="rounds"
        title={t('explain.rounds')}
        finding={findingOf(line, t)}
        table={table}
      >
        <TrendChart
          {...drawing}
          labelOf={() => t('explain.ofTarget')}
          width={1000}
          height={300}
          className="on-wide-chart"
        />
        <TrendChart
          {...drawing}
          labelOf={() => ''}
          width={328}
          height={260}
          className="on-narrow-chart"
        />
      </ChartFigure>
    </div>
  );
}

function lineOf(rounds: readonly DataPointRound[], label: string): TrendLine {
  return {
    id: 'value',
    name: label,
    stretches: scoredStretches(rounds).map((stretch) =>
      stretch.map(({ year, dataPoint: { result } }) => ({
        year,
        percent: result.percent,
        band: result.band,
        range: null,
      })),
    ),
  };
}

/** What the newest stretch shows. */
function findingOf(line: TrendLine, t: Text): string {
  const stretch = line.stretches.at(-1) ?? [];
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (!first || !last || first === last) return t('explain.notComparable');
  const [from, to] = [first, last].map(({ percent, band }) =>
    formatPercent(percent, band, t.locale),
  );
  return t(from === to ? 'explain.stayed' : 'explain.moved', {
    from,
    to,
    since: String(first.year),
    until: String(last.year),
  });
}

function RoundsTable({
  rounds,
  city,
  t,
}: {
  rounds: readonly DataPointRound[];
  city: { slug: string };
  t: Text;
}) {
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('trend.year')}</th>
          <th scope="col" className="number">
            {t('dataPoints.value')}
          </th>
          <th scope="col">{t('dataPoints.result')}</th>
        </tr>
      </thead>
      <tbody>
        {rounds.toReversed().map(({ year, dataPoint, breaks }) => (
          <tr key={year}>
            <th scope="row">
              <a href={pathTo.dataPoint(city.slug, year, dataPoint.id)}>{String(year)}</a>
            </th>
            <td className="number" data-label={t('dataPoints.value')}>
              {valueText(dataPoint, t) ?? '–'}
            </td>
            <td data-label={t('dataPoints.result')}>
              <BandChip result={dataPoint.result} />
              {breaks.length > 0 && (
                <span className="small quiet">
                  {' '}
                  {t('explain.break', {
                    reasons: list.format(breaks.map((reason) => t(`trend.reason.${reason}`))),
                  })}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
