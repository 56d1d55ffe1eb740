/** What was handed in, each with the way to give it back with a remark. */
import { Form } from '@remix-run/react';
import { useText } from '#app/messages/text.tsx';

interface HandedIn {
  key: string;
  name: string;
  person: string;
  revision: number;
}
export interface RefusedHandBack {
  task: string;
  remark: string;
  problem: 'notYours' | 'notPossible' | 'remarkNeeded' | 'remarkTooLong' | 'conflict';
}

export function HandBackForms({
  tasks,
  refused,
}: {
  tasks: readonly HandedIn[];
  refused: RefusedHandBack | undefined;
}) {
  const t = useText();
  // what was written stays to be read, also where the task is gone from the list meanwhile
  const isListed = tasks.some((task) => task.key === refused?.task);
  if (tasks.length === 0 && !refused) return null;
  return (
    <section className="section stack" aria-labelledby="handed-in">
      <h2 id="handed-in">{t('tasks.handedIn')}</h2>
      <p className="quiet">{t('tasks.handedInText')}</p>
      {refused && !isListed && (
        <p className="problem" role="alert">
          {t(`tasks.problem.${refused.problem}`)} {refused.remark}
        </p>
      )}
      {tasks.map((task) => {
        const own = refused?.task === task.key ? refused : undefined;
        const person = task.person || t('tasks.hasLeft');
        const id = `remark/${task.key}`;
        return (
          <Form method="post" key={`${task.key} ${task.revision}`} className="card" noValidate>
            <h3>{t('tasks.handedInBy', { name: task.name, person })}</h3>
            <input type="hidden" name="task" value={task.key} />
            <input type="hidden" name="revision" value={task.revision} />
            <div className="field">
              <label htmlFor={id}>{t('tasks.remark')}</label>
              <textarea
                id={id}
                name="remark"
                defaultValue={own?.remark}
                aria-invalid={own ? true : undefined}
                aria-describedby={own ? `${id}/problem` : undefined}
              />
              {own && (
                <p className="problem" id={`${id}/problem`} role="alert">
                  {t(`tasks.problem.${own.problem}`)}
                </p>
              )}
            </div>
            <p>
              <button type="submit" name="intent" value="hand-back" className="button plain">
                {t('tasks.handBack')}
              </button>
            </p>
          </Form>
        );
      })}
    </section>
  );
}
