/** Shared-out work: who answers for what, what may be done with a task, and when it is late. */
import { describe, expect, it } from 'vitest';
import { decideAssignment, isChanged, stateOfRow } from '#app/domain/tasks/assignment-row.ts';
import { byUrgency, isLate, readDueDate } from '#app/domain/tasks/due-date.ts';
import { isDone, responsibleTask, taskProgress } from '#app/domain/tasks/responsible.ts';
import {
  actionFor,
  assignTask,
  handTask,
  LONGEST_REMARK,
  mayDo,
  type TaskAction,
  type TaskContent,
  type TaskStanding,
} from '#app/domain/tasks/task.ts';

const task = (content: Partial<TaskContent> = {}): TaskContent => ({
  accountId: 'kim',
  dueOn: null,
  state: 'open',
  remark: null,
  ...content,
});
const STANDING: Record<TaskStanding, TaskContent | undefined> = {
  nobodys: undefined,
  open: task(),
  handedIn: task({ state: 'handedIn' }),
  handedBack: task({ state: 'handedBack', remark: 'Two years are mixed' }),
};
const COORDINATOR = { accountId: 'alex', isCoordinator: true };
const OWNER = { accountId: 'kim', isCoordinator: false };
const OTHER = { accountId: 'toni', isCoordinator: false };

describe('what may be done', () => {
  const cases: Array<[TaskAction, TaskStanding[], 'owner too' | 'coordinator']> = [
    ['assign', ['nobodys'], 'coordinator'],
    ['reassign', ['open', 'handedIn', 'handedBack'], 'coordinator'],
    ['setDue', ['open', 'handedIn', 'handedBack'], 'coordinator'],
    ['unassign', ['open', 'handedIn', 'handedBack'], 'coordinator'],
    ['handIn', ['open', 'handedBack'], 'owner too'],
    ['takeBack', ['handedIn'], 'owner too'],
    ['handBack', ['handedIn'], 'coordinator'],
  ];
  it.each(cases)('%s: from %j, by %s', (action, from, by) => {
    for (const [standing, content] of Object.entries(STANDING)) {
      const possible = from.includes(standing as TaskStanding) ? undefined : 'notPossible';
      expect(mayDo(content, action, COORDINATOR), standing).toBe(possible);
      expect(mayDo(content, action, OTHER), standing).toBe('notYours');
      const isOwn = by === 'owner too' && content !== undefined;
      expect(mayDo(content, action, OWNER), standing).toBe(isOwn ? possible : 'notYours');
    }
  });

  it('a task that was taken away is nobody’s, whatever it was', () => {
    expect(mayDo(task({ accountId: null }), 'assign', COORDINATOR)).toBeUndefined();
    expect(mayDo(task({ accountId: null }), 'handIn', COORDINATOR)).toBe('notPossible');
  });
});

describe('the action that an assignment asks for', () => {
  const due = task({ dueOn: '2026-05-01' });
  it.each([
    ['nobody, as before', undefined, null, null, undefined],
    ['a date for nobody', undefined, null, '2026-05-01', undefined],
    ['somebody', undefined, 'kim', null, 'assign'],
    ['somebody again', task({ accountId: null }), 'kim', null, 'assign'],
    ['the same', due, 'kim', '2026-05-01', undefined],
    ['another date', due, 'kim', '2026-06-01', 'setDue'],
    ['no date', due, 'kim', null, 'setDue'],
    ['somebody else', due, 'toni', '2026-05-01', 'reassign'],
    ['nobody now', due, null, '2026-05-01', 'unassign'],
  ] as const)('%s', (_, before, accountId, dueOn, action) => {
    expect(actionFor(before, { accountId, dueOn })).toBe(action);
  });
});

