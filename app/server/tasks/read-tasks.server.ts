/** The tasks of a round or of a person, as pages show them. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import type { AssessmentScore } from '#app/domain/scoring/score-assessment.ts';
import { stateOfRow } from '#app/domain/tasks/assignment-row.ts';
import { byUrgency, isLate } from '#app/domain/tasks/due-date.ts';
import { isDone, taskProgress, type TaskProgress } from '#app/domain/tasks/responsible.ts';
import { standingOf, type SubjectKind, type TaskState } from '#app/domain/tasks/task.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { getAssessment } from '#db/queries/assessments.server.ts';
import { getTask, listRoundsWithTasksOf, listTasks } from '#db/queries/tasks.server.ts';
import type { Task } from '#db/schema.ts';
import { scoreRound } from '../assessments/read-round.server.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';
import { hasRight } from '../permissions/access.ts';
import { suggestOwners } from '../carry-over/owners.server.ts';
import type { RoundVisit, Visit } from '../permissions/enter.server.ts';
import { whoCanHaveTasks } from './assign-tasks.server.ts';
import { contentOf } from './task-content.ts';

/** A task that is somebody's. */
export interface ShownTask {
  /** `segment/<id>` or `kpi/<id>`. */
  key: string;
  kind: SubjectKind;
  name: string;
  /** The segment that it is, or that its KPI is in. */
  segment: string;
  /** The part of the segment's form that it is about; null: all of it. */
  firstDataPoint: string | null;
  accountId: string;
  person: string;
  dueOn: string | null;
  state: TaskState;
  remark: string | null;
  revision: number;
  isLate: boolean;
  progress: TaskProgress;
}

function shown(
  tasks: readonly Task[],
  definitions: DefinitionSet,
  score: AssessmentScore,
  nameOf: (accountId: string) => string,
  today: string,
): ShownTask[] {
  const dataPoints = score.dataPoints.map((one) => ({
    kpiId: one.kpiId,
    segmentId: definitions.kpiById.get(one.kpiId)?.segment ?? '',
    isDone: isDone(one.value),
  }));
  return tasks.flatMap((task): ShownTask[] => {
    const kpi = definitions.kpiById.get(task.subject_id);
    const segment = definitions.segmentById.get(kpi?.segment ?? task.subject_id);
    if (task.account_id === null || !segment) return [];
    const isKpi = task.subject_kind === 'kpi' && kpi !== undefined;
    return [
      {
        key: `${task.subject_kind}/${task.subject_id}`,
        kind: task.subject_kind,
        name: isKpi ? kpi.name : segment.name,
        segment: segment.id,
        firstDataPoint: isKpi ? (kpi.dataPoints[0]?.id ?? null) : null,
        accountId: task.account_id,
        person: nameOf(task.account_id),
        dueOn: task.due_on,
        state: task.state,
        remark: task.remark,
        revision: task.revision,
        isLate: isLate({ dueOn: task.due_on, state: task.state }, today),
        progress: taskProgress(task, tasks, dataPoints),
      },
    ];
  });
}

/** What is somebody's in a round. Who has left the city is named by the empty text. */
export async function readTasksOfRound(
  {
    db,
    city,
    assessment,
    definitions,
  }: Pick<RoundVisit, 'db' | 'city' | 'assessment' | 'definitions'>,
  score: AssessmentScore,
  today: string,
): Promise<ShownTask[]> {
  const [tasks, members] = await Promise.all([
    listTasks(db, city.city_id, assessment.assessment_id),
    listMembersOfCity(db, city.city_id),
  ]);
  const names = new Map(members.map((one) => [one.account_id, one.name]));
  return shown(tasks, definitions, score, (id) => names.get(id) ?? '', today);
}

