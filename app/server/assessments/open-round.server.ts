/** Opens a round: an empty assessment, pinned to the definitions and targets of today. */
import { randomUUID } from 'node:crypto';
import { readReportingYear, type YearProblem } from '#app/domain/assessment/reporting-year.ts';
import { isUniqueViolation } from '#db/errors.server.ts';
import { insertAssessment } from '#db/queries/assessments.server.ts';
import { appendCityAudit } from '#db/queries/audit.server.ts';
import type { CityVisit } from '../permissions/enter.server.ts';

export type OpenedRound = { year: number } | { problem: YearProblem | 'exists' };

/** The opened round's year, or why none was opened. */
export async function openRound(
  visit: Pick<CityVisit, 'db' | 'city' | 'definitions' | 'targetSet' | 'account'>,
  text: string,
  now: Date,
): Promise<OpenedRound> {
  const read = readReportingYear(text, now.getUTCFullYear());
  if ('problem' in read) return read;
  const { db, city, definitions, targetSet, account } = visit;
  const assessmentId = randomUUID();
  try {
    await db.transaction().execute(async (trx) => {
      await insertAssessment(trx, {
        city_id: city.city_id,
        assessment_id: assessmentId,
        reporting_year: read.year,
        definition_hash: definitions.hash,
        target_set_hash: targetSet.hash,
        // whatever is typed for an invented or extracted city stays marked as such
        provenance: city.provenance,
        source_document: null,
        created_by: account.accountId,
      });
      await appendCityAudit(trx, city.city_id, {
        at: now,
        actorId: account.accountId,
        action: 'round.opened',
        subject: `assessment:${assessmentId}`,
        details: {
          reportingYear: read.year,
          definitionHash: definitions.hash,
          targetSetHash: targetSet.hash,
        },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { problem: 'exists' };
    throw error;
  }
  return read;
}
