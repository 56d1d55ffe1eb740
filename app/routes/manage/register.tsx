/** The register: denominators that are entered once and used by every KPI. */
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
import { postRegister } from '#app/server/assessments/post-register.server.ts';
import { readRegisterForm } from '#app/server/assessments/register-form.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { RegisterForm } from '#app/ui/entry/register-form.tsx';
import { PostedNote } from '#app/ui/entry/posted-note.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);
export const shouldRevalidate = () => false;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  return {
    ...frameOfRound(visit, textFor()('register.title')),
    saved: new URL(args.request.url).searchParams.get('saved'),
    form: await readRegisterForm(visit),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  const { status } = askRound(visit, 'enterFigures');
  const next = pathTo.register(visit.city.slug, visit.assessment.reporting_year);
  return data(await postRegister(visit, args.request, next), { status });
}

export default function Register() {
  const { form, city, year, saved, work } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <RoundHead title={t('register.title')} city={city} year={year} work={work} isForChanges>
        <p className="lede">{t('register.intro')}</p>
      </RoundHead>
      <PostedNote
        saved={posted ? (posted.results.length > 0 ? String(posted.results.length) : null) : saved}
        hasUnsaved={posted?.results.some((result) => result.kind !== 'saved') ?? false}
      />
      <RegisterForm form={form} posted={posted} isClosed={work.closed !== null && !posted} />
      <p className="row next-segment">
        <a href={pathTo.round(city.slug, year)}>{t('entry.overview')}</a>
      </p>
    </>
  );
}
