/** The finding of a publication in a sentence or two, made from its figures alone. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatPercent } from '../format.ts';

/** What is reported, and where the city stands furthest from and nearest to its targets. */
export function summaryOf(document: PublicDocument, t: Text): string {
  const { dimensions, total } = document.scores;
  const scores = dimensions.flatMap((one) =>
    one.kind === 'scored'
      ? [
          t('summary.dimension', {
            name: one.name,
            percent: formatPercent(one.percent, one.band, t.locale),
          }),
        ]
      : [],
  );
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' }).format(scores);
  const { reported, applicable } = total.coverage;
  const grounds =
    document.provenance === 'extract'
      ? t('summary.extract', { reported })
      : t('summary.reported', { reported, applicable });
  return scores.length > 0 ? `${grounds} ${t('summary.scores', { list })}` : grounds;
}
