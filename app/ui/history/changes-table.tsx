/** The changes of a round, each leading to the history of its figure. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';
import { ChangeCells, type ListedChange } from './change-cells.tsx';

export interface LinkedRow {
  key: string;
  code: string;
  label: string;
}

export function ChangesTable({
  city,
  year,
  changes,
}: {
  city: string;
  year: number;
  changes: ReadonlyArray<ListedChange & { row: LinkedRow }>;
}) {
  const t = useText();
  if (changes.length === 0) return null;
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('roundChanges.row')}</th>
          <th scope="col">{t('history.when')}</th>
          <th scope="col">{t('history.who')}</th>
          <th scope="col">{t('history.what')}</th>
          <th scope="col">{t('history.why')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.row.key} ${change.revision}`}>
            <th scope="row">
              <RowLink city={city} year={year} row={change.row} />
            </th>
            <td data-label={t('history.when')}>{formatMoment(change.at, t.locale)}</td>
            <ChangeCells change={change} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RowLink({ city, year, row }: { city: string; year: number; row: LinkedRow }) {
  const name = row.code === row.label ? row.label : `${row.code} ${row.label}`;
  return <a href={pathTo.history(city, year, row.key)}>{name}</a>;
}
