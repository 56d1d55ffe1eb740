/** Search, filters and order of the data points: a plain form, so that the choice stands in the address. */
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import {
  isWhole,
  ORDERS,
  OUTCOMES,
  type Selection,
} from '#app/domain/publication/select-data-points.ts';
import { useText, type Text } from '#app/messages/text.tsx';

export function DataPointFilters({
  document,
  selection,
  action,
  view,
}: {
  document: PublicDocument;
  selection: Selection;
  /** Address of the page. */
  action: string;
  /** Kept while filtering. */
  view: string | null;
}) {
  const t = useText();
  return (
    <form action={`${action}#data-points`} className="search filters" role="search">
      {view && <input type="hidden" name="view" value={view} />}
      <label className="search-field">
        {t('dataPoints.search')}
        <input type="search" name="q" defaultValue={selection.text} maxLength={100} />
      </label>
      <label className="search-field">
        {t('dataPoints.dimension')}
        <select name="dimension" defaultValue={selection.dimension}>
          <option value="">{t('dataPoints.all')}</option>
          {document.scores.dimensions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="search-field">
        {t('dataPoints.result')}
        <select name="band" defaultValue={selection.outcome}>
          <option value="">{t('dataPoints.all')}</option>
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {outcomeName(one, t)}
            </option>
          ))}
        </select>
      </label>
      <label className="search-field">
        {t('dataPoints.order')}
        <select name="order" defaultValue={selection.order}>
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {t(`dataPoints.order.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('dataPoints.show')}
      </button>
      {!isWhole(selection) && (
        <a href={`${action}${view ? `?view=${view}` : ''}#data-points`}>
          {t('dataPoints.showAll')}
        </a>
      )}
    </form>
  );
}

function outcomeName(outcome: (typeof OUTCOMES)[number], t: Text): string {
  if (outcome === 'untargeted') return t('wheel.untargeted');
  return outcome === 'gap' ? t('dataPoints.gap') : t(`band.${outcome}`);
}
