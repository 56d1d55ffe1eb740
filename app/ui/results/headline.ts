/** The finding of a publication in a few sentences, made from its figures alone. */
import { findingsOf } from '#app/domain/publication/findings.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatShare } from '../format.ts';

/** More would not be read in a headline. */
const NAMED = 3;

/** Where the city stands best and worst, how much is known, and what the gaps could change. */
export function headlineOf(document: PublicDocument, t: Text): string[] {
  const { strongest, weakest, notMeasured, leastCertain } = findingsOf(document);
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  const names = (segments: typeof notMeasured) =>
    list.format(segments.map((segment) => nameOf(document, segment)));
  const { reported, applicable } = document.scores.total.coverage;
  const isExtract = document.provenance === 'extract';
  const sentences = [
    standing(names(strongest), names(weakest), isExtract, t),
    isExtract
      ? t('headline.extract', { reported })
      : t('headline.reported', { reported, applicable }),
  ];
  if (notMeasured.length > NAMED) {
    sentences.push(t('headline.manyNotMeasured', { count: notMeasured.length }));
  } else if (notMeasured.length > 0) {
    sentences.push(t('headline.notMeasured', { list: names(notMeasured) }));
  }
  if (leastCertain) {
    sentences.push(
      t('headline.range', {
        name: leastCertain.name,
        low: formatShare(leastCertain.range.low, t.locale),
        high: formatShare(leastCertain.range.high, t.locale),
      }),
    );
  }
  return sentences.filter(Boolean);
}

function standing(strong: string, weak: string, isExtract: boolean, t: Text): string {
  const read = isExtract ? 'yes' : 'no';
  if (strong && weak) return t('headline.strongAndWeak', { strong, weak, read });
  if (strong) return t('headline.strong', { strong, read });
  return weak ? t('headline.weak', { weak, read }) : '';
}

/** A segment's name, with its dimension where another one has the same name. */
export function nameOf(
  { scores }: PublicDocument,
  segment: { id: string; name: string; dimension: string },
): string {
  const isDouble = scores.segments.some(
    (other) => other.name === segment.name && other.id !== segment.id,
  );
  const dimension = scores.dimensions.find((one) => one.id === segment.dimension)?.name;
  return isDouble && dimension ? `${segment.name} (${dimension})` : segment.name;
}
