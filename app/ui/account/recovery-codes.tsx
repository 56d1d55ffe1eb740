/** The recovery codes, shown this once. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function RecoveryCodes({
  codes,
  why,
}: {
  codes: readonly string[];
  why: 'confirmed' | 'renewed';
}) {
  const t = useText();
  return (
    <section className="success stack-small" aria-labelledby="recovery-codes">
      <p role="status">{t(`factor.done.${why}`)}</p>
      <h2 id="recovery-codes">{t('factor.codes')}</h2>
      <p>{t('factor.codesText')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <a href={pathTo.manage()}>{t('factor.goOn')}</a>
      </p>
    </section>
  );
}
