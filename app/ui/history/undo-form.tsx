/** Takes back the last change of the person who looks, after saying what it was. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';
import { RowLink, type LinkedRow } from './changes-table.tsx';

export function UndoForm({
  city,
  year,
  last,
}: {
  city: string;
  year: number;
  last: { at: string; rows: LinkedRow[]; more: number } | undefined;
}) {
  const t = useText();
  if (!last) return <p className="quiet">{t('roundChanges.nothingToUndo')}</p>;
  return (
    <Form method="post" className="stack-small">
      <p>{t('roundChanges.undoWhat', { at: formatMoment(last.at, t.locale) })}</p>
      <ul className="bare-list">
        {last.rows.map((row) => (
          <li key={row.key}>
            <RowLink city={city} year={year} row={row} />
          </li>
        ))}
        {last.more > 0 && <li>{t('roundChanges.undoMore', { count: last.more })}</li>}
      </ul>
      <input type="hidden" name="at" value={last.at} />
      <p>
        <button type="submit" className="button plain">
          {t('roundChanges.undo')}
        </button>
      </p>
    </Form>
  );
}