describe('a task afterwards', () => {
  const to = (accountId: string | null) => ({ accountId, dueOn: '2026-05-01' });
  it.each([
    ['assigned', 'nobodys', 'assign', 'kim', { state: 'open', accountId: 'kim' }],
    ['passed on', 'handedIn', 'reassign', 'toni', { state: 'open', accountId: 'toni' }],
    [
      'passed on with its remark',
      'handedBack',
      'reassign',
      'toni',
      { state: 'handedBack', accountId: 'toni', remark: 'Two years are mixed' },
    ],
    ['with another date', 'handedIn', 'setDue', 'kim', { state: 'handedIn', dueOn: '2026-05-01' }],
    [
      'taken away',
      'handedBack',
      'unassign',
      null,
      { accountId: null, dueOn: null, remark: null, state: 'open' },
    ],
  ] as const)('%s', (_, standing, action, who, after) => {
    const done = assignTask(STANDING[standing], action, to(who), COORDINATOR);
    expect(done).toMatchObject({ task: after });
  });

  it.each([
    ['handed in', 'open', 'handIn', '', { task: { state: 'handedIn' } }],
    [
      'handed in again: the remark is done with',
      'handedBack',
      'handIn',
      '',
      { task: { state: 'handedIn', remark: null } },
    ],
    ['taken back', 'handedIn', 'takeBack', '', { task: { state: 'open' } }],
    [
      'handed back',
      'handedIn',
      'handBack',
      ' Why? ',
      { task: { state: 'handedBack', remark: 'Why?' } },
    ],
    ['handed back without a word', 'handedIn', 'handBack', '  ', { problem: 'remarkNeeded' }],
    [
      'handed back with a novel',
      'handedIn',
      'handBack',
      'x'.repeat(LONGEST_REMARK + 1),
      { problem: 'remarkTooLong' },
    ],
    ['handed back too early', 'open', 'handBack', 'Why?', { problem: 'notPossible' }],
    ['nobody’s', 'nobodys', 'handIn', '', { problem: 'notPossible' }],
  ] as const)('%s', (_, standing, action, remark, after) => {
    expect(handTask(STANDING[standing], action, remark, COORDINATOR)).toMatchObject(after);
  });

  it('nobody but its owner or a coordinator hands it in', () => {
    expect(handTask(STANDING.open, 'handIn', '', OTHER)).toEqual({ problem: 'notYours' });
    expect(handTask(STANDING.open, 'handIn', '', OWNER)).toMatchObject({
      task: { state: 'handedIn' },
    });
  });
});

describe('due dates', () => {
  it.each([
    ['', { dueOn: null }],
    [' 2026-02-28 ', { dueOn: '2026-02-28' }],
    ['2024-02-29', { dueOn: '2024-02-29' }],
    ['2026-02-29', { problem: 'notADay' }],
    ['2026-13-01', { problem: 'notADay' }],
    ['1 May 2026', { problem: 'notADay' }],
    ['0001-01-01', { problem: 'notADay' }],
  ])('%j', (text, read) => {
    expect(readDueDate(text)).toEqual(read);
  });

  it.each([
    ['the day before', '2026-05-02', 'open', false],
    ['on the day', '2026-05-01', 'open', false],
    ['the day after', '2026-04-30', 'open', true],
    ['handed back', '2026-04-30', 'handedBack', true],
    ['handed in', '2026-04-30', 'handedIn', false],
    ['without a date', null, 'open', false],
  ] as const)('late or not: %s', (_, dueOn, state, late) => {
    expect(isLate({ dueOn, state }, '2026-05-01')).toBe(late);
  });

  it('what is to do first comes first', () => {
    const last = task({ state: 'handedIn', dueOn: '2020-01-01' });
    const undated = task();
    const soon = task({ dueOn: '2026-05-01', state: 'handedBack' });
    const later = task({ dueOn: '2026-06-01' });
    expect([last, undated, later, soon].sort(byUrgency)).toEqual([soon, later, undated, last]);
  });
});

