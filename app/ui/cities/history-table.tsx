/** Every data point over the rounds of a city, segment by segment, with the breaks between them. */
import { Sparkline } from '#app/charts/sparkline.tsx';
import type { Progress } from '#app/domain/progress/progress.ts';
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { scoredStretches, type DataPointRound } from '#app/domain/trend/data-point-rounds.ts';
import type { Histories, History } from '#app/domain/trend/histories.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatPercent, formatValue, unbroken } from '../format.ts';
import { ProgressWord } from '../progress/progress-word.tsx';

export function HistoryTable({
  histories: { years, rows },
  segments,
  city,
  progress,
}: {
  histories: Histories;
  /** Of the newest round, with the names of their dimensions. */
  segments: ReadonlyArray<{ id: string; name: string; dimension: string }>;
  city: string;
  /** Of the data points, as of the newest round. */
  progress: Progress['dataPoints'];
}) {
  const t = useText();
  const known = new Set(segments.map(({ id }) => id));
  const groups = [
    ...segments.map(({ id, name, dimension }) => ({
      id,
      name: `${dimension} · ${name}`,
      own: rows.filter(({ dataPoint }) => dataPoint.segment === id),
    })),
    { id: 'other', name: '', own: rows.filter(({ dataPoint }) => !known.has(dataPoint.segment)) },
  ];
  return (
    <table className="cards-on-phone round-table">
      <thead>
        <tr>
          <th scope="col">{t('dataPoints.dataPoint')}</th>
          {years.map((year) => (
            <th key={year} scope="col" className="number">
              {String(year)}
            </th>
          ))}
          <th scope="col">{t('rounds.line')}</th>
          <th scope="col">{t('progress.word')}</th>
        </tr>
      </thead>
      {groups.map(({ id, name, own }) =>
        own.length === 0 ? null : (
          <tbody key={id}>
            {name !== '' && (
              <tr className="group">
                <th colSpan={years.length + 3} scope="rowgroup">
                  {name}
                </th>
              </tr>
            )}
            {own.map((history) => (
              <Row
                key={history.dataPoint.id}
                history={history}
                years={years}
                city={city}
                progress={progress}
                t={t}
              />
            ))}
          </tbody>
        ),
      )}
    </table>
  );
}

function Row({
  history: { dataPoint, rounds },
  years,
  city,
  progress,
  t,
}: {
  history: History;
  years: readonly number[];
  city: string;
  progress: Progress['dataPoints'];
  t: Text;
}) {
  const newest = rounds.findLast((round) => round !== null);
  const own = progress[dataPoint.id];
  const stretches = scoredStretches(rounds.flatMap((round) => round ?? [])).map((stretch) =>
    stretch.map(({ year, dataPoint: { result } }) => ({ year, percent: Number(result.percent) })),
  );
  return (
    <tr>
      <th scope="row">
        <a href={pathTo.dataPoint(city, newest?.year ?? '', dataPoint.id)}>{dataPoint.label}</a>
        <span className="small quiet data-point-kpi">
          {dataPoint.yesNo === null
            ? `${dataPoint.kpiCode} · ${unbroken(dataPoint.unitSymbol)}`
            : dataPoint.kpiCode}
        </span>
      </th>
      {rounds.map((round, index) => (
        <td
          key={years[index]}
          className={round && round.breaks.length > 0 ? 'number is-broken' : 'number'}
          data-label={String(years[index])}
        >
          <Cell round={round} t={t} />
        </td>
      ))}
      <td data-label={t('rounds.line')}>
        <Sparkline stretches={stretches} years={years} />
      </td>
      <td data-label={t('progress.word')}>{own ? <ProgressWord status={own.status} /> : '–'}</td>
    </tr>
  );
}

/** Value and % of target of one round, and why it cannot be held against the one before. */
function Cell({ round, t }: { round: DataPointRound | null; t: Text }) {
  if (!round) return <span className="small quiet">{t('rounds.notKnown')}</span>;
  const { dataPoint, breaks } = round;
  const { result } = dataPoint;
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  return (
    <div className="round-cell">
      {figureOf(dataPoint, t) ?? (
        <span className="small quiet">
          {result.kind === 'scored' ? '–' : t(`band.${result.kind}`)}
        </span>
      )}
      {result.kind === 'scored' && (
        <span className={`band band-${result.band}`}>
          {t('rounds.percent', { percent: formatPercent(result.percent, result.band, t.locale) })}
        </span>
      )}
      {breaks.length > 0 && (
        <span className="small quiet">
          {t('rounds.break', {
            reasons: list.format(breaks.map((reason) => t(`trend.reason.${reason}`))),
          })}
        </span>
      )}
    </div>
  );
}

/** Without its unit, which stands once beside the name. */
function figureOf({ value, yesNo, decimals }: PublicDataPoint, t: Text): string | null {
  if (yesNo !== null) return t(yesNo ? 'answer.yes' : 'answer.no');
  return value === null ? null : formatValue(value, Math.max(decimals, LEAST_DECIMALS), t.locale);
}

/** As on the page of the data point. */
const LEAST_DECIMALS = 2;