/** What the page needs on which a coordinator shares the work out: a row per segment, and per KPI that is somebody's. */
export async function readTasksPage(visit: RoundVisit, today: string) {
  const { db, city, assessment, definitions, targetSet } = visit;
  const ids = [city.city_id, assessment.assessment_id] as const;
  const [score, stored, members] = await Promise.all([
    scoreRound(db, assessment, definitions, targetSet),
    listTasks(db, ...ids),
    listMembersOfCity(db, city.city_id),
  ]);
  const names = new Map(members.map((one) => [one.account_id, one.name]));
  const tasks = shown(stored, definitions, score, (id) => names.get(id) ?? '', today);
  const rowOf = (kind: SubjectKind, id: string, name: string) => {
    const row = stored.find((one) => one.subject_kind === kind && one.subject_id === id);
    const content = contentOf(row);
    return {
      key: `${kind}/${id}`,
      kind,
      name,
      was: stateOfRow(row?.revision ?? 0, {
        accountId: content?.accountId ?? null,
        dueOn: content?.dueOn ?? null,
      }),
      task: tasks.find((one) => one.key === `${kind}/${id}`) ?? null,
    };
  };
  const isSomebodys = (kpiId: string) =>
    stored.some(
      (one) =>
        one.subject_kind === 'kpi' &&
        one.subject_id === kpiId &&
        standingOf(contentOf(one)) !== 'nobodys',
    );
  const lastRound = await suggestOwners(db, assessment, definitions, stored);
  return {
    lastRound: {
      year: lastRound.year,
      owners: lastRound.owners.map(({ key, subject, accountId, name }) => ({
        key,
        accountId,
        name,
        part:
          definitions.segmentById.get(subject.id)?.name ??
          definitions.kpiById.get(subject.id)?.name ??
          subject.id,
      })),
    },
    people: whoCanHaveTasks(members).map((one) => ({ id: one.account_id, name: one.name })),
    rows: definitions.framework.segments.flatMap((segment) => [
      rowOf('segment', segment.id, segment.name),
      ...definitions.kpis
        .filter((kpi) => kpi.segment === segment.id && isSomebodys(kpi.id))
        .map((kpi) => rowOf('kpi', kpi.id, kpi.name)),
    ]),
    kpis: definitions.framework.segments.map((segment) => ({
      segment: segment.name,
      kpis: definitions.kpis
        .filter((kpi) => kpi.segment === segment.id && !isSomebodys(kpi.id))
        .map(({ id, name }) => ({ id, name })),
    })),
  };
}

/** What is someone's own in all their cities, the most urgent first. */
export async function readMyTasks(
  { db, account, definitions: newest, targetSet: newestTargets }: Visit,
  today: string,
) {
  const rounds = await listRoundsWithTasksOf(db, account.accountId);
  const tasks = await Promise.all(
    rounds.map(async ({ city_id: cityId, assessment_id: assessmentId, name, slug }) => {
      const assessment = await getAssessment(db, cityId, assessmentId);
      if (!assessment) return [];
      const [definitions, targetSet, stored] = await Promise.all([
        definitionsByStoredHash(db, assessment.definition_hash, newest),
        targetSetByStoredHash(db, assessment.target_set_hash, newestTargets),
        listTasks(db, cityId, assessmentId),
      ]);
      const score = await scoreRound(db, assessment, definitions, targetSet);
      return shown(stored, definitions, score, () => account.name, today)
        .filter((task) => task.accountId === account.accountId)
        .map((task) => ({ ...task, city: slug, cityName: name, year: assessment.reporting_year }));
    }),
  );
  return tasks.flat().sort(byUrgency);
}

/** The task of a segment where whoever visits may hand it in or take it back; null otherwise. */
export async function readTaskOfSegment(
  { db, city, assessment, account, role }: RoundVisit,
  segmentId: string,
) {
  const subject = { kind: 'segment', id: segmentId } as const;
  const row = await getTask(db, city.city_id, assessment.assessment_id, subject);
  if (!row || row.account_id === null) return null;
  if (row.account_id !== account.accountId && !hasRight(role, 'coordinate')) return null;
  return {
    key: `segment/${segmentId}`,
    state: row.state,
    remark: row.remark,
    revision: row.revision,
  };
}
