/** What a data point's page is about: the figure, how far from target, and the way to its definition and its city. */
import type { PublicDataPoint, PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { PageHead } from '../layout/page-head.tsx';
import { BesideNote, kindText, type Beside } from '../results/kind-of-publication.tsx';
import { ProvenanceNote } from '../results/provenance-note.tsx';
import { BandChip } from '../scores/band-chip.tsx';
import { valueText } from './figures.ts';

export function ExplanationHead({
  dataPoint,
  city,
  year,
  provenance,
  sourceDocument,
  kind,
  beside,
  back,
}: {
  dataPoint: PublicDataPoint;
  city: { slug: string; name: string };
  year: number;
  /** The results that it is part of. */
  back: string;
  beside?: Beside | null;
} & Pick<PublicDocument, 'provenance' | 'sourceDocument' | 'kind'>) {
  const t = useText();
  const value = valueText(dataPoint, t);
  return (
    <PageHead
      title={t('explain.heading', { label: dataPoint.label, city: city.name, year: String(year) })}
      crumbs={[
        { label: t('frame.cities'), href: pathTo.cities() },
        { label: city.name, href: pathTo.city(city.slug) },
        { label: String(year), href: back },
      ]}
    >
      <ProvenanceNote provenance={provenance} sourceDocument={sourceDocument} />
      <p className="explained-value">
        {value && <strong>{value}</strong>} <BandChip result={dataPoint.result} />
        {provenance === 'own' && <span className="tag">{kindText(kind, t)}</span>}
      </p>
      {kind === 'provisional' && <p className="notice">{t('chain.isProvisional')}</p>}
      <BesideNote beside={beside ?? null} />
      {dataPoint.publishedAs && (
        <p className="small quiet">
          {t('dataPoints.publishedAs', { text: dataPoint.publishedAs })}
        </p>
      )}
      {dataPoint.statusReason && <p lang="">{dataPoint.statusReason}</p>}
      <p className="small">
        <a href={pathTo.kpi(dataPoint.kpi, dataPoint.id)}>
          {t('explain.definition', { kpi: dataPoint.kpiName, code: dataPoint.kpiCode })}
        </a>
      </p>
    </PageHead>
  );
}
