/** The button with which someone hands a part in, or takes it back. */
import { Form } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { useText } from '#app/messages/text.tsx';

interface HandFormProps {
  city: string;
  year: number;
  task: {
    key: string;
    name: string;
    state: 'open' | 'handedIn' | 'handedBack';
    revision: number;
  };
  /** The page that comes after it. */
  next: string;
  /** The form whose fields are saved first: the button belongs to it then. */
  form?: string;
}

export function HandForm({ city, year, task, next, form }: HandFormProps) {
  const t = useText();
  const isHandedIn = task.state === 'handedIn';
  const { name } = task;
  const fields = (
    <>
      <input type="hidden" form={form} name="task" value={task.key} />
      <input type="hidden" form={form} name="revision" value={task.revision} />
      <input type="hidden" form={form} name="next" value={next} />
      <button
        type="submit"
        form={form}
        name="intent"
        value={isHandedIn ? 'take-back' : 'hand-in'}
        className="button plain"
        aria-label={t(isHandedIn ? 'tasks.takeBackOf' : 'tasks.handInOf', { name })}
      >
        {t(isHandedIn ? 'tasks.takeBack' : 'tasks.handIn')}
      </button>
    </>
  );
  if (form) return fields;
  return (
    <Form method="post" action={pathTo.handIn(city, year)}>
      {fields}
    </Form>
  );
}
