/** The steps of checking a publication, each with the command to copy, and what they do not prove. */
import { fileNamesOf, keyFileNameOf } from '#app/domain/publication/file-names.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import { FileCheck } from './file-check.tsx';

interface Signature {
  keyId: string;
  publicKey: string;
  from: string;
  until: string | null;
}

export function VerifyText({
  document,
  hash,
  signature,
}: {
  document: PublicDocument;
  hash: string;
  signature: Signature | null;
}) {
  const t = useText();
  const names = fileNamesOf(hash);
  return (
    <div className="prose verify">
      <h2 id="files">{t('verify.files')}</h2>
      <ul>
        <li>
          <a href={pathTo.publicationDocument(hash)}>{t('verify.document')}</a>{' '}
          <code className="small">{names.document}</code>
        </li>
        {signature && (
          <>
            <li>
              <a href={pathTo.publicationSignature(hash)}>{t('verify.signature')}</a>{' '}
              <code className="small">{names.signature}</code>
            </li>
            <li>
              <a href={pathTo.signingKey(signature.keyId)}>{t('verify.key')}</a>{' '}
              <code className="small">{keyFileNameOf(signature.keyId)}</code>
            </li>
          </>
        )}
      </ul>

      <h2 id="hash">{t('verify.hash')}</h2>
      <p>{t('verify.hashText')}</p>
      <FileCheck hash={hash} />
      <p>{t('verify.onLinux')}</p>
      <Command text={`echo "${hash}  ${names.document}" | sha256sum --check`} />
      <p>{t('verify.onMac')}</p>
      <Command text={`echo "${hash}  ${names.document}" | shasum -a 256 --check`} />
      <p>{t('verify.onWindows')}</p>
      <Command text={`(Get-FileHash ${names.document}).Hash -eq "${hash}"`} />

      <h2 id="signature">{t('verify.checkSignature')}</h2>
      {signature ? (
        <SignatureSteps hash={hash} signature={signature} />
      ) : (
        <p className="notice">{t('verify.unsignedText')}</p>
      )}

      <h2 id="sealed">{t('verify.sealed')}</h2>
      <p>{t('verify.sealedText')}</p>
      <Command text={document.sealedHash} />
      {signature && (
        <p>
          <a href={pathTo.sealedSignature(hash)}>{t('verify.sealedSignature')}</a>
        </p>
      )}

      <h2 id="log">{t('verify.log')}</h2>
      <p>{t('verify.logText')}</p>

      <h2 id="not-proved">{t('verify.notProved')}</h2>
      <ul>
        {(['right', 'time', 'key', 'newest'] as const).map((what) => (
          <li key={what}>{t(`verify.notProved.${what}`)}</li>
        ))}
      </ul>
    </div>
  );
}

function SignatureSteps({ hash, signature }: { hash: string; signature: Signature }) {
  const t = useText();
  const names = fileNamesOf(hash);
  const { keyId, from, until } = signature;
  const dates = {
    from: formatDate(from, t.locale),
    until: until && formatDate(until, t.locale),
  };
  return (
    <>
      <p>{t('verify.signatureText')}</p>
      <Command
        text={`openssl pkeyutl -verify -rawin -pubin -inkey ${keyFileNameOf(keyId)} -sigfile ${names.signature} -in ${names.document}`}
      />
      <p>{t(until ? 'verify.keyWas' : 'verify.keyIs', { id: keyId, ...dates })}</p>
      <Command text={signature.publicKey.trim()} />
      <p>
        {t('verify.keepKey')} <a href={pathTo.signingKeys()}>{t('verify.allKeys')}</a>
      </p>
    </>
  );
}

/** A line to copy: one click selects it whole. */
function Command({ text }: { text: string }) {
  return (
    <pre className="command">
      <code>{text}</code>
    </pre>
  );
}
