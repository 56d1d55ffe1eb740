/** How a city's dimensions have moved over its rounds. */
import { TrendChart } from '#app/charts/trend/trend-chart.tsx';
import type { TrendIslandData } from '#app/charts/trend/island-data.ts';
import type { Trend } from '#app/domain/trend/trend.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { formatPercent } from '../format.ts';
import {
  trendBreaks,
  trendFinding,
  trendLabelOf,
  trendLines,
  trendPointWords,
} from './trend-words.ts';

export function CityTrend({ city, trend }: { city: { slug: string; name: string }; trend: Trend }) {
  const t = useText();
  if (trend.years.length < 2) return <p>{t('trend.one', { city: city.name })}</p>;
  const lines = trendLines(trend);
  const title = t('trend.title');
  const drawing = {
    lines,
    years: trend.years,
    breaks: trendBreaks(trend, t),
    labelOf: trendLabelOf(t),
    title,
  };
  return (
    <ChartFigure
      id="trend"
      title={title}
      finding={trendFinding(trend, t)}
      island={{ kind: 'trend', data: islandData(trend, t) }}
      files={[
        { label: 'SVG', href: pathTo.trendSvg(city.slug) },
        { label: 'PNG', href: pathTo.trendPng(city.slug) },
        { label: 'CSV', href: pathTo.trendCsv(city.slug) },
      ]}
      table={<TrendTable trend={trend} t={t} />}
    >
      <TrendChart {...drawing} width={1000} height={360} className="on-wide-chart" />
      <TrendChart {...drawing} width={700} height={340} className="on-middle-chart" />
      <TrendChart {...drawing} width={328} height={360} isNarrow className="on-narrow-chart" />
    </ChartFigure>
  );
}

function TrendTable({ trend, t }: { trend: Trend; t: Text }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('trend.year')}</th>
          {trend.series.map(({ id, name }) => (
            <th scope="col" className="number" key={id}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.years.map((year) => (
          <tr key={year}>
            <th scope="row">{String(year)}</th>
            {trend.series.map(({ id, stretches }) => {
              const point = stretches.flat().find((one) => one.year === year);
              return (
                <td className="number" key={id}>
                  {point
                    ? `${formatPercent(point.score.percent, point.score.band, t.locale)} %`
                    : '–'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the chart in the browser needs, words included: it has no catalogue. */
function islandData(trend: Trend, t: Text): TrendIslandData {
  const label = trendLabelOf(t);
  return {
    title: t('trend.title'),
    hint: t('trend.keyboard'),
    years: trend.years,
    breaks: trendBreaks(trend, t),
    series: trendLines(trend).map((line) => ({
      id: line.id,
      label: label(line),
      stretches: line.stretches.map((stretch) =>
        stretch.map((point) => ({
          year: point.year,
          percent: Number(point.percent),
          band: point.band,
          words: trendPointWords(line.name, point, t),
        })),
      ),
    })),
  };
}
