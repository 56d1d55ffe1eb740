/** Every data point of the compared cities in one table. */
import { byDifference, type DataPointRow } from '#app/domain/comparison/compare.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatQuantity, formatShare } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';

export function DataPointRows({
  rows,
  names,
  order,
  hrefOf,
}: {
  rows: readonly DataPointRow[];
  names: readonly string[];
  order: 'difference' | 'standard';
  hrefOf: (order: 'difference' | 'standard') => string;
}) {
  const t = useText();
  const shown = order === 'standard' ? rows : byDifference(rows);
  return (
    <section className="section" aria-labelledby="data-points">
      <h2 id="data-points">{t('compare.dataPoints')}</h2>
      <p className="quiet small">
        {t(
          order === 'standard' ? 'compare.dataPointsByStandard' : 'compare.dataPointsByDifference',
        )}
      </p>
      <nav aria-label={t('compare.order')} className="no-print">
        <ul className="tags">
          {(['difference', 'standard'] as const).map((one) => (
            <li key={one}>
              <a
                href={`${hrefOf(one)}#data-points`}
                aria-current={one === order ? 'true' : undefined}
              >
                {t(`compare.order.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <table className="cards-on-phone sticky-head compare-data-points">
        <thead>
          <tr>
            <th scope="col">{t('dataPoints.dataPoint')}</th>
            {names.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col" className="number">
              {t('compare.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id} id={row.id}>
              <th scope="row">
                <a href={pathTo.kpi(row.kpi, row.id)}>{row.label}</a>
                <span className="small quiet data-point-kpi">{row.kpiCode}</span>
              </th>
              {row.cells.map((cell, index) => (
                <td key={names[index]} data-label={names[index]}>
                  <Cell cell={cell} t={t} />
                </td>
              ))}
              <td data-label={t('compare.difference')} className="number small">
                {differenceOf(row, t)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell, t }: { cell: PublicDataPoint; t: Text }) {
  const { value, yesNo, decimals, unitSymbol, result } = cell;
  return (
    <span className="compare-cell">
      {value !== null && <span>{formatQuantity(value, decimals, unitSymbol, t.locale)}</span>}
      {yesNo !== null && <span>{t(yesNo ? 'answer.yes' : 'answer.no')}</span>}
      <BandChip result={result} />
    </span>
  );
}

function differenceOf({ difference, isRevised }: DataPointRow, t: Text): string {
  if (isRevised) return t('compare.revised');
  if (difference === null) return '–';
  return t('compare.points', { points: formatShare(String(difference), t.locale) });
}
