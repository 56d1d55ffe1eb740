/** Every data point of a publication with its value, target, source and band, segment by segment. */
import type { PublicDataPoint, PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatValue } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';
import { formatTarget } from '../scores/target-text.ts';

export function DataPointTable({ document }: { document: PublicDocument }) {
  const t = useText();
  const dimensionName = new Map(document.scores.dimensions.map((one) => [one.id, one.name]));
  return (
    <section className="section" aria-labelledby="data-points">
      <h2 id="data-points">{t('dataPoints.title', { count: document.dataPoints.length })}</h2>
      <table className="cards-on-phone data-points">
        <thead>
          <tr>
            <th scope="col">{t('dataPoints.dataPoint')}</th>
            <th scope="col" className="number">
              {t('dataPoints.value')}
            </th>
            <th scope="col">{t('dataPoints.target')}</th>
            <th scope="col">{t('dataPoints.result')}</th>
            <th scope="col">{t('dataPoints.source')}</th>
          </tr>
        </thead>
        {document.scores.segments.map((segment) => (
          <tbody key={segment.id}>
            <tr className="group" id={segment.id}>
              <th colSpan={5} scope="rowgroup">
                {`${dimensionName.get(segment.dimension) ?? ''} · ${segment.name}`}
              </th>
            </tr>
            {document.dataPoints
              .filter((one) => one.segment === segment.id)
              .map((one) => (
                <Row key={one.id} one={one} document={document} t={t} />
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ one, document, t }: { one: PublicDataPoint; document: PublicDocument; t: Text }) {
  return (
    <tr id={one.id} className={one.value === null && one.yesNo === null ? 'is-bare' : undefined}>
      <th scope="row">
        <a href={pathTo.kpi(one.kpi, one.id)}>{one.label}</a>
        <span className="small quiet data-point-kpi">
          {one.kpiName === one.label ? one.kpiCode : `${one.kpiName} · ${one.kpiCode}`}
        </span>
      </th>
      <td data-label={t('dataPoints.value')} className="number">
        <Value one={one} document={document} t={t} />
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
      <td data-label={t('dataPoints.source')} className="small quiet">
        <Source one={one} t={t} />
      </td>
    </tr>
  );
}

function Value({ one, document, t }: { one: PublicDataPoint; document: PublicDocument; t: Text }) {
  if (one.yesNo !== null) return <>{t(one.yesNo ? 'answer.yes' : 'answer.no')}</>;
  if (one.value === null) return <span className="quiet">–</span>;
  const used = document.inputs.filter((input) => one.inputs.includes(input.key));
  return (
    <>
      {`${formatValue(one.value, one.decimals, t.locale)} ${one.unitSymbol}`}
      {one.publishedAs && (
        <span className="small quiet as-published">
          {t('dataPoints.publishedAs', { text: one.publishedAs })}
        </span>
      )}
      {used.length > 0 && (
        <details className="small inputs">
          <summary>{t('dataPoints.inputs')}</summary>
          <dl>
            {used.map((input) => (
              <div key={input.key}>
                <dt>{input.label}</dt>
                <dd>
                  {input.yesNo === null
                    ? `${input.value === null ? input.text : formatValue(input.value, 6, t.locale)} ${input.unitSymbol}`
                    : t(input.yesNo ? 'answer.yes' : 'answer.no')}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Source({ one, t }: { one: PublicDataPoint; t: Text }) {
  if (one.status === 'confidential') return null;
  const page = one.sourcePage && t('dataPoints.page', { page: one.sourcePage });
  const year = one.referenceYear === null ? null : String(one.referenceYear);
  const name = one.sourceName && (
    <span lang="">
      {one.sourceUrl ? (
        <a href={one.sourceUrl} rel="nofollow noopener external">
          {one.sourceName}
        </a>
      ) : (
        one.sourceName
      )}
    </span>
  );
  return (
    <>
      {name}
      {[page, year].filter(Boolean).map((part) => `, ${part}`)}
      {one.quality && <span className="data-point-kpi">{t(`quality.${one.quality}`)}</span>}
    </>
  );
}
