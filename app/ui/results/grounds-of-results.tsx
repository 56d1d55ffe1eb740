/** What the results rest on: how much is reported, how good the evidence is, and where the figures can be taken away. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { useText } from '#app/messages/text.tsx';
import { evidenceText } from './evidence-text.ts';

export function GroundsOfResults({ document }: { document: PublicDocument }) {
  const t = useText();
  const { coverage, evidence } = document.scores.total;
  const isExtract = document.provenance === 'extract';
  const confidential = document.dataPoints.filter((one) => one.status === 'confidential').length;
  const suppressed = document.dataPoints.filter((one) => one.status === 'suppressed').length;
  const provisional = document.dataPoints.filter((one) => one.isProvisional).length;
  return (
    <section className="section" aria-labelledby="grounds">
      <h2 id="grounds">{t('grounds.title')}</h2>
      <dl className="facts">
        <dt>{t('grounds.coverage')}</dt>
        <dd>
          {isExtract
            ? t('grounds.extract', { reported: coverage.reported })
            : t('grounds.reported', {
                reported: coverage.reported,
                applicable: coverage.applicable,
                total: coverage.total,
                benchmarked: coverage.benchmarked,
              })}
          {confidential > 0 && ` ${t('grounds.confidential', { count: confidential })}`}
          {suppressed > 0 &&
            ` ${t('suppression.grounds', { count: suppressed, below: document.suppression?.below })}`}
          {coverage.invalid > 0 && ` ${t('grounds.invalid', { count: coverage.invalid })}`}
          {provisional > 0 && ` ${t('grounds.provisional', { count: provisional })}`}
        </dd>
        <dt>{t('grounds.evidence')}</dt>
        <dd>{evidenceText(evidence, t)}</dd>
        <dt>{t('grounds.targets')}</dt>
        <dd>{`${document.targetSet.name}, ${t('grounds.version', { version: document.targetSet.version })}`}</dd>
        <dt>{t('grounds.framework')}</dt>
        <dd>{`${document.framework.name} (${document.framework.standard}), ${document.framework.version}`}</dd>
        {document.city.boundaryNote && (
          <>
            <dt>{t('grounds.boundary')}</dt>
            <dd>
              {[document.city.boundaryNote, document.city.boundaryVersion]
                .filter(Boolean)
                .join(' · ')}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
