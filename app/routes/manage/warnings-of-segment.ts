/** What the checks ask about a segment now, for its form: while a figure is typed, and after each save. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { withTypedText } from '#app/server/checks/typed-round.server.ts';
import { readChecked, readShownWarnings } from '#app/server/checks/warnings-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const asked = new URL(args.request.url).searchParams;
  const field = asked.get('field');
  const checked = await readChecked(visit.db, visit.assessment, visit.definitions);
  if (field !== null) {
    const typed = { field, text: asked.get('text') ?? '' };
    checked.round = withTypedText(visit.definitions, checked.round, typed);
  }
  const segmentId = args.params.segment ?? '';
  const warnings = await readShownWarnings(visit, { segmentId, checked });
  return data({ warnings }, { headers: { 'cache-control': 'no-store' } });
}
