/** Names what is late in a round, so that nobody has to look for it. */
import { useText } from '#app/messages/text.tsx';
import { formatDate } from '../format.ts';
import type { TaskOfRound } from './tasks-of-segment.tsx';

export function LateTasks({ tasks }: { tasks: readonly TaskOfRound[] }) {
  const t = useText();
  const late = tasks.filter((task) => task.isLate);
  if (late.length === 0) return null;
  return (
    <div className="notice">
      <p>{t('tasks.lateTitle', { count: late.length })}</p>
      <ul>
        {late.map((task) => (
          <li key={task.key}>
            {t('tasks.lateOne', {
              name: task.name,
              person: task.person || t('tasks.hasLeft'),
              date: formatDate(task.dueOn ?? '', t.locale),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
