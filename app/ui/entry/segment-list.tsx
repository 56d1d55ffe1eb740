/** The segments of a round with how far each is, beside the form. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export interface ListedSegment {
  id: string;
  name: string;
  dimension: string;
  total: number;
  done: number;
  reported: number;
  toCorrect: number;
  partly: number;
}

export function SegmentList({
  city,
  year,
  segments,
  current,
}: {
  city: string;
  year: number;
  segments: readonly ListedSegment[];
  current: string;
}) {
  const t = useText();
  const dimension = segments.find((segment) => segment.id === current)?.dimension;
  const shown = segments.filter((segment) => segment.dimension === dimension);
  return (
    <nav className="segment-list" aria-label={t('entry.segments')}>
      {/* folded on a phone, beside the form on a wide screen: the style sheet shows one of the two */}
      <details className="on-phone">
        <summary>{t('entry.segments')}</summary>
        <Links city={city} year={year} segments={shown} current={current} />
      </details>
      <div className="on-wide">
        <h2>{t('entry.segments')}</h2>
        <Links city={city} year={year} segments={shown} current={current} />
      </div>
    </nav>
  );
}

function Links({
  city,
  year,
  segments,
  current,
}: {
  city: string;
  year: number;
  segments: readonly ListedSegment[];
  current: string;
}) {
  const t = useText();
  return (
    <ol>
      {segments.map((segment) => (
        <li key={segment.id}>
          <a
            href={pathTo.segment(city, year, segment.id)}
            aria-current={segment.id === current ? 'page' : undefined}
          >
            {segment.name}
          </a>
          <small>{t('entry.doneOf', { done: segment.done, total: segment.total })}</small>
        </li>
      ))}
      <li>
        <a href={pathTo.register(city, year)}>{t('register.title')}</a>
      </li>
    </ol>
  );
}
