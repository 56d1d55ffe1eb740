/** Where a published value comes from, and how good the evidence is, in a sentence. */
import type { PublicDataPoint } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';

export function SourceNote({ dataPoint: one }: { dataPoint: PublicDataPoint }) {
  const t = useText();
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
