/** The forms that lead back: to a version of a row, or to before one's own last change. */
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { rowKey, type Row } from '#app/domain/entry/fields.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { roundOf } from '../assessments/round-rows.server.ts';
import { askRound } from '../permissions/ask-round.server.ts';
import type { RoundVisit } from '../permissions/enter.server.ts';
import { postedForm } from '../request/posted-form.server.ts';
import { badRequest } from '../request/responses.server.ts';
import { restoreRevision, undoLastSave, type WayBack } from './go-back.server.ts';

const RestoreSchema = z.object({
  revision: z.coerce.number().int().min(1).max(2_147_483_647),
  expected: z.coerce.number().int().min(1).max(2_147_483_647),
  reason: z.string().trim().max(500).default(''),
});
const UndoSchema = z.object({ at: z.iso.datetime() });

/** Throws a redirect to `next` when the version is restored; otherwise says why not. */
export async function postRestore(visit: RoundVisit, request: Request, row: Row, next: string) {
  const { status } = askRound(visit, 'goBack');
  const wanted = await posted(request, RestoreSchema);
  const stamp = { at: new Date(), by: visit.account.accountId };
  return answer(
    await restoreRevision(visit.db, roundOf(visit), row, wanted, stamp),
    `${next}&restored=`,
    status,
  );
}

/** Throws a redirect to `next` when the last change is undone; otherwise says why not. */
export async function postUndo(visit: RoundVisit, request: Request, next: string) {
  const { status } = askRound(visit, 'goBack');
  const { at } = await posted(request, UndoSchema);
  const stamp = { at: new Date(), by: visit.account.accountId };
  return answer(await undoLastSave(visit.db, roundOf(visit), at, stamp), `${next}?undone=`, status);
}

function answer(result: WayBack, next: string, status: number) {
  if (result.kind === 'done') throw redirect(next + String(result.count));
  const problem =
    result.kind === 'changedMeanwhile' ? { ...result, row: rowKey(result.row) } : result;
  return data(problem, { status: result.kind === 'changedMeanwhile' ? 409 : status });
}

async function posted<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(Object.fromEntries(await postedForm(request)));
  if (!parsed.success) throw badRequest(textFor()('history.notUnderstood'));
  return parsed.data;
}
