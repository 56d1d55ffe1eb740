/** Where a coordinator shares the work of a round out, and hands back what was handed in. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayOf } from '#app/domain/tasks/due-date.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { takeOverOwners } from '#app/server/carry-over/owners.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { badRequest } from '#app/server/request/responses.server.ts';
import { assignTasks } from '#app/server/tasks/assign-tasks.server.ts';
import { postHandedTask } from '#app/server/tasks/hand-task.server.ts';
import { readTasksPage } from '#app/server/tasks/read-tasks.server.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { AssignForm } from '#app/ui/tasks/assign-form.tsx';
import { HandBackForms } from '#app/ui/tasks/hand-back-forms.tsx';

export const access = { kind: 'city', right: 'coordinate' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const asked = new URL(args.request.url).searchParams;
  return {
    ...frameOfRound(visit, textFor()('tasks.title')),
    page: await readTasksPage(visit, dayOf(new Date())),
    saved: asked.get('saved'),
    isHandedBack: asked.has('handed-back'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  askRound(visit, 'shareWork');
  const form = await postedForm(args.request);
  const here = pathTo.tasks(visit.city.slug, visit.assessment.reporting_year);
  const now = new Date();
  const intent = form.get('intent');
  if (intent === 'assign' || intent === 'take-over') {
    const assigned = await assignTasks(visit, form, now);
    if (assigned.kind === 'refused') return data({ assigned, handed: undefined }, { status: 400 });
    const given = intent === 'take-over' ? await takeOverOwners(visit, form, now) : 0;
    return redirect(`${here}?saved=${assigned.count + given}`);
  }
  if (intent !== 'hand-back') throw badRequest(textFor()('error.badRequest'));
  const handed = await postHandedTask(visit, form, now);
  if (handed.kind === 'refused') return data({ assigned: undefined, handed }, { status: 400 });
  return redirect(`${here}?handed-back`);
}

export default function Tasks() {
  const { city, year, page, saved, isHandedBack, work } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const handedIn = page.rows.flatMap(({ key, name, task }) =>
    task?.state === 'handedIn' ? [{ ...task, key, name }] : [],
  );
  return (
    <>
      <RoundHead title={t('tasks.title')} city={city} year={year} work={work}>
        <p className="lede">{t('tasks.intro')}</p>
        <p className="quiet small">{t('tasks.nobodyToAsk')}</p>
      </RoundHead>
      {refused?.assigned && (
        <p className="problem" role="alert">
          {t('tasks.notSaved')}
        </p>
      )}
      {!refused && (saved !== null || isHandedBack) && (
        <p className="success" role="status">
          {isHandedBack
            ? t('tasks.handedBackNow')
            : t('tasks.saved', { count: Number(saved) || 0 })}
        </p>
      )}
      <HandBackForms tasks={handedIn} refused={refused?.handed} />
      {/* a form of its own for each state of the tasks: fields show what is stored now */}
      <AssignForm
        key={page.rows.map((row) => row.was).join()}
        {...page}
        refused={refused?.assigned}
      />
    </>
  );
}
