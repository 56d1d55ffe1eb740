/** Says on a page of forms why nothing can be changed there now, and what to do about it. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

/** What somebody can do who finds a mistake in an attested round: reopen it, or ask for that. */
export type Closed = 'reopen' | 'ask';

export function ClosedNote({
  city,
  year,
  closed,
}: {
  city: string;
  year: number;
  closed: Closed | null;
}) {
  const t = useText();
  if (!closed) return null;
  return (
    <p className="notice closed-note">
      <strong>{t('work.closed')}</strong> {t(`work.closed.${closed}`)}{' '}
      <a href={pathTo.review(city, year)}>{t(`work.closed.${closed}Where`)}</a>
    </p>
  );
}
