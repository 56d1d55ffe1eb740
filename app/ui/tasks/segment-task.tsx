/** At the foot of a segment's form: the way to hand it in, and what was remarked when it came back. */
import { useText } from '#app/messages/text.tsx';
import { pathTo } from '#app/domain/paths.ts';
import { HandForm } from './hand-form.tsx';

interface SegmentTaskProps {
  city: string;
  year: number;
  name: string;
  /** The form of the segment, which is saved before it is handed in. */
  form: string;
  task: {
    key: string;
    state: 'open' | 'handedIn' | 'handedBack';
    remark: string | null;
    revision: number;
  } | null;
}

export function SegmentTask({ city, year, name, form, task }: SegmentTaskProps) {
  const t = useText();
  if (!task) return null;
  return (
    <div className="tasks-foot stack-small">
      {task.remark !== null && <p className="notice">{t('tasks.back', { remark: task.remark })}</p>}
      <p className="small quiet">
        {t(task.state === 'handedIn' ? 'tasks.isHandedIn' : 'tasks.handInText')}
      </p>
      <HandForm
        city={city}
        year={year}
        task={{ ...task, name }}
        next={pathTo.round(city, year)}
        form={form}
      />
    </div>
  );
}
