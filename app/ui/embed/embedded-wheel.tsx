/** A result for a frame in somebody else's page: the finding, the wheel, its dimensions in figures, and the way back. */
import { Wheel } from '#app/charts/wheel/wheel.tsx';
import { wheelDataOf, type ShortLabels } from '#app/charts/wheel/wheel-data.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { headlineOf } from '../results/headline.ts';
import { ProvenanceNote } from '../results/provenance-note.tsx';
import { wheelWordsOf } from '../results/wheel-words.ts';
import { BandKey } from '../scores/band-key.tsx';
import { ScoreHead } from '../scores/score-block.tsx';
import { formatDate } from '../format.ts';

export function EmbeddedWheel({
  document,
  labels,
  hash,
}: {
  document: PublicDocument;
  labels: ShortLabels;
  hash: string;
}) {
  const t = useText();
  const { name: city, slug } = document.city;
  const year = String(document.reportingYear);
  const data = wheelDataOf(document, labels);
  const words = wheelWordsOf(city, year, t);
  const list = new Intl.ListFormat(t.locale, { type: 'conjunction' });
  return (
    <main className="embed">
      <h1>{t('results.heading', { city, year })}</h1>
      <ProvenanceNote provenance={document.provenance} sourceDocument={document.sourceDocument} />
      {document.kind === 'provisional' && <p className="notice">{t('chain.isProvisional')}</p>}
      <p>{headlineOf(document, t).join(' ')}</p>
      <p className="row">
        <a href={pathTo.results(slug, year)}>{t('embed.whole', { city, year })}</a>
      </p>
      <div className="embed-result">
        {/* the whole wheel where its labels can be read, its rings alone where there is no room for them */}
        <figure className="embed-wheel">
          <Wheel
            id="wheel-with-labels"
            data={data}
            words={words}
            hrefOf={(dataPoint) => pathTo.results(slug, year, dataPoint)}
          />
          <Wheel id="wheel-of-rings" data={data} words={words} isCompact />
          <figcaption className="small quiet">
            {t('embed.clockwise', {
              dimensions: list.format(data.dimensions.map(({ name }) => name)),
            })}{' '}
            <span className="embed-links">{t('embed.read')}</span>
          </figcaption>
        </figure>
        <div className="embed-scores">
          {document.scores.dimensions.map((dimension) => (
            <ScoreHead
              key={dimension.id}
              name={dimension.name}
              score={dimension}
              isExtract={document.provenance === 'extract'}
            />
          ))}
        </div>
      </div>
      <BandKey />
      {/* the end that the browser waits for before it draws */}
      <p id="foot" className="small quiet">
        {t('wheel.source', {
          date: formatDate(document.publishedAt, t.locale),
          hash: hash.slice(0, 12),
          targets: document.targetSet.name,
        })}{' '}
        {t('frame.independent')}
      </p>
    </main>
  );
}
