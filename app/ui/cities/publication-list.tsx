/** Every publication of a city, corrections included. */
import type { ChainState, PublicationKind } from '#app/domain/publication/chain.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { kindText } from '../results/kind-of-publication.tsx';

interface Listed {
  hash: string;
  year: number;
  sequence: number;
  kind: PublicationKind;
  state: ChainState;
  note: string | null;
  publishedAt: string;
}

export function PublicationList({ publications }: { publications: readonly Listed[] }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="publications">
      <h2 id="publications">{t('city.publications')}</h2>
      <p className="quiet small">{t('city.publicationsIntro')}</p>
      <table className="cards-on-phone">
        <thead>
          <tr>
            <th scope="col">{t('city.publication')}</th>
            <th scope="col">{t('city.published')}</th>
            <th scope="col">{t('city.form')}</th>
            <th scope="col">{t('chain.state')}</th>
            <th scope="col">{t('city.note')}</th>
          </tr>
        </thead>
        <tbody>
          {publications.map((one) => (
            <tr key={one.hash}>
              <th scope="row">
                <a href={pathTo.publication(one.hash)}>
                  {t('city.publicationOf', { year: String(one.year), sequence: one.sequence })}
                </a>{' '}
                {one.sequence > 1 && <span className="tag">{t('trend.correction')}</span>}
              </th>
              <td data-label={t('city.published')}>{formatDate(one.publishedAt, t.locale)}</td>
              <td data-label={t('city.form')}>{kindText(one.kind, t)}</td>
              <td data-label={t('chain.state')}>{t(`chain.state.${one.state}`)}</td>
              <td data-label={t('city.note')} lang="">
                {one.note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
