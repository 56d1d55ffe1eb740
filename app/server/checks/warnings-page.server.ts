/** What a page says of the warnings of a round: grouped by KPI, with names in place of ids. */
import { readRound } from '../assessments/read-round.server.ts';
import { readRoundBefore } from '../assessments/round-before.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import {
  isOpen,
  readWarnings,
  type AnsweredWarning,
  type CheckedRound,
} from './round-warnings.server.ts';

export interface ShownWarning {
  key: string;
  kind: AnsweredWarning['kind'];
  /** What the rule or check says, from the definitions, and where it is printed. */
  message: string;
  source: string | null;
  dataPoints: Array<{ id: string; label: string; unit: string; decimals: number }>;
  /** Of the first KPI. */
  segment: string | null;
  kpiIds: readonly string[];
  kpi: { id: string; name: string; code: string } | null;
  answer: AnsweredWarning['answer'];
  isOpen: boolean;
}

/** The warnings of a round, of the KPIs of one segment where one is named, in the order of the KPIs. `checked`: where it is read already. */
export async function readShownWarnings(
  {
    db,
    assessment,
    definitions,
    configuration,
  }: Pick<RoundVisit, 'db' | 'assessment' | 'definitions' | 'configuration'>,
  { segmentId, checked }: { segmentId?: string; checked?: CheckedRound } = {},
): Promise<ShownWarning[]> {
  const read = checked ?? (await readChecked(db, assessment, definitions));
  const warnings = await readWarnings(
    db,
    assessment,
    definitions,
    read,
    configuration.registerTolerance,
  );
  const said = new Map([
    ...definitions.rules.map(
      (rule) => [rule.id, { text: rule.message, source: rule.source }] as const,
    ),
    ...definitions.generalChecks.map((check) => [check.id, check] as const),
  ]);
  return warnings
    .map((warning): ShownWarning => {
      const kpi = definitions.kpiById.get(warning.kpiIds[0] ?? '');
      return {
        key: warning.key,
        kind: warning.kind,
        message: said.get(warning.ruleId)?.text ?? '',
        source: said.get(warning.ruleId)?.source ?? null,
        dataPoints: warning.dataPoints.flatMap((id) => {
          const dataPoint = definitions.dataPointById.get(id);
          if (!dataPoint) return [];
          const unit = definitions.unitById.get(dataPoint.unit)?.symbol ?? '';
          return [{ id, label: dataPoint.label, unit, decimals: dataPoint.decimals }];
        }),
        segment: kpi?.segment ?? null,
        kpiIds: warning.kpiIds,
        kpi: kpi ? { id: kpi.id, name: kpi.name, code: kpi.code } : null,
        answer: warning.answer,
        isOpen: isOpen(warning),
      };
    })
    .filter(
      ({ kpiIds }) =>
        segmentId === undefined ||
        kpiIds.some((id) => definitions.kpiById.get(id)?.segment === segmentId),
    );
}

/** A round and the one before it, as the checks read them. */
export async function readChecked(
  db: RoundVisit['db'],
  assessment: RoundVisit['assessment'],
  definitions: RoundVisit['definitions'],
): Promise<CheckedRound> {
  const [round, before] = await Promise.all([
    readRound(db, assessment.city_id, assessment.assessment_id),
    readRoundBefore(db, assessment, definitions),
  ]);
  return { round, before };
}
