/** Sends a message about a data point: a question, an answer, a proposed value, and what the city says to it. */
import type { Kysely, Transaction } from 'kysely';
import { parseFieldName } from '#app/domain/entry/fields.ts';
import {
  messageProblem,
  standingOf,
  type MessageKind,
  type MessageProblem,
} from '#app/domain/verification/thread.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import {
  insertReviewMessage,
  listNewestVerdicts,
  listReviewMessages,
} from '#db/queries/verification.server.ts';
import type { Database } from '#db/schema.ts';
import {
  currentRow,
  currentText,
  readRows,
  type SavedRound,
} from '../assessments/round-rows.server.ts';
import { saveFieldsIn } from '../assessments/save-fields.server.ts';
import { proposableFields } from './proposable-fields.server.ts';
import type { Message } from './read-review.server.ts';
import { whoActs } from './who-acts.server.ts';

export interface NewMessage {
  dataPointId: string;
  kind: MessageKind;
  text: string;
  /** Of a proposal: which field, and what it should hold. */
  proposal?: { field: string; text: string } | undefined;
}
export type SendProblem =
  | MessageProblem
  | 'noSuchDataPoint'
  | 'fieldNeeded'
  | 'valueNeeded'
  | 'sameValue'
  /** The city has changed the field since the value was proposed. */
  | 'changedMeanwhile'
  | 'valueRefused';

class NotSent extends Error {
  readonly problem: SendProblem;
  constructor(problem: SendProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Sends it, or says why not. An accepted value is saved as if the city had typed it, and says where it came from. */
export async function sendMessage(
  { db, round, accountId }: { db: Kysely<Database>; round: SavedRound; accountId: string },
  message: NewMessage,
  at: Date,
): Promise<SendProblem | undefined> {
  try {
    await db.transaction().execute((trx) => send(trx, round, accountId, message, at));
    return undefined;
  } catch (error) {
    if (error instanceof NotSent) return error.problem;
    throw error;
  }
}

async function send(
  trx: Transaction<Database>,
  round: SavedRound,
  accountId: string,
  { dataPointId, kind, text, proposal }: NewMessage,
  at: Date,
): Promise<void> {
  const { cityId, assessmentId, definitions } = round;
  if (!definitions.dataPointById.has(dataPointId)) throw new NotSent('noSuchDataPoint');
  const assessment = await lockAssessment(trx, cityId, assessmentId);
  if (!assessment) throw new NotSent('noSuchDataPoint');
  const { side } = await whoActs(trx, round, accountId);
  const thread = await listReviewMessages(trx, cityId, assessmentId, dataPointId);
  const standing = await standingNow(trx, round, dataPointId, thread);
  const problem = messageProblem(kind, text, { side, state: assessment.work_state, standing });
  if (problem) throw new NotSent(problem);
  const proposed =
    kind === 'proposal' ? await readProposal(trx, round, dataPointId, proposal) : undefined;
  const open = standing.openProposal === null ? undefined : thread[standing.openProposal];
  if (kind === 'accepted' && open) await saveProposed(trx, round, open, { at, by: accountId });
  await insertReviewMessage(trx, {
    city_id: cityId,
    assessment_id: assessmentId,
    data_point_id: dataPointId,
    at,
    by: accountId,
    kind,
    text: text.trim() === '' ? null : text.trim(),
    field: proposed?.field ?? null,
    was: proposed?.was ?? null,
    proposed: proposed?.text ?? null,
  });
  await appendCityAudit(trx, cityId, {
    at,
    actorId: accountId,
    action: `review.${kind}`,
    subject: `assessment:${assessmentId}`,
    details: { dataPoint: dataPointId, ...(proposed && { field: proposed.field }) },
  });
}

async function standingNow(
  trx: Transaction<Database>,
  { cityId, assessmentId }: SavedRound,
  dataPointId: string,
  thread: readonly Message[],
) {
  const verdicts = await listNewestVerdicts(trx, cityId, assessmentId);
  const given = verdicts.find((row) => row.data_point_id === dataPointId);
  return standingOf(
    thread.map((one) => ({ kind: one.kind, at: one.at.toISOString() })),
    given?.at.toISOString() ?? null,
  );
}

async function readProposal(
  trx: Transaction<Database>,
  round: SavedRound,
  dataPointId: string,
  proposal: NewMessage['proposal'],
) {
  const fields = await proposableFields(trx, round, dataPointId);
  const chosen = fields.find((one) => one.field === proposal?.field);
  if (!chosen) throw new NotSent('fieldNeeded');
  const text = proposal?.text.trim() ?? '';
  if (text === '') throw new NotSent('valueNeeded');
  if (text.length > 200) throw new NotSent('textTooLong');
  if (text === chosen.text) throw new NotSent('sameValue');
  return { field: chosen.field, was: chosen.text, text };
}

async function saveProposed(
  trx: Transaction<Database>,
  round: SavedRound,
  proposal: Message,
  stamp: { at: Date; by: string },
): Promise<void> {
  const field = parseFieldName(proposal.field ?? '');
  if (!field) throw new NotSent('valueRefused');
  const rows = await readRows(trx, round, [field]);
  if (currentText(rows, field) !== proposal.was) throw new NotSent('changedMeanwhile');
  const change = {
    field: proposal.field ?? '',
    was: proposal.was ?? '',
    text: proposal.proposed ?? '',
    revision: currentRow(rows, field)?.revision ?? 0,
  };
  const cause = { kind: 'proposal', dataPoint: proposal.data_point_id } as const;
  const [result] = await saveFieldsIn(trx, round, [change], { ...stamp, cause });
  if (result?.kind !== 'saved') throw new NotSent('valueRefused');
}
