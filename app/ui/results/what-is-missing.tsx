/** What is not reported, dimension by dimension, with the reasons that the city gives. */
import type { PublicDataPoint, PublicDocument } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';

const GAPS = new Set([
  'missing',
  'notCollected',
  'notApplicable',
  'invalid',
  'confidential',
  'notVerified',
  'suppressed',
]);

/** Nothing for an extract: what was not read is not missing. */
export function WhatIsMissing({ document }: { document: PublicDocument }) {
  const t = useText();
  if (document.provenance === 'extract') return null;
  const gaps = document.dataPoints.filter(({ result }) => GAPS.has(result.kind));
  return (
    <section className="section" aria-labelledby="missing">
      <h2 id="missing">{t('missing.title')}</h2>
      <p>{t('missing.summary', { count: gaps.length })}</p>
      <div className="score-columns">
        {document.scores.dimensions.map((dimension) => {
          const own = document.scores.segments.filter((one) => one.dimension === dimension.id);
          const list = gaps.filter((one) => own.some(({ id }) => id === one.segment));
          return list.length === 0 ? null : (
            <div key={dimension.id}>
              <h3>{dimension.name}</h3>
              <ul className="gap-list">
                {list.map((one) => (
                  <Gap key={one.id} one={one} />
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function Gap({ one }: { one: PublicDataPoint }) {
  const t = useText();
  const { kind } = one.result;
  if (kind === 'scored') return null;
  return (
    <li>
      <a href={`#${one.id}`}>{one.label}</a>{' '}
      <span className="small quiet">
        {t(`band.${kind}`)}
        {one.statusReason && (
          <>
            : <span lang="">{one.statusReason}</span>
          </>
        )}
      </span>
    </li>
  );
}
