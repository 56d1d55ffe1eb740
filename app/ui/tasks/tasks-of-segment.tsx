/** Beside a segment of the overview: whose it is, and until when; so for its KPIs that someone else has. */
import { useText } from '#app/messages/text.tsx';
import { DueText } from './due-text.tsx';

export interface TaskOfRound {
  key: string;
  kind: 'segment' | 'kpi';
  name: string;
  segment: string;
  person: string;
  dueOn: string | null;
  state: 'open' | 'handedIn' | 'handedBack';
  isLate: boolean;
}

export function TasksOfSegment({ tasks }: { tasks: readonly TaskOfRound[] }) {
  const t = useText();
  if (tasks.length === 0) return null;
  return (
    <ul className="tasks-of-segment small">
      {tasks.map((task) => (
        <li key={task.key} className="row">
          {task.kind === 'kpi' && <span>{task.name}:</span>}
          <span>{task.person || t('tasks.hasLeft')}</span>
          <DueText dueOn={task.dueOn} isLate={task.isLate} />
          {task.state !== 'open' && <span className="tag">{t(`tasks.state.${task.state}`)}</span>}
        </li>
      ))}
    </ul>
  );
}
