/** How much of one's own is late or due in the next days; the list below it begins with that. */
import { isDue } from '#app/domain/tasks/reminders.ts';
import { useText } from '#app/messages/text.tsx';

interface Due {
  dueOn: string | null;
  state: 'open' | 'handedIn' | 'handedBack';
  isLate: boolean;
}

export function WhatIsDue({ tasks, today }: { tasks: readonly Due[]; today: string }) {
  const t = useText();
  const due = tasks.filter((task) => isDue(task, today));
  if (due.length === 0) return null;
  const late = due.filter(({ isLate }) => isLate).length;
  return <p className="notice">{t('due.title', { late, soon: due.length - late })}</p>;
}
