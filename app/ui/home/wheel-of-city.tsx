/** A real result at first sight: the wheel of a city, small, with the way to the whole of it. */
import { Wheel } from '#app/charts/wheel/wheel.tsx';
import { wheelDataOf, type ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { ProvenanceTag } from '../results/provenance-note.tsx';
import { wheelWordsOf } from '../results/wheel-words.ts';

export function WheelOfCity({
  document,
  labels,
}: {
  document: PublicDocument;
  labels: ShortLabels;
}) {
  const t = useText();
  const { name, slug } = document.city;
  const year = String(document.reportingYear);
  return (
    <figure className="hero-wheel">
      <Wheel
        id="wheel-of-home"
        data={wheelDataOf(document, labels)}
        words={wheelWordsOf(name, year, t)}
        isCompact
      />
      <figcaption className="small">
        <a href={pathTo.results(slug, year)}>{t('home.wheel', { city: name, year })}</a>{' '}
        <ProvenanceTag provenance={document.provenance} />
      </figcaption>
    </figure>
  );
}
