/** The compared cities side by side: each with its letter, its wheel and the way to its results. */
import { letterOf } from '#app/charts/dot-comparison/dot-layout.ts';
import { Wheel } from '#app/charts/wheel/wheel.tsx';
import { wheelDataOf } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';
import { wheelWordsOf } from '../results/wheel-words.ts';

export function CityCards({ documents }: { documents: readonly PublicDocument[] }) {
  const t = useText();
  return (
    <ul className="city-cards">
      {documents.map((document, index) => {
        const { slug, name } = document.city;
        const year = String(document.reportingYear);
        const { reported, applicable } = document.scores.total.coverage;
        return (
          <li key={slug}>
            <div className="row">
              <Letter city={index} />
              <h2>
                <a href={pathTo.results(slug, year)}>{name}</a>
              </h2>
              <ProvenanceTag provenance={document.provenance} />
            </div>
            <Wheel
              id={`wheel-${index}`}
              data={wheelDataOf(document, {})}
              words={wheelWordsOf(name, year, t)}
              isCompact
            />
            <p className="small quiet">
              {document.provenance === 'extract'
                ? t('headline.extract', { reported })
                : t('headline.reported', { reported, applicable })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** The letter that a city has in the drawing. */
export function Letter({ city }: { city: number }) {
  return <span className="city-letter">{letterOf(city)}</span>;
}
