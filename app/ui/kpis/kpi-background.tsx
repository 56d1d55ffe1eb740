/** What verifiers look at, which checks run, and where each part of the definition comes from. */
import type { Kpi } from '#app/domain/definitions/schema.ts';
import { useText } from '#app/messages/text.tsx';

interface ShownRule {
  id: string;
  message: string;
  source: string | null;
  basis: string;
}

export function KpiBackground({
  kpi,
  rules,
  framework,
}: {
  kpi: Kpi;
  rules: readonly ShownRule[];
  framework: { version: string; hash: string };
}) {
  const t = useText();
  const { provenance } = kpi;
  const pages = [
    ...provenance.pages.methodology2017.map((page) =>
      t('kpi.provenance.methodology2017', { page }),
    ),
    ...provenance.pages.manual2022.map((page) => t('kpi.provenance.manual2022', { page })),
  ];
  return (
    <>
      {kpi.verification.length + rules.length > 0 && (
        <section className="section" aria-labelledby="verification">
          <h2 id="verification">{t('kpi.verification')}</h2>
          <ul className="prose">
            {kpi.verification.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {rules.map((rule) => (
              <li key={rule.id}>
                {rule.message}{' '}
                <span className="small quiet">({rule.source ?? t('kpi.ownRule')})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {kpi.genderRelevance.relevant && (
        <section className="section" aria-labelledby="gender">
          <h2 id="gender">{t('kpi.gender')}</h2>
          <p className="prose">{kpi.genderRelevance.reason ?? t('kpi.genderRelevant')}</p>
        </section>
      )}
      <section className="section" aria-labelledby="provenance">
        <h2 id="provenance">{t('kpi.provenance')}</h2>
        <p className="quiet small">{t('kpi.provenanceIntro')}</p>
        <dl className="facts">
          {(['definition', 'formula', 'rationale', 'howToCollect'] as const).map((part) => (
            <div key={part} className="fact">
              <dt>{t(`kpi.provenance.part.${part}`)}</dt>
              <dd>{provenance[part]}</dd>
            </div>
          ))}
          {pages.length > 0 && (
            <div className="fact">
              <dt>{t('kpi.provenance.pages')}</dt>
              <dd>{pages.join('; ')}</dd>
            </div>
          )}
          <div className="fact">
            <dt>{t('kpi.provenance.version')}</dt>
            <dd>
              {framework.version} <code className="quiet">{framework.hash.slice(0, 12)}</code>
            </dd>
          </div>
        </dl>
        {provenance.note && <p className="small">{provenance.note}</p>}
      </section>
    </>
  );
}
