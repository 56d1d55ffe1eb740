/** Says of an unverified result that it is shown because the verified one is wrong. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

/** That an unverified publication is shown because the city calls the verified result wrong. */
export function TakesPlace({ hash }: { hash: string }) {
  const t = useText();
  return (
    <p className="notice">
      {t('chain.takesPlaceText')}{' '}
      <a href={pathTo.publication(hash)}>{t('publication.link', { hash: hash.slice(0, 8) })}</a>
    </p>
  );
}
