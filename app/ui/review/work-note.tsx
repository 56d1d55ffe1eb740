/** How the work on a round stands, in a word and a sentence; while figures are collected there is nothing to say. */
import type { WorkState } from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

export function WorkNote({
  city,
  year,
  state,
  isAlways = false,
  isHere = false,
}: {
  city: string;
  year: number;
  state: WorkState;
  /** Also while figures are collected. */
  isAlways?: boolean;
  /** On the page that it would lead to. */
  isHere?: boolean;
}) {
  const t = useText();
  if (state === 'collecting' && !isAlways) return null;
  return (
    <p className="work-note small">
      <strong className="tag">{t(`work.state.${state}`)}</strong>{' '}
      <span className="quiet">{t(`work.is.${state}`)}</span>{' '}
      {!isHere && <a href={pathTo.review(city, year)}>{t('work.verification')}</a>}
    </p>
  );
}
