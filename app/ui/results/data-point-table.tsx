/** Every data point of a publication with its value, target, source and band, segment by segment. */
import type { EarlierRound, Reading } from '#app/domain/publication/changes.ts';
import type { PublicDataPoint, PublicDocument } from '#app/domain/publication/public-document.ts';
import {
  isWhole,
  selectDataPoints,
  type Selection,
} from '#app/domain/publication/select-data-points.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatPercent, formatQuantity } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { formatTarget } from '../scores/target-text.ts';
import { DataPointFilters } from './data-point-filters.tsx';

export function DataPointTable({
  document,
  earlier,
  selection,
  action,
}: {
  document: PublicDocument;
  /** Newest first. */
  earlier: readonly EarlierRound[];
  selection: Selection;
  /** Address of the page. */
  action: string;
}) {
  const t = useText();
  const found = selectDataPoints(document, selection);
  const isGrouped = selection.order === 'standard';
  const row = (one: PublicDataPoint) => (
    <Row key={one.id} one={one} document={document} earlier={earlier} t={t} />
  );
  return (
    <section className="section" aria-labelledby="data-points">
      <h2 id="data-points">{t('dataPoints.title', { count: document.dataPoints.length })}</h2>
      <DataPointFilters document={document} selection={selection} action={action} />
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
  document: PublicDocument;
  earlier: readonly EarlierRound[];
  t: Text;
}

function Row({ one, document, earlier, t }: RowProps) {
  return (
    <tr id={one.id} className={one.value === null && one.yesNo === null ? 'is-bare' : undefined}>
      <th scope="row">
        <a href={pathTo.kpi(one.kpi, one.id)}>{one.label}</a>
        <More one={one} document={document} earlier={earlier} t={t} />
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

/** What a data point opens to: what was typed, earlier rounds, and the way to its definition. */
function More({ one, document, earlier, t }: RowProps) {
  const used = document.inputs.filter((input) => one.inputs.includes(input.key));
  const shared = document.register.filter((item) => one.inputs.includes(`register:${item.id}`));
  const rounds = earlier.flatMap(({ year, readings }) => {
    const reading = readings[one.id];
    return reading && (reading.value !== null || reading.yesNo !== null) ? [{ year, reading }] : [];
  });
  const kpi = one.kpiName === one.label ? one.kpiCode : `${one.kpiName} · ${one.kpiCode}`;
  if (one.value === null && one.yesNo === null && rounds.length === 0) {
    return <span className="small quiet data-point-kpi">{kpi}</span>;
  }
  return (
    <details className="small more">
      <summary>
        {kpi}
        <span className="visually-hidden">: {t('dataPoints.more')}</span>
      </summary>
      <Source one={one} t={t} />
      {used.length + shared.length > 0 && (
        <>
          <p className="quiet">{t('dataPoints.inputs')}</p>
          <dl className="inputs">
            {[...used.map((item) => ({ ...item, id: item.key })), ...shared].map((item) => (
              <div key={item.id}>
                <dt>{item.label}</dt>
                <dd>
                  {item.yesNo === null
                    ? item.value === null
                      ? `${item.text} ${item.unitSymbol}`
                      : formatQuantity(item.value, 6, item.unitSymbol, t.locale)
                    : t(item.yesNo ? 'answer.yes' : 'answer.no')}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {rounds.length > 0 && (
        <>
          <p className="quiet">{t('dataPoints.rounds')}</p>
          <ul className="bare-list">
            {rounds.map(({ year, reading }) => (
              <li key={year}>{textOfRound(year, reading, one, t)}</li>
            ))}
          </ul>
        </>
      )}
      <a href={pathTo.kpi(one.kpi, one.id)}>{t('dataPoints.definition')}</a>
    </details>
  );
}

function textOfRound(year: number, reading: Reading, one: PublicDataPoint, t: Text): string {
  const value =
    reading.value === null
      ? t(reading.yesNo ? 'answer.yes' : 'answer.no')
      : formatQuantity(reading.value, one.decimals, one.unitSymbol, t.locale);
  if (reading.percent === null || reading.band === null) {
    return t('dataPoints.round', { year: String(year), value });
  }
  const percent = formatPercent(reading.percent, reading.band, t.locale);
  return t('dataPoints.roundScored', { year: String(year), value, percent });
}

function Source({ one, t }: Pick<RowProps, 'one' | 't'>) {
  if (one.status === 'confidential') return null;
  const page = one.sourcePage && t('dataPoints.page', { page: one.sourcePage });
  const year = one.referenceYear === null ? null : String(one.referenceYear);
  const rest = [page, year].filter(Boolean).join(', ');
  return (
    <dl className="inputs">
      {one.sourceName && (
        <div>
          <dt>{t('dataPoints.source')}</dt>
          <dd>
            <span lang="">
              {one.sourceUrl ? (
                <a href={one.sourceUrl} rel="nofollow noopener external">
                  {one.sourceName}
                </a>
              ) : (
                one.sourceName
              )}
            </span>
            {rest && `, ${rest}`}
          </dd>
        </div>
      )}
      {one.quality && (
        <div>
          <dt>{t('dataPoints.evidence')}</dt>
          <dd>{t(`quality.${one.quality}`)}</dd>
        </div>
      )}
    </dl>
  );
}
