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
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { postHandedTask } from '#app/server/tasks/hand-task.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { city, assessment } = await enterRound(args, access);
  const year = assessment.reporting_year;
  return {
    title: `${textFor()('tasks.handIn')}, ${city.name} ${year} · CityGauge`,
    city: { slug: city.slug, name: city.name },
    year,
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  const form = await postedForm(args.request);
  const handed = await postHandedTask(visit, form, new Date());
  if (handed.kind === 'refused') return data({ problem: handed.problem }, { status: 409 });
  return redirect(safeNext(String(form.get('next') ?? ''), pathTo.manage()));
}

export default function HandIn() {
  const { city, year } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('tasks.handIn')}
        crumbs={[
          { label: city.name, href: pathTo.manageCity(city.slug) },
          { label: String(year), href: pathTo.round(city.slug, year) },
        ]}
      />
      {refused ? (
        <p className="problem" role="alert">
          {t(`tasks.problem.${refused.problem}`)}
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
