/** Shares the work of a round out: a row per segment, one for each KPI that is somebody's, and one to add a KPI. */
import { Form } from '@remix-run/react';
import { useText, type Text } from '#app/messages/text.tsx';
import { SubmitButton } from '../forms/submit-button.tsx';
import { DueText } from './due-text.tsx';

type Problem =
  | 'notYours'
  | 'notPossible'
  | 'remarkNeeded'
  | 'remarkTooLong'
  | 'notADay'
  | 'personNeeded'
  | 'notAMember'
  | 'conflict';
interface Person {
  id: string;
  name: string;
}
interface Row {
  key: string;
  kind: 'segment' | 'kpi';
  name: string;
  was: string;
  task: {
    accountId: string;
    person: string;
    dueOn: string | null;
    state: 'open' | 'handedIn' | 'handedBack';
    isLate: boolean;
    progress: { done: number; total: number };
  } | null;
}
export interface AssignFormProps {
  people: readonly Person[];
  rows: readonly Row[];
  kpis: ReadonlyArray<{ segment: string; kpis: ReadonlyArray<{ id: string; name: string }> }>;
  /** Whose the parts were in the round before that are nobody's now. */
  lastRound: {
    year: number | null;
    owners: ReadonlyArray<{ key: string; accountId: string; name: string; part: string }>;
  };
  refused:
    | {
        problems: Partial<Record<string, Problem>>;
        typed: Partial<Record<string, { person: string; due: string }>>;
      }
    | undefined;
}

export function AssignForm({ people, rows, kpis, lastRound, refused }: AssignFormProps) {
  const t = useText();
  return (
    <Form method="post" className="stack" noValidate>
      {lastRound.owners.length > 0 && <LastOwners {...lastRound} />}
      <div className="table-scroll">
        <table className="task-table cards-on-phone">
          <caption>{t('tasks.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('tasks.what')}</th>
              <th scope="col">{t('tasks.whose')}</th>
              <th scope="col">{t('tasks.due')}</th>
              <th scope="col">{t('tasks.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <AssignRow
                key={row.key}
                row={row}
                people={people}
                problem={refused?.problems[row.key]}
                typed={refused?.typed[row.key]}
              />
            ))}
          </tbody>
        </table>
      </div>
      <AddKpi people={people} rows={rows} kpis={kpis} refused={refused} />
      <p>
        <SubmitButton intent="assign">{t('tasks.save')}</SubmitButton>
      </p>
    </Form>
  );
}

function LastOwners({ year, owners }: AssignFormProps['lastRound']) {
  const t = useText();
  return (
    <div className="stack-small last-owners">
      <p>{t('carryOver.ownersOffered', { year: String(year), count: owners.length })}</p>
      <ul className="small quiet">
        {owners.map(({ key, accountId, name, part }) => (
          <li key={key}>
            <input type="hidden" name="owner" value={`${key} ${accountId}`} />
            {t('carryOver.owner', { part, name })}
          </li>
        ))}
      </ul>
      <p>
        <SubmitButton intent="take-over" isPlain>
          {t('carryOver.giveOwners')}
        </SubmitButton>
      </p>
    </div>
  );
}

function AssignRow({
  row,
  people,
  problem,
  typed,
}: {
  row: Row;
  people: readonly Person[];
  problem: Problem | undefined;
  typed: { person: string; due: string } | undefined;
}) {
  const t = useText();
  const { key, name, task } = row;
  const describedBy = problem ? `problem/${key}` : undefined;
  return (
    <tr className={row.kind === 'kpi' ? 'part-of-segment' : undefined}>
      <th scope="row">
        {name} {row.kind === 'kpi' && <span className="quiet small">{t('tasks.isKpi')}</span>}
        {problem && (
          <p className="problem small" id={describedBy} role="alert">
            {t(`tasks.problem.${problem}`)}
          </p>
        )}
      </th>
      <td data-label={t('tasks.whose')}>
        <input type="hidden" name={`was/${key}`} value={row.was} />
        <PersonChoice
          name={`person/${key}`}
          label={t('tasks.personFor', { name })}
          people={withOwner(people, task, t)}
          chosen={typed?.person ?? task?.accountId ?? ''}
          describedBy={describedBy}
        />
      </td>
      <td data-label={t('tasks.due')}>
        <input
          type="date"
          name={`due/${key}`}
          aria-label={t('tasks.dueFor', { name })}
          aria-invalid={problem ? true : undefined}
          aria-describedby={describedBy}
          defaultValue={typed?.due ?? task?.dueOn ?? ''}
        />
      </td>
      <td data-label={t('tasks.standing')} className="small">
        {task && (
          <>
            {t(`tasks.state.${task.state}`)}, {t('entry.doneOf', { ...task.progress })}
            {task.isLate && (
              <>
                {', '}
                <DueText dueOn={task.dueOn} isLate />
              </>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** Whoever has it stays in the list, also after their role was taken away. */
function withOwner(people: readonly Person[], task: Row['task'], t: Text): readonly Person[] {
  if (!task || people.some((person) => person.id === task.accountId)) return people;
  return [...people, { id: task.accountId, name: task.person || t('tasks.hasLeft') }];
}

function PersonChoice({
  name,
  label,
  people,
  chosen,
  describedBy,
}: {
  name: string;
  label: string;
  people: readonly Person[];
  chosen: string;
  describedBy: string | undefined;
}) {
  const t = useText();
  return (
    <select name={name} aria-label={label} defaultValue={chosen} aria-describedby={describedBy}>
      <option value="">{t('tasks.nobody')}</option>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </select>
  );
}

function AddKpi({ people, rows, kpis, refused }: Omit<AssignFormProps, 'lastRound'>) {
  const t = useText();
  const name = t('tasks.addKpi');
  // what was typed for a KPI that has no row yet
  const key = Object.keys(refused?.typed ?? {}).find((one) => !rows.some((row) => row.key === one));
  const typed = key === undefined ? undefined : refused?.typed[key];
  const problem = key === undefined ? undefined : refused?.problems[key];
  const describedBy = problem ? 'add-problem' : undefined;
  return (
    <fieldset className="task-table stack-small">
      <legend>{name}</legend>
      <div className="row">
        <select
          name="add-kpi"
          aria-label={t('tasks.kpi')}
          defaultValue={key?.replace('kpi/', '') ?? ''}
        >
          <option value="">{t('tasks.noKpi')}</option>
          {kpis.map((group) => (
            <optgroup key={group.segment} label={group.segment}>
              {group.kpis.map((kpi) => (
                <option key={kpi.id} value={kpi.id}>
                  {kpi.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <PersonChoice
          name="add-person"
          label={t('tasks.personFor', { name })}
          people={people}
          chosen={typed?.person ?? ''}
          describedBy={describedBy}
        />
        <input
          type="date"
          name="add-due"
          aria-label={t('tasks.dueFor', { name })}
          aria-describedby={describedBy}
          defaultValue={typed?.due ?? ''}
        />
      </div>
      {problem && (
        <p className="problem small" id={describedBy} role="alert">
          {t(`tasks.problem.${problem}`)}
        </p>
      )}
    </fieldset>
  );
}
