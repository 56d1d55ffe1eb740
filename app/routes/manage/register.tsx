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
import { savePostedForm } from '#app/server/assessments/post-form.server.ts';
import { readRound, registerTexts } from '#app/server/assessments/read-round.server.ts';
import { registerUnitChoices } from '#app/server/assessments/unit-choices.server.ts';
import { suggestRegister } from '#app/server/carry-over/previous-round.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { RegisterForm } from '#app/ui/entry/register-form.tsx';
import { PostedNote } from '#app/ui/entry/posted-note.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];
export const shouldRevalidate = () => false;

export async function loader(args: LoaderFunctionArgs) {
  const { db, city, assessment, definitions } = await enterRound(args, access);
  const round = await readRound(db, city.city_id, assessment.assessment_id);
  const { register } = definitions.framework;
  const year = assessment.reporting_year;
  return {
    title: `${textFor()('register.title')}, ${city.name} ${year} · CityGauge`,
    cityName: city.name,
    saved: new URL(args.request.url).searchParams.get('saved'),
    form: {
      city: city.slug,
      year,
      register,
      ...registerTexts(definitions, round),
      lastRound: await suggestRegister(db, assessment, round.registerValues, definitions),
      unitChoices: registerUnitChoices(definitions),
      unitSymbols: Object.fromEntries(
        register.map((item) => [
          item.unit,
          definitions.unitById.get(item.unit)?.symbol ?? item.unit,
        ]),
      ),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  const next = pathTo.register(visit.city.slug, visit.assessment.reporting_year);
  return data(await savePostedForm(visit, args.request, next), { status: 400 });
}

export default function Register() {
  const { form, cityName, saved } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  const { city, year } = form;
  return (
    <>
      <PageHead
        title={t('register.title')}
        crumbs={[
          { label: cityName, href: pathTo.manageCity(city) },
          { label: String(year), href: pathTo.round(city, year) },
        ]}
      >
        <p className="lede">{t('register.intro')}</p>
      </PageHead>
      <PostedNote saved={saved} hasUnsaved={posted !== undefined} />
      <RegisterForm form={form} posted={posted} />
      <p className="row next-segment">
        <a href={pathTo.round(city, year)}>{t('entry.overview')}</a>
      </p>
    </>
  );
}
