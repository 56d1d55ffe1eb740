/** Every data point of a publication with its value, target, source and band, segment by segment. */
import type { PublicDataPoint, PublicDocument } from '#app/domain/publication/public-document.ts';
import {
  isWhole,
  selectDataPoints,
  type Selection,
} from '#app/domain/publication/select-data-points.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatQuantity } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { formatTarget } from '../scores/target-text.ts';
import { DataPointFilters } from './data-point-filters.tsx';

export function DataPointTable({
  document,
  pathToDataPoint,
  selection,
  action,
  view,
}: {
  document: PublicDocument;
  pathToDataPoint(id: string): string;
  selection: Selection;
  /** Address of the page. */
  action: string;
  view: string | null;
}) {
  const t = useText();
  const found = selectDataPoints(document, selection);
  const isGrouped = selection.order === 'standard';
  const row = (one: PublicDataPoint) => (
    <Row key={one.id} one={one} href={pathToDataPoint(one.id)} t={t} />
  );
  return (
    <section className="section" aria-labelledby="data-points">
      <h2 id="data-points">{t('dataPoints.title', { count: document.dataPoints.length })}</h2>
      <DataPointFilters document={document} selection={selection} action={action} view={view} />
      {!isWhole(selection) && <p role="status">{t('dataPoints.found', { count: found.length })}</p>}
      {found.length > 0 && (
        <table className="cards-on-phone data-points sticky-head">
          <thead>
            <tr>
              <th scope="col">{t('dataPoints.dataPoint')}</th>
              <th scope="col" className="number">
                {t('dataPoints.value')}
              </th>
              <th scope="col">{t('dataPoints.target')}</th>
              <th scope="col">{t('dataPoints.result')}</th>
            </tr>
          </thead>
          {isGrouped ? (
            document.scores.segments.map((segment) => {
              const own = found.filter((one) => one.segment === segment.id);
              return own.length === 0 ? null : (
                <tbody key={segment.id}>
                  <tr className="group" id={segment.id}>
                    <th colSpan={4} scope="rowgroup">
                      {`${dimensionOf(document, segment.dimension)} · ${segment.name}`}
                    </th>
                  </tr>
                  {own.map(row)}
                </tbody>
              );
            })
          ) : (
            <tbody>{found.map(row)}</tbody>
          )}
        </table>
      )}
    </section>
  );
}

function dimensionOf({ scores }: PublicDocument, id: string): string {
  return scores.dimensions.find((one) => one.id === id)?.name ?? '';
}

interface RowProps {
  one: PublicDataPoint;
  /** Where it is opened down to what was typed. */
  href: string;
  t: Text;
}

function Row({ one, href, t }: RowProps) {
  return (
    <tr id={one.id} className={one.value === null && one.yesNo === null ? 'is-bare' : undefined}>
      <th scope="row">
        <a href={href}>{one.label}</a>
        <span className="small quiet data-point-kpi">
          {one.kpiName === one.label ? one.kpiCode : `${one.kpiName} · ${one.kpiCode}`}
        </span>
      </th>
      <td data-label={t('dataPoints.value')} className="number">
        <Value one={one} t={t} />
      </td>
      <td data-label={t('dataPoints.target')} className="small">
        {one.target && formatTarget(one.target, one, t)}
      </td>
      <td data-label={t('dataPoints.result')} className="outcome">
        <BandChip result={one.result} />
        {one.isProvisional && <span className="small quiet"> {t('dataPoints.provisional')}</span>}
        {one.statusReason && (
          <span className="small quiet reason" lang="">
            {one.statusReason}
          </span>
        )}
      </td>
    </tr>
  );
}

function Value({ one, t }: Pick<RowProps, 'one' | 't'>) {
  if (one.yesNo !== null) return <>{t(one.yesNo ? 'answer.yes' : 'answer.no')}</>;
  if (one.value === null) return <span className="quiet">–</span>;
  return (
    <>
      {formatQuantity(one.value, one.decimals, one.unitSymbol, t.locale)}
      {one.publishedAs && (
        <span className="small quiet as-published">
          {t('dataPoints.publishedAs', { text: one.publishedAs })}
        </span>
      )}
    </>
  );
}
