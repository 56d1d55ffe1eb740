/** What a correction changed, data point by data point: as it was, as it is, and the reason that the city gives. */
import type { Corrections } from '#app/domain/publication/corrections.ts';
import type { PublicDataPoint, PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText, type Text } from '#app/messages/text.tsx';
import { formatQuantity } from '../format.ts';
import { BandChip } from '../scores/band-chip.tsx';

type Figure = PublicDocument['register'][number];

export function WhatWasCorrected({
  document,
  corrections,
}: {
  document: PublicDocument;
  corrections: Corrections | null;
}) {
  const t = useText();
  if (!corrections) return null;
  const { dataPoints, register } = corrections;
  const count = dataPoints.length + register.length;
  return (
    <section className="stack corrections" aria-labelledby="corrections">
      <h2 id="corrections">{t('corrections.title')}</h2>
      <p>
        {t('corrections.summary', { count })}{' '}
        <a href={pathTo.publication(corrections.of)}>
          {t('publication.link', { hash: corrections.of.slice(0, 8) })}
        </a>
      </p>
      {document.note && (
        <p>
          <strong>{t('corrections.why')}</strong> <span lang="">{document.note}</span>
        </p>
      )}
      {count > 0 && (
        <table className="cards-on-phone">
          <thead>
            <tr>
              <th scope="col">{t('dataPoints.dataPoint')}</th>
              <th scope="col">{t('corrections.was')}</th>
              <th scope="col">{t('corrections.now')}</th>
            </tr>
          </thead>
          <tbody>
            {register.map(({ id, now, was }) => (
              <tr key={id}>
                <th scope="row">{(now ?? was)?.label}</th>
                <td data-label={t('corrections.was')}>{figureText(was, t)}</td>
                <td data-label={t('corrections.now')}>{figureText(now, t)}</td>
              </tr>
            ))}
            {dataPoints.map(({ now, was }) => (
              <tr key={now.id}>
                <th scope="row">
                  <a href={`#${now.id}`}>{now.label}</a>{' '}
                  <span className="small quiet">{now.kpiCode}</span>
                </th>
                <td data-label={t('corrections.was')}>{was ? <Told one={was} /> : '–'}</td>
                <td data-label={t('corrections.now')}>
                  <Told one={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Told({ one }: { one: PublicDataPoint }) {
  const t = useText();
  return (
    <span className="told">
      {one.yesNo !== null && <span>{t(one.yesNo ? 'answer.yes' : 'answer.no')}</span>}
      {one.value !== null && (
        <span>{formatQuantity(one.value, one.decimals, one.unitSymbol, t.locale)}</span>
      )}
      <BandChip result={one.result} />
      {one.isProvisional && <span className="small quiet">{t('dataPoints.provisional')}</span>}
    </span>
  );
}

function figureText(figure: Figure | undefined, t: Text): string {
  if (!figure) return '–';
  if (figure.value === null) return figure.text;
  return formatQuantity(figure.value, 6, figure.unitSymbol, t.locale);
}
