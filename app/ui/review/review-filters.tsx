/** Narrows the data points of a verification; a plain form, so that the choice stands in the address. */
import { REVIEW_FILTERS, type ReviewSelection } from '#app/domain/verification/select-reviewed.ts';
import { useText } from '#app/messages/text.tsx';
import { FilterChoice, type Choice } from '../layout/filter-choice.tsx';

export function ReviewFilters({
  action,
  selection,
  counts,
  segments,
}: {
  action: string;
  selection: ReviewSelection;
  /** How many data points of the chosen segment each filter finds. */
  counts: Readonly<Record<string, number>>;
  segments: readonly Choice[];
}) {
  const t = useText();
  return (
    <form method="get" action={action} className="search filters" role="search">
      <label className="search-field">
        <span>{t('review.show')}</span>
        <select name="show" defaultValue={selection.show}>
          {REVIEW_FILTERS.map((show) => (
            <option key={show} value={show}>
              {t('review.filterCount', {
                name: t(`review.filter.${show}`),
                count: counts[show] ?? 0,
              })}
            </option>
          ))}
        </select>
      </label>
      <FilterChoice
        name="segment"
        label={t('review.segment')}
        all={t('review.allSegments')}
        choices={segments}
        chosen={selection.segment}
      />
      <button type="submit" className="button plain">
        {t('review.apply')}
      </button>
    </form>
  );
}
