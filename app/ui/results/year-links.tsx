/** The other years that a city has published. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function YearLinks({
  city,
  years,
  current,
}: {
  city: string;
  years: readonly number[];
  /** Null where none of them is being read. */
  current: number | null;
}) {
  const t = useText();
  if (years.length < 2) return null;
  return (
    <nav aria-label={t('results.years')}>
      <ul className="tags">
        {years.map((year) => (
          <li key={year}>
            <a
              href={pathTo.results(city, year)}
              aria-current={year === current ? 'page' : undefined}
            >
              {String(year)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
