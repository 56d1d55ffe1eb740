/** When something is due; late is said in words, the colour only helps to find it. */
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';

export function DueText({ dueOn, isLate }: { dueOn: string | null; isLate: boolean }) {
  const t = useText();
  if (dueOn === null) return <span className="quiet">{t('tasks.noDate')}</span>;
  const date = formatDate(dueOn, t.locale);
  return isLate ? (
    <strong className="is-late">{t('tasks.dueLate', { date })}</strong>
  ) : (
    <span>{t('tasks.dueOn', { date })}</span>
  );
}
