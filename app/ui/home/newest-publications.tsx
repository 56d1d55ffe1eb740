/** What was published last. */
import type { PublicationKind } from '#app/domain/publication/chain.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { ProvisionalTag } from '../results/kind-of-publication.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';

interface Newest {
  slug: string;
  name: string;
  provenance: 'own' | 'extract' | 'fictional';
  year: number;
  kind: PublicationKind;
  sequence: number;
  publishedAt: string;
}

export function NewestPublications({ publications }: { publications: readonly Newest[] }) {
  const t = useText();
  return (
    <section className="section" aria-labelledby="newest">
      <h2 id="newest">{t('home.newest')}</h2>
      <ul className="bare-list stack-small">
        {publications.map((one) => (
          <li key={`${one.slug}/${one.year}/${one.sequence}`} className="row">
            <a href={pathTo.results(one.slug, one.year)}>
              {t('home.result', { city: one.name, year: String(one.year) })}
            </a>
            <ProvisionalTag kind={one.kind} />
            <ProvenanceTag provenance={one.provenance} />
            <span className="quiet small">
              {t(one.sequence > 1 ? 'home.corrected' : 'home.published', {
                date: formatDate(one.publishedAt, t.locale),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
