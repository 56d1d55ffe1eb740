/** What makes a publication permanent: its number, its hashes, what it corrects and what corrected it. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { ChainState } from '#app/domain/publication/chain.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { kindText } from './kind-of-publication.tsx';
import { TakesPlace } from './takes-place.tsx';
import { verificationText } from './verification-text.ts';

interface Link {
  hash: string;
  sequence: number;
  state: ChainState;
  publishedAt: string;
  note: string | null;
}

const STATE_WORDS = {
  beside: 'chain.isBeside',
  corrected: 'publication.superseded',
  superseded: 'chain.supersededLater',
} as const;

export function ProofOfPublication({
  document,
  hash,
  chain,
  signature,
}: {
  document: PublicDocument;
  hash: string;
  chain: readonly Link[];
  /** Null: it was not signed. */
  signature: { keyId: string } | null;
}) {
  const t = useText();
  const shown = chain.find((one) => one.state === 'shown');
  const state = chain.find((one) => one.hash === hash)?.state;
  return (
    <>
      {document.kind === 'provisional' && <p className="notice">{t('chain.isProvisional')}</p>}
      {document.takesPlaceOf && <TakesPlace hash={document.takesPlaceOf} />}
      {shown && state && state !== 'shown' && (
        <p className="notice">
          {t(STATE_WORDS[state])}{' '}
          <a href={pathTo.publication(shown.hash)}>
            {t(state === 'corrected' ? 'publication.newest' : 'chain.readShown')}
          </a>
        </p>
      )}
      <dl className="facts proof">
        <dt>{t('publication.published')}</dt>
        <dd>
          {formatDate(document.publishedAt, t.locale)}, {kindText(document.kind, t)}
        </dd>
        {document.verification && (
          <>
            <dt>{t('work.verification')}</dt>
            <dd>{verificationText(document.verification, t)}</dd>
          </>
        )}
        {document.note && (
          <>
            <dt>{t(document.sequence > 1 ? 'publication.correctionNote' : 'publication.note')}</dt>
            <dd lang="">{document.note}</dd>
          </>
        )}
        {document.supersedes && (
          <>
            <dt>{t('publication.corrects')}</dt>
            <dd>
              <a href={pathTo.publication(document.supersedes)}>
                <code>{document.supersedes}</code>
              </a>
            </dd>
          </>
        )}
        <dt>{t('publication.hash')}</dt>
        <dd>
          <code>{hash}</code>
          <span className="small quiet data-point-kpi">{t('publication.hashHelp')}</span>
        </dd>
        <dt>{t('publication.sealed')}</dt>
        <dd>
          <code>{document.sealedHash}</code>
          <span className="small quiet data-point-kpi">{t('publication.sealedHelp')}</span>
        </dd>
        <dt>{t('verify.signatureTitle')}</dt>
        <dd>
          {signature ? (
            <>
              {t('verify.signedWith')} <code>{signature.keyId}</code>
            </>
          ) : (
            t('verify.unsigned')
          )}
        </dd>
        {document.auditHead && (
          <>
            <dt>{t('publication.auditHead')}</dt>
            <dd>
              {t('verify.line', { sequence: document.auditHead.sequence })}{' '}
              <code>{document.auditHead.hash}</code>
            </dd>
          </>
        )}
        {document.installationAuditHead && (
          <>
            <dt>{t('verify.installationAuditHead')}</dt>
            <dd>
              {t('verify.line', { sequence: document.installationAuditHead.sequence })}{' '}
              <code>{document.installationAuditHead.hash}</code>
            </dd>
          </>
        )}
        <dt>{t('publication.document')}</dt>
        <dd>
          <a href={pathTo.publicationDocument(hash)}>{t('publication.download')}</a>
          {' · '}
          <a href={pathTo.verifyPublication(hash)}>{t('verify.link')}</a>
        </dd>
      </dl>
    </>
  );
}
