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
  const typed = typedFigures(document);
  const row = (one: PublicDataPoint) => (
    <Row key={one.id} one={one} typed={typed} earlier={earlier} t={t} />
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
  typed: ReadonlyMap<string, TypedFigure>;
  earlier: readonly EarlierRound[];
  t: Text;
}

function Row({ one, typed, earlier, t }: RowProps) {
  return (
    <tr id={one.id} className={one.value === null && one.yesNo === null ? 'is-bare' : undefined}>
      <th scope="row">
        <a href={pathTo.kpi(one.kpi, one.id)}>{one.label}</a>
        <More one={one} typed={typed} earlier={earlier} t={t} />
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

/** What a data point opens to: its source, what was typed, and earlier rounds. */
function More({ one, typed, earlier, t }: RowProps) {
  const kpi = one.kpiName === one.label ? one.kpiCode : `${one.kpiName} · ${one.kpiCode}`;
  const rounds = earlier.flatMap(({ year, readings }) => {
    const reading = readings[one.id];
    return reading && (reading.value !== null || reading.yesNo !== null)
      ? [textOfRound(year, reading, one, t)]
      : [];
  });
  if (one.value === null && one.yesNo === null && rounds.length === 0) {
    return <span className="small quiet data-point-kpi">{kpi}</span>;
  }
  const inputs = inputsOf(one, typed, t);
  return (
    <details className="small more">
      <summary>
        {kpi}
        <span className="visually-hidden">: {t('dataPoints.more')}</span>
      </summary>
      <Source one={one} t={t} />
      {inputs && <p>{inputs}</p>}
      {rounds.length > 0 && <p>{t('dataPoints.rounds', { rounds: rounds.join('; ') })}</p>}
    </details>
  );
}

type TypedFigure = PublicDocument['inputs'][number] | PublicDocument['register'][number];

/** Inputs and register items by the keys that data points know them by. */
function typedFigures(document: PublicDocument): Map<string, TypedFigure> {
  return new Map<string, TypedFigure>([
    ...document.inputs.map((input) => [input.key, input] as const),
    ...document.register.map((item) => [`register:${item.id}`, item] as const),
  ]);
}

/** The inputs of a value with their figures, as a sentence; empty where the value itself was typed. */
function inputsOf(one: PublicDataPoint, typed: RowProps['typed'], t: Text): string {
  const used = one.inputs.flatMap((key) => typed.get(key) ?? []);
  if (used.length === 0) return '';
  const inputs = used.map((item) => {
    const figure =
      item.yesNo !== null
        ? t(item.yesNo ? 'answer.yes' : 'answer.no')
        : item.value === null
          ? `${item.text} ${item.typedUnitSymbol ?? item.unitSymbol}`
          : formatQuantity(item.value, 6, item.unitSymbol, t.locale);
    return `${item.label} ${figure}`;
  });
  return t('dataPoints.inputs', { inputs: inputs.join('; ') });
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
  if (one.status === 'confidential' || (!one.sourceName && !one.quality)) return null;
  const page = one.sourcePage && t('dataPoints.page', { page: one.sourcePage });
  const year = one.referenceYear === null ? null : String(one.referenceYear);
  const place = [page, year].filter(Boolean).join(', ');
  return (
    <p>
      {one.sourceName && `${t('dataPoints.source')}: `}
      {one.sourceUrl ? (
        <a href={one.sourceUrl} rel="nofollow noopener external" lang="">
          {one.sourceName}
        </a>
      ) : (
        one.sourceName
      )}
      {one.sourceName && place && `, ${place}. `}
      {one.quality && t(`quality.${one.quality}`)}
    </p>
  );
}
