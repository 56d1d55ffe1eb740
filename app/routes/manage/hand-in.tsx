/** Hands a part of a round in or takes it back, for whoever has it; says why where it cannot be. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo, safeNext } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { HAND_PROBLEMS, postHandedTask } from '#app/server/tasks/hand-task.server.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  return {
    ...frameOfRound(visit, textFor()('tasks.handIn')),
    problem: HAND_PROBLEMS.find(
      (one) => one === new URL(args.request.url).searchParams.get('problem'),
    ),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  askRound(visit, 'handIn');
  const form = await postedForm(args.request);
  const handed = await postHandedTask(visit, form, new Date());
  if (handed.kind === 'refused') return data({ problem: handed.problem }, { status: 409 });
  return redirect(safeNext(String(form.get('next') ?? ''), pathTo.manage()));
}

export default function HandIn() {
  const { city, year, work, ...told } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? told.problem;
  const t = useText();
  return (
    <>
      <RoundHead title={t('tasks.handIn')} city={city} year={year} work={work} />
      {problem ? (
        <p className="problem" role="alert">
          {t(`tasks.problem.${problem}`)}
        </p>
      ) : (
        <p>{t('tasks.handInWhere')}</p>
      )}
      <p>
        <a href={pathTo.manage()}>{t('tasks.goBack')}</a>
      </p>
    </>
  );
}
