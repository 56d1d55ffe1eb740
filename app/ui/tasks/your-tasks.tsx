/** What is someone's own, in all their cities: how far it is, until when, and what was remarked. */
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';
import { DueText } from './due-text.tsx';
import { HandForm } from './hand-form.tsx';

interface MyTask {
  key: string;
  name: string;
  segment: string;
  firstDataPoint: string | null;
  city: string;
  cityName: string;
  year: number;
  dueOn: string | null;
  state: 'open' | 'handedIn' | 'handedBack';
  remark: string | null;
  revision: number;
  isLate: boolean;
  progress: { done: number; total: number };
}

export function YourTasks({ tasks }: { tasks: readonly MyTask[] }) {
  const t = useText();
  if (tasks.length === 0) return null;
  return (
    <section className="section" aria-labelledby="your-tasks">
      <h2 id="your-tasks">{t('tasks.yours')}</h2>
      <ul className="task-list">
        {tasks.map((task) => (
          <li key={`${task.city} ${task.year} ${task.key}`}>
            <div className="stack-small">
              <p>
                <a
                  href={pathTo.segment(
                    task.city,
                    task.year,
                    task.segment,
                    task.firstDataPoint ?? undefined,
                  )}
                >
                  {task.name}
                </a>{' '}
                <span className="quiet small">
                  {t('tasks.ofRound', { city: task.cityName, year: String(task.year) })}
                </span>
              </p>
              <p className="row small">
                <span>{t('tasks.doneOf', { ...task.progress })}</span>
                <DueText dueOn={task.dueOn} isLate={task.isLate} />
                <span className="tag">{t(`tasks.state.${task.state}`)}</span>
              </p>
              {task.remark !== null && (
                <p className="notice">{t('tasks.back', { remark: task.remark })}</p>
              )}
            </div>
            <HandForm city={task.city} year={task.year} task={task} next={pathTo.manage()} />
          </li>
        ))}
      </ul>
    </section>
  );
}
