/** What a new figure of the register would change, for its form before it is saved. */
import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { readRound } from '#app/server/assessments/read-round.server.ts';
import { previewRegister } from '#app/server/assessments/register-effects.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const { city_id: cityId, assessment_id: assessmentId } = visit.assessment;
  const asked = new URL(args.request.url).searchParams;
  const texts = { value: asked.get('value') ?? '', unit: asked.get('unit') ?? '' };
  const round = await readRound(visit.db, cityId, assessmentId);
  const preview = previewRegister(visit, round, asked.get('item') ?? '', texts);
  return data(preview, { headers: { 'cache-control': 'no-store' } });
}
