/** What makes a publication permanent: its number, its hashes, what it corrects and what corrected it. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { verificationText } from './verification-text.ts';

interface Link {
  hash: string;
  sequence: number;
  publishedAt: string;
  note: string | null;
}

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
  const newest = chain[0];
  return (
    <>
      {newest && newest.hash !== hash && (
        <p className="notice">
          {t('publication.superseded')}{' '}
          <a href={pathTo.publication(newest.hash)}>{t('publication.newest')}</a>
        </p>
      )}
      <dl className="facts proof">
        <dt>{t('publication.published')}</dt>
        <dd>
          {formatDate(document.publishedAt, t.locale)},{' '}
          {t(document.kind === 'verified' ? 'publication.verified' : 'publication.selfReported')}
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
