/** Under the title of a result: since when it is public, in which form, and how to take it away. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { searchOf } from '#app/domain/comparison/chosen.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { BesideNote, kindText, type Beside } from './kind-of-publication.tsx';
import { TakesPlace } from './takes-place.tsx';
import { verificationText } from './verification-text.ts';

export function PublicationFacts({
  document,
  hash,
  beside,
}: {
  document: PublicDocument;
  hash: string;
  /** A newer one that is not the result. */
  beside: Beside | null;
}) {
  const t = useText();
  const { slug } = document.city;
  const year = document.reportingYear;
  return (
    <>
      <ul className="tags">
        {(document.provenance === 'own' || document.kind === 'provisional') && (
          <li className="tag">{kindText(document.kind, t)}</li>
        )}
        <li>{t('publication.since', { date: formatDate(document.publishedAt, t.locale) })}</li>
        <li>
          <a href={pathTo.publication(hash)}>{t('publication.link', { hash: hash.slice(0, 8) })}</a>
        </li>
        <li>
          <a href={pathTo.compare(searchOf({ cities: [slug], year }))}>
            {t('publication.compare')}
          </a>
        </li>
        <li>
          <a href={pathTo.exportCsv(slug, year)}>{t('publication.csv')}</a>
        </li>
        <li>
          <a href={pathTo.exportJson(slug, year)}>{t('publication.json')}</a>
        </li>
      </ul>
      {document.kind === 'provisional' && <p className="notice">{t('chain.isProvisional')}</p>}
      {document.takesPlaceOf && <TakesPlace hash={document.takesPlaceOf} />}
      <BesideNote beside={beside} />
      {document.verification && <p>{verificationText(document.verification, t)}</p>}
      {document.note && (
        <p lang="">
          <strong>
            {t(document.sequence > 1 ? 'publication.correctionNote' : 'publication.note')}
          </strong>{' '}
          {document.note}
        </p>
      )}
    </>
  );
}
