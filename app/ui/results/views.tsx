/** The ways to look at a round's results, and what the one at hand leaves out. */
import type { View } from '#app/domain/publication/views.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function ViewLinks({
  city,
  year,
  view,
  views,
}: {
  city: string;
  year: string;
  /** Null: the newest publication as it is. */
  view: View | null;
  views: readonly View[];
}) {
  const t = useText();
  // a single kind is the newest publication itself
  if (view === null && views.length < 2 && !views.includes('without-low')) return null;
  return (
    <nav aria-label={t('view.label')}>
      <ul className="tags">
        <li>
          <a href={pathTo.results(city, year)} aria-current={view === null ? 'page' : undefined}>
            {t('view.newest')}
          </a>
        </li>
        {views.map((one) => (
          <li key={one}>
            <a
              href={pathTo.resultsView(city, year, one)}
              aria-current={view === one ? 'page' : undefined}
            >
              {t(`view.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Above the results, so that nobody takes a view for the whole. */
export function ViewNote({ view, count }: { view: View | null; count: number }) {
  const t = useText();
  if (view === null) return null;
  return (
    <p className="notice">
      <strong>{t(`view.${view}`)}.</strong> {t(`view.note.${view}`, { count })}
    </p>
  );
}
