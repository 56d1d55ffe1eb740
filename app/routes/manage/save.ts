/** Saves single fields while people type; answers of each what became of it. */
import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { badRequest, conflict } from '#app/server/request/responses.server.ts';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;

const ChangesSchema = z.object({
  /** Who typed them: on a shared device someone else may have signed in since. */
  account: z.string().max(100).optional(),
  changes: z
    .array(
      z.object({
        field: z.string().max(200),
        was: z.string().max(10_000),
        text: z.string().max(10_000),
        revision: z.int().min(0),
      }),
    )
    .max(400),
});

export async function action(args: ActionFunctionArgs) {
  const { db, city, assessment, definitions, account } = await enterRound(args, access);
  const body: unknown = await args.request.json().catch(() => undefined);
  const parsed = ChangesSchema.safeParse(body);
  if (!parsed.success) throw badRequest(textFor()('save.notUnderstood'));
  const typedBy = parsed.data.account ?? account.accountId;
  if (typedBy !== account.accountId) throw conflict(textFor()('save.typedByAnother'));
  const results = await saveFields(
    db,
    { cityId: city.city_id, assessmentId: assessment.assessment_id, definitions },
    parsed.data.changes,
    { at: new Date(), by: account.accountId },
  );
  return data({ results });
}
