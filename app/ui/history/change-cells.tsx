/** The cells that every table of changes has: when, who, what and why. */
import type { ChangeCause } from '#app/domain/entry/entry.ts';
import { useText } from '#app/messages/text.tsx';
import { describeCause, describeDifference } from './history-words.ts';

export interface ListedChange {
  revision: number;
  at: string;
  name: string | null;
  cause: ChangeCause | null;
  fields: Array<{ field: string; was: string; now: string }>;
}

export function ChangeCells({ change }: { change: ListedChange }) {
  const t = useText();
  return (
    <>
      <td data-label={t('history.who')}>{change.name ?? t('history.nobody')}</td>
      <td data-label={t('history.what')}>
        <ul className="bare-list">
          {change.fields.map((one) => (
            <li key={one.field}>{describeDifference(t, one)}</li>
          ))}
        </ul>
      </td>
      <td data-label={t('history.why')}>{describeCause(t, change.cause)}</td>
    </>
  );
}
