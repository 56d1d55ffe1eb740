/** Every version of a figure, newest first, each older one with a form that restores it. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';
import { formatMoment } from '../format.ts';
import { ChangeCells, type ListedChange } from './change-cells.tsx';

export function HistoryTable({
  changes,
  newest,
  canRestore,
}: {
  changes: readonly ListedChange[];
  /** The revision that a restore expects to replace. */
  newest: number;
  canRestore: boolean;
}) {
  const t = useText();
  if (changes.length === 0) return <p>{t('history.none')}</p>;
  return (
    <table className="cards-on-phone">
      <thead>
        <tr>
          <th scope="col">{t('history.when')}</th>
          <th scope="col">{t('history.who')}</th>
          <th scope="col">{t('history.what')}</th>
          <th scope="col">{t('history.why')}</th>
          {canRestore && <th scope="col">{t('history.way')}</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.revision}>
            <th scope="row">
              {formatMoment(change.at, t.locale)}{' '}
              <span className="small quiet">
                {t('history.version', { revision: change.revision })}
              </span>
            </th>
            <ChangeCells change={change} />
            {canRestore && (
              <td data-label={t('history.way')}>
                {change.revision === newest ? (
                  t('history.current')
                ) : (
                  <RestoreForm revision={change.revision} newest={newest} />
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RestoreForm({ revision, newest }: { revision: number; newest: number }) {
  const t = useText();
  const id = `reason-${revision}`;
  return (
    <Form method="post" className="stack-small">
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="expected" value={newest} />
      <label className="small" htmlFor={id}>
        {t('history.reason')}
      </label>
      <input id={id} name="reason" maxLength={500} />
      <button
        type="submit"
        className="button plain"
        aria-label={t('history.restoreVersion', { revision })}
      >
        {t('history.restore')}
      </button>
    </Form>
  );
}
