/** What the wheel says when it is a file of its own: it has to carry its context with it. */
import type { WheelTone } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Text } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { wheelWordsOf } from './wheel-words.ts';

/** The words of `wheelSvg` in `reports`. */
export function wheelFileWordsOf(document: PublicDocument, hash: string, t: Text) {
  const { name: city } = document.city;
  const year = String(document.reportingYear);
  const isExtract = document.provenance === 'extract';
  const kinds: Array<[WheelTone, string]> = [
    [4, t('band.4')],
    [3, t('band.3')],
    [2, t('band.2')],
    [1, t('band.1')],
    ['untargeted', t('wheel.untargeted')],
    isExtract ? ['unknown', t('band.notInExtract')] : ['gap', t('band.missing')],
  ];
  return {
    ...wheelWordsOf(city, year, t),
    heading: t('results.heading', { city, year }),
    key: kinds.map(([tone, text]) => ({ tone, text })),
    notes: [
      ...(document.provenance === 'own' ? [] : [`${t(`provenance.${document.provenance}`)}.`]),
      ...(document.kind === 'provisional' ? [t('chain.isProvisional')] : []),
      t('wheel.source', {
        date: formatDate(document.publishedAt, t.locale),
        hash: hash.slice(0, 12),
        targets: document.targetSet.name,
      }),
      t('frame.independent'),
    ],
  };
}
