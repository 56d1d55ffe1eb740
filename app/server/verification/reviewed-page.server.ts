/** What the page of one data point of a verification shows: figures, value, grounds, checks, verdict and thread. */
import {
  parseFieldName,
  registerIdOf,
  inputsOfKpi,
  isRegisterReference,
  rowKey,
} from '#app/domain/entry/fields.ts';
import type { BasisDifference } from '#app/domain/verification/fingerprint.ts';
import { insertOpeningIfMissing } from '#db/queries/verification.server.ts';
import { readRoundBefore } from '../assessments/round-before.server.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { readShownWarnings } from '../checks/warnings-page.server.ts';
import { readEvidenceLinks } from '../evidence/evidence-page.server.ts';
import { hasRight } from '../permissions/access.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { readPeers } from './peers.server.ts';
import { explainOfRound, roundsBefore } from './explain-round.server.ts';
import { proposableFields } from './proposable-fields.server.ts';
import { readReview } from './read-review.server.ts';
import { declarationText } from './review-page.server.ts';
import { whoActs } from './who-acts.server.ts';

/** Undefined for a data point that the round does not have. That a verifier has opened it, with these figures, is noted. */
export async function readReviewedPage(visit: RoundVisit, dataPointId: string, now: Date) {
  const { db, city, assessment, definitions, targetSet, account, role } = visit;
  const kpi = definitions.kpiOfDataPoint.get(dataPointId);
  const ids = { cityId: city.city_id, assessmentId: assessment.assessment_id };
  const review = await readReview(db, assessment, definitions, targetSet);
  const place = review.dataPoints.findIndex((one) => one.id === dataPointId);
  const reviewed = review.dataPoints[place];
  const explanation = explainOfRound(visit, review, dataPointId);
  if (!kpi || !reviewed || !explanation) return undefined;
  const dataPoint = definitions.dataPointById.get(dataPointId);
  const [acting, fields, rounds, warnings, evidence, peers] = await Promise.all([
    whoActs(db, ids, account.accountId),
    proposableFields(db, roundOf(visit), dataPointId),
    roundsBefore(visit, dataPointId),
    readRoundBefore(db, assessment, definitions).then((before) =>
      readShownWarnings(visit, {
        checked: { round: review.rows, before },
        segmentId: kpi.segment,
      }),
    ),
    readEvidenceLinks(visit, [dataPointId]),
    dataPoint ? readPeers(visit, dataPoint, explanation.dataPoint.value) : null,
  ]);
  if (acting.side === 'verifier') {
    await insertOpeningIfMissing(db, {
      city_id: ids.cityId,
      assessment_id: ids.assessmentId,
      data_point_id: dataPointId,
      account_id: account.accountId,
      fingerprint: reviewed.fingerprint,
      at: now,
    });
  }
  const entry = review.rows.entries.find((row) => row.data_point_id === dataPointId);
  const neighbour = (at: number) => {
    const id = review.dataPoints[at]?.id;
    return id ? { id, label: definitions.dataPointById.get(id)?.label ?? id } : null;
  };
  const labelOfField = (name: string) =>
    fields.find((one) => one.field === name)?.label ?? labelOf(visit, kpi.id, name);
  return {
    id: dataPointId,
    label: explanation.dataPoint.label,
    kpi: { id: kpi.id, name: kpi.name, code: kpi.code },
    segment: {
      id: kpi.segment,
      name: definitions.segmentById.get(kpi.segment)?.name ?? '',
    },
    state: review.state,
    explanation,
    behind: {
      quality: entry?.quality ?? null,
      origin: entry?.origin ?? null,
      sourceName: entry?.source_name ?? null,
      sourceUrl: entry?.source_url ?? null,
      scope: entry?.scope ?? null,
      comment: entry?.comment ?? null,
      statusReason: entry?.status_reason ?? null,
      evidence: evidence[dataPointId] ?? [],
      isConfidential: entry?.is_confidential ?? false,
      isProvisional: entry?.is_provisional ?? false,
    },
    rounds,
    peers,
    warnings: warnings
      .filter((warning) => warning.kpiIds.includes(kpi.id))
      .map(({ key, kind, dataPoints, answer }) => ({ key, kind, dataPoints, answer })),
    fingerprint: reviewed.fingerprint,
    isJudgeable: reviewed.isJudgeable,
    turn: reviewed.turn,
    verdict: reviewed.verdict && {
      ...reviewed.verdict,
      at: reviewed.verdict.at.toISOString(),
      differences: reviewed.verdict.differences.map((one) => ({
        ...one,
        ...(one.kind === 'figure' && namesOf(visit, kpi.id, one)),
      })),
    },
    hasOpenProposal: reviewed.standing.openProposal !== null,
    messages: reviewed.messages.map((message) => ({
      sequence: message.sequence,
      kind: message.kind,
      at: message.at.toISOString(),
      name: message.name,
      text: message.text,
      proposal:
        message.field === null
          ? null
          : {
              label: labelOfField(message.field),
              was: message.was ?? '',
              proposed: message.proposed ?? '',
            },
    })),
    fields,
    side: acting.side ?? null,
    canEnter: hasRight(role, 'enter'),
    declaration: role === 'verifier' && !acting.declaration ? declarationText(visit) : null,
    previous: neighbour(place - 1),
    next: neighbour(place + 1),
    historyRow: rowKey({ row: 'entry', dataPointId }),
  };
}

/** The label of a figure, with the symbols of the units that it was and is typed in; null for the final value. */
function namesOf(
  { definitions }: RoundVisit,
  kpiId: string,
  { id, was, is }: Extract<BasisDifference, { kind: 'figure' }>,
) {
  const kpi = definitions.kpiById.get(kpiId);
  const found = isRegisterReference(id)
    ? definitions.registerById.get(registerIdOf(id))
    : kpi && inputsOfKpi(kpi).find((input) => input.id === id);
  const symbol = (unit: string) => definitions.unitById.get(unit)?.symbol ?? unit;
  return {
    label: found?.label ?? null,
    unitSymbol: found ? symbol(found.unit) : '',
    wasIn: was?.unit ? symbol(was.unit) : null,
    isIn: is?.unit ? symbol(is.unit) : null,
  };
}

function labelOf({ definitions }: RoundVisit, kpiId: string, name: string): string | null {
  const field = parseFieldName(name);
  if (field?.row === 'register')
    return definitions.registerById.get(field.registerId)?.label ?? name;
  if (field?.row !== 'input') return null;
  if (isRegisterReference(field.inputId)) {
    return definitions.registerById.get(registerIdOf(field.inputId))?.label ?? name;
  }
  const kpi = definitions.kpiById.get(kpiId);
  return (kpi && inputsOfKpi(kpi).find((one) => one.id === field.inputId)?.label) ?? name;
}
