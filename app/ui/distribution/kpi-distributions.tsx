/** Where the published values of a KPI's data points lie, city by city. */
import { axisFigures, DistributionChart } from '#app/charts/distribution/distribution-chart.tsx';
import type { Distribution } from '#app/domain/distribution/distribution.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { formatPercent } from '../format.ts';
import { ProvenanceTag } from '../results/provenance-note.tsx';
import {
  distributionFinding,
  distributionIslandData,
  drawnValues,
  figureOf,
  marksOf,
  type MeasuredDataPoint,
} from './distribution-words.ts';

/** Of yes-or-no data points only the answers are counted. */
export type ShownDistribution = Distribution & { answers: { yes: number; no: number } | null };

export function KpiDistributions({
  kpi,
  dataPoints,
  distributions,
}: {
  kpi: string;
  dataPoints: readonly MeasuredDataPoint[];
  /** One for each data point, in their order. */
  distributions: readonly ShownDistribution[];
}) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="distribution">
      <h2 id="distribution">{t('distribution.title')}</h2>
      <p className="quiet small">{t('distribution.intro')}</p>
      {dataPoints.map((dataPoint, index) => {
        const distribution = distributions[index];
        if (!distribution) return null;
        return distribution.values.length < 2 ? (
          <WithoutChart key={dataPoint.id} {...{ dataPoint, distribution }} />
        ) : (
          <WithChart key={dataPoint.id} {...{ kpi, dataPoint, distribution }} />
        );
      })}
    </section>
  );
}

interface Props {
  dataPoint: MeasuredDataPoint;
  distribution: ShownDistribution;
}

/** One value spreads nowhere, and answers are two numbers. */
function WithoutChart({ dataPoint, distribution }: Props) {
  const t = useText();
  const { answers } = distribution;
  return (
    <div className="distribution">
      <h3>{dataPoint.label}</h3>
      <p>
        {answers
          ? t('distribution.answers', answers)
          : distributionFinding(distribution, dataPoint, t)}
      </p>
    </div>
  );
}

function WithChart({ kpi, dataPoint, distribution }: Props & { kpi: string }) {
  const t = useText();
  const { id, label } = dataPoint;
  const title = t('distribution.heading', { label });
  const drawing = {
    values: drawnValues(distribution),
    marks: marksOf(dataPoint, t),
    title,
    figure: axisFigures(t.locale),
  };
  return (
    <div className="distribution">
      <ChartFigure
        id={`${id}-distribution`}
        title={label}
        level={3}
        finding={distributionFinding(distribution, dataPoint, t)}
        island={{
          kind: 'distribution',
          data: distributionIslandData(distribution, dataPoint, title, t),
        }}
        files={[
          { label: 'SVG', href: pathTo.distributionSvg(kpi, id) },
          { label: 'PNG', href: pathTo.distributionPng(kpi, id) },
          { label: 'CSV', href: pathTo.distributionCsv(kpi, id) },
        ]}
        table={<ValueTable dataPoint={dataPoint} distribution={distribution} t={t} />}
      >
        <DistributionChart {...drawing} width={1100} className="on-wide-chart" />
        <DistributionChart {...drawing} width={700} className="on-middle-chart" />
        <DistributionChart {...drawing} width={328} className="on-narrow-chart" />
      </ChartFigure>
    </div>
  );
}

function ValueTable({ dataPoint, distribution, t }: Props & { t: Text }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('distribution.city')}</th>
          <th scope="col">{t('distribution.year')}</th>
          <th scope="col" className="number">
            {t('distribution.value')}
          </th>
          <th scope="col" className="number">
            {t('distribution.percent')}
          </th>
        </tr>
      </thead>
      <tbody>
        {distribution.values.map((one) => (
          <tr key={one.slug}>
            <th scope="row">
              <a href={pathTo.results(one.slug, one.year, dataPoint.id)}>{one.name}</a>{' '}
              <ProvenanceTag provenance={one.provenance} />
            </th>
            <td>{String(one.year)}</td>
            <td className="number">{figureOf(one.value, dataPoint, t)}</td>
            <td className="number">
              {one.percent !== null && one.band !== null
                ? `${formatPercent(one.percent, one.band, t.locale)} %`
                : dataPoint.target && dataPoint.target.method !== 'none'
                  ? t('distribution.otherTargets')
                  : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
