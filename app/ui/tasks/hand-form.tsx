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
}

export function HandForm({ city, year, task, next }: HandFormProps) {
  const t = useText();
  const isHandedIn = task.state === 'handedIn';
  const { name } = task;
  return (
    <Form method="post" action={pathTo.handIn(city, year)}>
      <input type="hidden" name="task" value={task.key} />
      <input type="hidden" name="revision" value={task.revision} />
      <input type="hidden" name="next" value={next} />
      <button
        type="submit"
        name="intent"
        value={isHandedIn ? 'take-back' : 'hand-in'}
        className="button plain"
        aria-label={t(isHandedIn ? 'tasks.takeBackOf' : 'tasks.handInOf', { name })}
      >
        {t(isHandedIn ? 'tasks.takeBack' : 'tasks.handIn')}
      </button>
    </Form>
  );
}
