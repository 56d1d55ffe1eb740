/** Saves single fields while people type; answers of each what became of it. */
import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { roundOf } from '#app/server/assessments/round-rows.server.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { badRequest } from '#app/server/request/responses.server.ts';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;

const ChangesSchema = z.object({
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
  const visit = await enterRound(args, access);
  const body: unknown = await args.request.json().catch(() => undefined);
  const parsed = ChangesSchema.safeParse(body);
  if (!parsed.success) throw badRequest(textFor()('save.notUnderstood'));
  const results = await saveFields(visit.db, roundOf(visit), parsed.data.changes, {
    at: new Date(),
    by: visit.account.accountId,
  });
  return data({ results });
}
