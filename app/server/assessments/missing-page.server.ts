/** What a round still lacks, whose that is, and what collecting it would do to coverage and score. */
import type { DefinitionSet } from '#app/domain/definitions/definitions.ts';
import { planProblem } from '#app/domain/entry/collection-plan.ts';
import { isRegisterReference, registerIdOf } from '#app/domain/entry/fields.ts';
import {
  missingState,
  readMissingSelection,
  selectMissing,
  type Missing,
} from '#app/domain/entry/missing-data.ts';
import { ifCollected, type IfCollected } from '#app/domain/scoring/if-collected.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import type { DataPointScore } from '#app/domain/scoring/score-data-point.ts';
import { isLate } from '#app/domain/tasks/due-date.ts';
import { responsibleTask } from '#app/domain/tasks/responsible.ts';
import { listMembersOfCity } from '#db/queries/accounts.server.ts';
import { listTasks } from '#db/queries/tasks.server.ts';
import type { Entry } from '#db/schema.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readRound } from './read-round.server.ts';

export interface MissingRow extends Missing {
  id: string;
  label: string;
  kpi: string;
  segment: string;
  segmentName: string;
  reason: string;
  /** Inputs that it waits for, where only some are missing. */
  lacks: string[];
  /** Whose it is; '' nobody's, null: whoever has it has left the city. */
  ownerName: string | null;
  isLate: boolean;
  planLacks: 'owner' | 'date' | null;
  hasTarget: boolean;
  effect: IfCollected;
}

type RoundOfMissing = Pick<RoundVisit, 'db' | 'definitions' | 'targetSet'> & {
  assessment: Pick<RoundVisit['assessment'], 'city_id' | 'assessment_id'>;
};

/** `today`: an ISO day. */
export async function readMissingPage(
  { db, assessment, definitions, targetSet }: RoundOfMissing,
  search: URLSearchParams,
  today: string,
) {
  const { city_id: cityId, assessment_id: assessmentId } = assessment;
  const ids = [cityId, assessmentId] as const;
  const [round, tasks, members] = await Promise.all([
    readRound(db, ...ids),
    listTasks(db, ...ids),
    listMembersOfCity(db, cityId),
  ]);
  const score = scoreAssessment(definitions, targetSet, round.data);
  const entries = new Map(round.entries.map((row) => [row.data_point_id, row]));
  const names = new Map(members.map((one) => [one.account_id, one.name]));
  const rule = { bandEdges: targetSet.bandEdges, minimumScored: 1 };
  const { byDimension, bySegment } = grouped(definitions, score.dataPoints);
  const effectOn = (group: readonly DataPointScore[] | undefined, ids: readonly string[]) =>
    ifCollected(group ?? [], rule, new Set(ids));

  const rows = score.dataPoints.flatMap((one): MissingRow[] => {
    const kpi = definitions.kpiById.get(one.kpiId);
    const dataPoint = definitions.dataPointById.get(one.dataPointId);
    const entry = entries.get(one.dataPointId);
    const plan = planOf(entry);
    const state = missingState(one.value, plan);
    if (!kpi || !dataPoint || !state) return [];
    const task = responsibleTask(tasks, { kpiId: kpi.id, segmentId: kpi.segment });
    const isPlanned = one.value.kind === 'notCollected' && plan.plannedOwner !== '';
    const planned = one.value.kind === 'notCollected' ? plan.plannedFor || null : null;
    const dueOn = planned ?? task?.due_on ?? null;
    const effect = effectOn(byDimension.get(kpi.dimension), [one.dataPointId]);
    return [
      {
        id: one.dataPointId,
        label: dataPoint.label,
        kpi: kpi.name,
        dimension: kpi.dimension,
        segment: kpi.segment,
        segmentName: definitions.segmentById.get(kpi.segment)?.name ?? '',
        state,
        reason: entry?.status_reason ?? '',
        lacks: lacking(definitions, one),
        owner: isPlanned ? `plan:${plan.plannedOwner}` : (task?.account_id ?? ''),
        ownerName: isPlanned
          ? plan.plannedOwner
          : task?.account_id
            ? (names.get(task.account_id) ?? null)
            : '',
        dueOn,
        isLate: isLate({ dueOn, state: planned ? 'open' : (task?.state ?? 'open') }, today),
        planLacks: (one.value.kind === 'notCollected' && planProblem(plan)) || null,
        hasTarget: one.hasTarget,
        effect,
        narrower: effect.narrower,
        narrowerSegment: effectOn(bySegment.get(kpi.segment), [one.dataPointId]).narrower,
      },
    ];
  });
  const selection = readMissingSelection(search);
  return {
    selection,
    owners: ownersOf(rows),
    count: rows.length,
    rows: selectMissing(rows, selection),
    dimensions: definitions.framework.dimensions.map(({ id, name }) => {
      const own = rows.filter((row) => row.dimension === id);
      const planned = own.filter((row) => row.state === 'planned');
      return {
        id,
        name,
        missing: own.filter((row) => row.state !== 'notApplicable').length,
        planned: planned.length,
        notApplicable: own.filter((row) => row.state === 'notApplicable').length,
        ifPlanned: effectOn(
          byDimension.get(id),
          planned.map((row) => row.id),
        ),
      };
    }),
  };
}

function planOf(entry: Entry | undefined) {
  return { plannedOwner: entry?.planned_owner ?? '', plannedFor: entry?.planned_for ?? '' };
}

function grouped(definitions: DefinitionSet, scores: readonly DataPointScore[]) {
  const byDimension = new Map<string, DataPointScore[]>();
  const bySegment = new Map<string, DataPointScore[]>();
  const append = (map: Map<string, DataPointScore[]>, key: string, score: DataPointScore) =>
    map.set(key, [...(map.get(key) ?? []), score]);
  for (const score of scores) {
    const kpi = definitions.kpiById.get(score.kpiId);
    append(byDimension, kpi?.dimension ?? '', score);
    append(bySegment, kpi?.segment ?? '', score);
  }
  return { byDimension, bySegment };
}

/** What a partly filled data point waits for, and what one waits for that lacks nothing but the register. */
function lacking(definitions: DefinitionSet, { kpiId, value }: DataPointScore): string[] {
  if (value.kind !== 'missing') return [];
  const isPartly = value.present.length > 0 || value.missing.every(isRegisterReference);
  if (!isPartly) return [];
  const inputs = definitions.kpiById.get(kpiId)?.dataPoints.flatMap((one) => one.inputs) ?? [];
  return value.missing.map((reference) =>
    isRegisterReference(reference)
      ? (definitions.registerById.get(registerIdOf(reference))?.label ?? reference)
      : (inputs.find((input) => input.id === reference)?.label ?? reference),
  );
}

function ownersOf(rows: readonly MissingRow[]) {
  const owners = new Map(rows.map((row) => [row.owner, row.ownerName]));
  owners.delete('');
  return [...owners]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}
