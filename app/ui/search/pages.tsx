/** The way through a list that does not fit on a page. */
import { useText } from '#app/messages/text.tsx';

export function Pages({
  page,
  perPage,
  count,
  hrefOf,
}: {
  page: number;
  perPage: number;
  count: number;
  hrefOf: (page: number) => string;
}) {
  const t = useText();
  const last = Math.max(1, Math.ceil(count / perPage));
  if (last === 1) return null;
  return (
    <nav aria-label={t('search.pages')} className="row">
      {page > 1 && (
        <a href={hrefOf(page - 1)} rel="prev">
          {t('search.previous')}
        </a>
      )}
      <span className="quiet">{t('search.pageOf', { page, last })}</span>
      {page < last && (
        <a href={hrefOf(page + 1)} rel="next">
          {t('search.next')}
        </a>
      )}
    </nav>
  );
}

/** The page that an address asks for; 1 for anything that is no page. */
export function pageOf(search: URLSearchParams): number {
  const page = Number(search.get('page') ?? '1');
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
