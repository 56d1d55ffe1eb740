/** What the forms of evidence ask for: to add a file, to remove one with a reason, to put one back. */
import { randomUUID } from 'node:crypto';
import {
  cleanFileName,
  LONGEST_EVIDENCE_NOTE,
  type EvidenceAction,
  type FileProblem,
} from '#app/domain/evidence/evidence.ts';
import { isOpenForChanges } from '#app/domain/verification/work.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import {
  getEvidence,
  insertEvidence,
  listEvidence,
  updateEvidence,
} from '#db/queries/evidence.server.ts';
import { completeEvidenceFile, deleteEvidenceFile } from '#db/queries/evidence-files.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { postedForm } from '../request/posted-form.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { isEvidenceId } from './evidence-file.server.ts';
import { isMultipart, postedFile } from './posted-file.server.ts';
import { writeFile, type WrittenFile } from './store-file.server.ts';

export type EvidenceProblem =
  | FileProblem
  | 'noDataPoint'
  | 'noteTooLong'
  | 'alreadyThere'
  | 'reasonNeeded'
  | 'reasonTooLong'
  | 'changedMeanwhile'
  /** The round is closed. */
  | 'attested';

export type PostedEvidence =
  | { kind: 'done'; what: EvidenceAction; dataPointId: string }
  | {
      kind: 'refused';
      problem: EvidenceProblem;
      /** The piece of evidence that it is about; null: the one that was to be added. */
      evidenceId: string | null;
      fileName: string;
      /** What was typed: the note of a new file, or the reason of a removal. */
      text: string;
      dataPointId: string;
    };

/** Does what was posted. The right to write has been checked: only then is the body read. */
export function postEvidence(visit: RoundVisit, request: Request): Promise<PostedEvidence> {
  return isMultipart(request) ? addEvidence(visit, request) : changeEvidence(visit, request);
}

async function addEvidence(visit: RoundVisit, request: Request): Promise<PostedEvidence> {
  const { db, city, definitions } = visit;
  const { texts, file } = await postedFile(request, async (posted, content) => {
    const fileName = cleanFileName(posted);
    return { fileName, written: await writeFile(db, city.city_id, fileName, content) };
  });
  const dataPointId = texts.get('dataPoint') ?? '';
  const note = (texts.get('note') ?? '').trim();
  const refused = (problem: EvidenceProblem) =>
    ({
      kind: 'refused',
      problem,
      evidenceId: null,
      fileName: file?.fileName ?? '',
      text: note,
      dataPointId,
    }) as const;
  if (!file) return refused('noFile');
  const { fileName, written } = file;
  if ('problem' in written) return refused(written.problem);
  const problem = !definitions.dataPointById.has(dataPointId)
    ? 'noDataPoint'
    : note.length > LONGEST_EVIDENCE_NOTE
      ? 'noteTooLong'
      : await keepEvidence(visit, { dataPointId, fileName, note }, written);
  if (!problem) return { kind: 'done', what: 'add', dataPointId };
  await deleteEvidenceFile(db, city.city_id, written.fileId);
  return refused(problem);
}

async function keepEvidence(
  { db, city, assessment, account }: RoundVisit,
  { dataPointId, fileName, note }: { dataPointId: string; fileName: string; note: string },
  written: WrittenFile,
): Promise<'alreadyThere' | 'attested' | undefined> {
  const ids = [city.city_id, assessment.assessment_id] as const;
  const stamp = { at: new Date(), by: account.accountId };
  return db.transaction().execute(async (trx) => {
    if (!isOpenForChanges((await lockAssessment(trx, ...ids))?.work_state)) return 'attested';
    const known = await listEvidence(trx, ...ids, [dataPointId]);
    if (known.some((one) => !one.is_removed && one.sha256 === written.sha256))
      return 'alreadyThere';
    const fileId = await completeEvidenceFile(trx, city.city_id, written.fileId, written);
    const evidenceId = randomUUID();
    await insertEvidence(
      trx,
      {
        city_id: city.city_id,
        assessment_id: assessment.assessment_id,
        evidence_id: evidenceId,
        data_point_id: dataPointId,
        file_id: fileId,
        file_name: fileName,
        media_type: written.mediaType,
        note: note === '' ? null : note,
      },
      stamp,
    );
    await appendCityAudit(trx, city.city_id, {
      at: stamp.at,
      actorId: stamp.by,
      action: 'evidence.add',
      subject: `assessment:${assessment.assessment_id}`,
      details: { evidenceId, dataPointId, sha256: written.sha256, byteSize: written.byteSize },
    });
    return undefined;
  });
}

async function changeEvidence(visit: RoundVisit, request: Request): Promise<PostedEvidence> {
  const { db, city, assessment, account } = visit;
  const ids = [city.city_id, assessment.assessment_id] as const;
  const form = await postedForm(request);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const evidenceId = text('evidence');
  const what = text('intent');
  if (!isEvidenceId(evidenceId) || (what !== 'remove' && what !== 'putBack')) {
    throw badRequest(textFor()('error.badRequest'));
  }
  const reason = text('reason');
  return db.transaction().execute(async (trx): Promise<PostedEvidence> => {
    const locked = await lockAssessment(trx, ...ids);
    const current = await getEvidence(trx, ...ids, evidenceId);
    if (!current) throw badRequest(textFor()('evidence.noSuchFile'));
    const dataPointId = current.data_point_id;
    const refused = (problem: EvidenceProblem) =>
      ({
        kind: 'refused',
        problem,
        evidenceId,
        fileName: current.file_name,
        text: reason,
        dataPointId,
      }) as const;
    if (!isOpenForChanges(locked?.work_state)) return refused('attested');
    if (what === 'remove' && reason === '') return refused('reasonNeeded');
    if (reason.length > LONGEST_EVIDENCE_NOTE) return refused('reasonTooLong');
    const stamp = { at: new Date(), by: account.accountId };
    const change = { what, reason: reason === '' ? null : reason } as const;
    const saved = await updateEvidence(trx, current, Number(text('revision')), change, stamp);
    if (saved.kind === 'conflict') return refused('changedMeanwhile');
    await appendCityAudit(trx, city.city_id, {
      at: stamp.at,
      actorId: stamp.by,
      action: `evidence.${what}`,
      subject: `assessment:${assessment.assessment_id}`,
      details: { evidenceId, dataPointId },
    });
    return { kind: 'done', what, dataPointId };
  });
}
