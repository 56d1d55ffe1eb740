/** What the city says about a value beside its figures: quality, source, area, comment. */
import type { ReactNode } from 'react';
import type { Origin, Quality } from '#app/domain/entry/entry.ts';
import { useText } from '#app/messages/text.tsx';

export interface BehindValueProps {
  quality: Quality | null;
  origin: Origin | null;
  sourceName: string | null;
  sourceUrl: string | null;
  scope: string | null;
  comment: string | null;
  /** Files. */
  evidence: ReadonlyArray<{ name: string; href: string }>;
  statusReason: string | null;
  isConfidential: boolean;
  isProvisional: boolean;
}

export function BehindValue({ behind }: { behind: BehindValueProps }) {
  const t = useText();
  const { quality, origin, sourceName, sourceUrl, scope, comment, evidence, statusReason } = behind;
  const isEmpty = ![
    quality,
    origin,
    sourceName,
    sourceUrl,
    scope,
    comment,
    statusReason,
    ...evidence,
  ].some(Boolean);
  return (
    <section className="section" aria-labelledby="behind">
      <h2 id="behind">{t('review.behind')}</h2>
      {isEmpty && <p>{t('review.nothingBehind')}</p>}
      <dl className="facts">
        {statusReason && <Fact label={t('review.statusReason')} said={statusReason} />}
        {quality && <Fact label={t('review.quality')}>{t(`quality.${quality}`)}</Fact>}
        {origin && <Fact label={t('review.origin')}>{t(`origin.${origin}`)}</Fact>}
        {(sourceName ?? sourceUrl) && (
          <Fact label={t('review.source')}>
            {sourceUrl ? (
              <a href={sourceUrl} rel="nofollow noopener external" lang="">
                {sourceName ?? sourceUrl}
              </a>
            ) : (
              <span lang="">{sourceName}</span>
            )}
          </Fact>
        )}
        {scope && <Fact label={t('review.scope')} said={scope} />}
        {comment && <Fact label={t('review.comment')} said={comment} />}
        {evidence.length > 0 && (
          <Fact label={t('entry.evidence')}>
            <ul className="bare-list">
              {evidence.map(({ name, href }) => (
                <li key={href}>
                  <a href={href} download>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      {behind.isConfidential && <p className="notice">{t('review.confidential')}</p>}
      {behind.isProvisional && <p>{t('review.provisional')}</p>}
    </section>
  );
}

function Fact({ label, said, children }: { label: string; said?: string; children?: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{said === undefined ? children : <span lang="">{said}</span>}</dd>
    </>
  );
}