describe('who answers for a data point', () => {
  const ofSegment = { subject_kind: 'segment', subject_id: 's', account_id: 'kim' } as const;
  const ofKpi = { subject_kind: 'kpi', subject_id: 'k1', account_id: 'toni' } as const;
  const nobodys = { subject_kind: 'kpi', subject_id: 'k2', account_id: null } as const;
  const tasks = [ofSegment, ofKpi, nobodys];

  it.each([
    ['its KPI goes before its segment', 'k1', 's', ofKpi],
    ['a KPI that is nobody’s falls to its segment', 'k2', 's', ofSegment],
    ['its segment', 'k3', 's', ofSegment],
    ['nobody', 'k4', 'other', undefined],
    ['a segment is no KPI of the same name', 's', 'k1', undefined],
  ])('%s', (_, kpiId, segmentId, expected) => {
    expect(responsibleTask(tasks, { kpiId, segmentId })).toBe(expected);
  });

  it('a data point counts for one task only', () => {
    const dataPoints = [
      { kpiId: 'k1', segmentId: 's', isDone: true },
      { kpiId: 'k2', segmentId: 's', isDone: true },
      { kpiId: 'k3', segmentId: 's', isDone: false },
    ];
    expect(taskProgress(ofSegment, tasks, dataPoints)).toEqual({ done: 1, total: 2 });
    expect(taskProgress(ofKpi, tasks, dataPoints)).toEqual({ done: 1, total: 1 });
  });

  it.each([
    [{ kind: 'yesNo', value: true, origin: 'final' }, true],
    [{ kind: 'notCollected' }, true],
    [{ kind: 'notApplicable', reason: 'declared' }, true],
    [{ kind: 'notInExtract' }, false],
    [{ kind: 'missing', missing: ['a'], present: [] }, false],
  ] as const)('%j', (value, done) => {
    expect(isDone(value)).toBe(done);
  });
});

describe('a row of the form that shares work out', () => {
  const members = new Set(['kim', 'toni']);
  const free = { content: undefined, revision: 0 };
  const kims = { content: task({ dueOn: '2026-09-01' }), revision: 3 };
  const ofFree = stateOfRow(0, { accountId: null, dueOn: null });
  const ofKim = stateOfRow(3, { accountId: 'kim', dueOn: '2026-09-01' });
  const row = (person: string, due: string, was: string | null) => ({ person, due, was });
  const decide = (asked: ReturnType<typeof row>, stored: typeof free | typeof kims) => {
    const decision = decideAssignment(asked, stored, members, COORDINATOR);
    return decision.kind === 'refused'
      ? decision.problem
      : decision.kind === 'change'
        ? decision.action
        : 'nothing';
  };

  it.each([
    ['somebody for what is free', row('kim', '', ofFree), free, 'assign'],
    ['somebody else', row('toni', '2026-09-01', ofKim), kims, 'reassign'],
    ['another day', row('kim', '2026-10-01', ofKim), kims, 'setDue'],
    ['nobody', row('', '', ofKim), kims, 'unassign'],
    ['what is so already', row('kim', '2026-09-01', ofFree), kims, 'nothing'],
    ['no day of the calendar', row('kim', '2026-02-30', ofFree), free, 'notADay'],
    ['a day without a person', row('', '2026-09-01', ofFree), free, 'personNeeded'],
    ['an added KPI without a person', row('', '', null), free, 'personNeeded'],
    ['an added KPI that is somebody’s', row('toni', '', null), kims, 'conflict'],
    ['what someone else has changed', row('toni', '', ofFree), kims, 'conflict'],
    ['someone who may not enter data', row('alex', '', ofFree), free, 'notAMember'],
  ])('%s', (_, asked, stored, expected) => {
    expect(decide(asked, stored)).toBe(expected);
  });

  it('counts as changed only where a field is another', () => {
    expect(isChanged(row('kim', '2026-09-01', ofKim))).toBe(false);
    expect(isChanged(row('', '', ofFree))).toBe(false);
    expect(isChanged(row('kim', '', ofKim))).toBe(true);
    expect(isChanged(row('kim', '', null))).toBe(true);
  });
});
