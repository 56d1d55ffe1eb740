/** Saves single fields while people type; answers of each what became of it. */
import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { roundOf } from '#app/server/assessments/round-rows.server.ts';
import { saveFields } from '#app/server/assessments/save-fields.server.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enter, enterRound } from '#app/server/permissions/enter.server.ts';
import { badRequest, conflict } from '#app/server/request/responses.server.ts';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;

const ChangesSchema = z.object({
  /** Who typed them: on a shared device someone else may have signed in since. */
  account: z.string().min(1).max(100).optional(),
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
  const visit = await enterRound(args, access).catch(async (refusal: unknown) => {
    // that somebody else has signed in says more than that they have no right
    const { account } = await enter(args, { kind: 'signedIn' });
    refuseOther((await posted(args.request)).data?.account, account.accountId);
    throw refusal;
  });
  askRound(visit, 'enterFigures');
  const { data: body } = await posted(args.request);
  if (!body) throw badRequest(textFor()('save.notUnderstood'));
  const { accountId } = visit.account;
  refuseOther(body.account, accountId);
  const results = await saveFields(visit.db, roundOf(visit), body.changes, {
    at: new Date(),
    by: accountId,
  });
  return data({ results });
}

async function posted(request: Request) {
  return ChangesSchema.safeParse(await request.json().catch(() => undefined));
}

function refuseOther(typedBy: string | undefined, account: string): void {
  if (typedBy && typedBy !== account) throw conflict(textFor()('save.typedByAnother'));
}
