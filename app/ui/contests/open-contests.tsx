/** Contested figures that wait for an answer, by round, with the way there. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function OpenContests({
  city,
  contests,
}: {
  city: string;
  contests: ReadonlyArray<{ year: number; count: number }>;
}) {
  const t = useText();
  if (contests.length === 0) return null;
  return (
    <ul className="bare-list notice">
      {contests.map(({ year, count }) => (
        <li key={year}>
          <a href={pathTo.contests(city, year)}>
            {t('contests.link', { count, year: String(year) })}
          </a>
        </li>
      ))}
    </ul>
  );
}
