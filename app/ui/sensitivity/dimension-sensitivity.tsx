/** What moves the score of one dimension: the question, the finding, a small chart and its table. */
import { SensitivityChart } from '#app/charts/sensitivity/sensitivity-chart.tsx';
import type { ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type {
  Alternative,
  DimensionSensitivity as Sensitivity,
  Dropped,
  Otherwise,
} from '#app/domain/sensitivity/sensitivity.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { ChartFigure } from '../charts/chart-figure.tsx';
import { formatPercent, formatShare } from '../format.ts';
import { signed } from '../progress/progress-words.ts';

export function DimensionSensitivity({
  sensitivity,
  labels,
  hrefOf,
}: {
  sensitivity: Sensitivity;
  labels: ShortLabels;
  /** The page of a data point. */
  hrefOf: (dataPoint: string) => string;
}) {
  const t = useText();
  const { score, dropped, lowest, highest, keepsBand } = sensitivity;
  const percent = formatPercent(score.percent, score.band, t.locale);
  const rows = rowsOf(sensitivity, labels, t);
  const title = t('sensitivity.question', { name: score.name });
  return (
    <div>
      <ChartFigure
        id={`sensitivity-${score.id}`}
        title={title}
        finding={t('sensitivity.finding', {
          name: score.name,
          percent,
          low: formatShare(lowest, t.locale),
          high: formatShare(highest, t.locale),
          keeps: keepsBand ? 'yes' : 'no',
        })}
        table={<RowTable rows={rows} t={t} />}
      >
        <SensitivityChart
          published={score.percent}
          publishedLabel={t('sensitivity.published', { percent })}
          marks={rows.map(({ id, label, outcome }) => ({
            id,
            label,
            figure: figureOf(outcome, t),
            percent: outcome.percent,
          }))}
          title={title}
        />
      </ChartFigure>
      <ul className="small sensitivity-list">
        {dropped.map(({ id, label, points, alike }) => (
          <li key={id}>
            <a href={hrefOf(id)}>{label}</a>
            {': '}
            {t('sensitivity.alike', { points, alike })}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Row {
  id: string;
  label: string;
  outcome: Otherwise;
}

function rowsOf({ alternatives, dropped }: Sensitivity, labels: ShortLabels, t: Text): Row[] {
  return [
    ...alternatives.map((one) => ({ id: keyOf(one), label: labelOf(one, t), outcome: one })),
    ...dropped.map((one: Dropped) => ({
      id: one.id,
      label: t('sensitivity.dropped', { label: labels[one.id] ?? one.kpiName }),
      outcome: one,
    })),
  ];
}

function keyOf(one: Alternative): string {
  return one.kind === 'targetSet' ? one.name : one.kind;
}

function labelOf(one: Alternative, t: Text): string {
  return one.kind === 'targetSet'
    ? t('sensitivity.targetSet', { name: one.name })
    : t(`sensitivity.${one.kind}`);
}

function figureOf({ percent, band, by }: Otherwise, t: Text): string {
  if (percent === null || band === null || by === null) return t('sensitivity.none');
  const moved = signed(by, t.locale);
  if (!/[1-9]/.test(moved)) return t('sensitivity.same');
  return t('sensitivity.outcome', { percent: formatPercent(percent, band, t.locale), by: moved });
}

function RowTable({ rows, t }: { rows: readonly Row[]; t: Text }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('sensitivity.change')}</th>
          <th scope="col" className="number">
            {t('sensitivity.score')}
          </th>
          <th scope="col" className="number">
            {t('sensitivity.by')}
          </th>
          <th scope="col" className="number">
            {t('sensitivity.scored')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, outcome: { percent, band, by, scored } }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td className="number">
              {percent === null || band === null
                ? t('sensitivity.none')
                : `${formatPercent(percent, band, t.locale)} %`}
            </td>
            <td className="number">{by === null ? '–' : signed(by, t.locale)}</td>
            <td className="number">{scored}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
