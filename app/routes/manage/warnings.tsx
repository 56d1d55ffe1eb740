/** All questions that the verifier's checks ask about a round, with the city's answers. */
import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { savePostedForm } from '#app/server/assessments/post-form.server.ts';
import { readShownWarnings } from '#app/server/checks/warnings-page.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { WarningsForm } from '#app/ui/checks/warnings-form.tsx';
import { PostedNote } from '#app/ui/entry/posted-note.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  return {
    ...frameOfRound(visit, textFor()('warnings.title')),
    warnings: await readShownWarnings(visit),
    canAnswer: hasRight(visit.role, 'enter'),
    saved: new URL(args.request.url).searchParams.get('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const { status } = askRound(visit, 'answerWarnings');
  const next = pathTo.warnings(visit.city.slug, visit.assessment.reporting_year);
  return data(await savePostedForm(visit, args.request, next), { status });
}

export default function Warnings() {
  const { city, year, warnings, canAnswer, saved, work } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  const open = warnings.filter((warning) => warning.isOpen).length;
  return (
    <>
      <RoundHead title={t('warnings.title')} city={city} year={year} work={work} isForChanges>
        <p className="lede">{t('warnings.count', { open, answered: warnings.length - open })}</p>
        <p className="quiet">{t('warnings.intro')}</p>
      </RoundHead>
      <PostedNote saved={saved} hasUnsaved={posted !== undefined} />
      <WarningsForm
        city={city.slug}
        year={year}
        warnings={warnings}
        canAnswer={canAnswer && (!work.closed || posted !== undefined)}
        posted={posted}
      />
    </>
  );
}
