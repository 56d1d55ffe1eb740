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
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { WarningsForm } from '#app/ui/checks/warnings-form.tsx';
import { PostedNote } from '#app/ui/entry/posted-note.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';

export const access = { kind: 'city', right: 'see' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const { city, assessment } = visit;
  const year = assessment.reporting_year;
  return {
    title: `${textFor()('warnings.title')}, ${city.name} ${year} · CityGauge`,
    city: { slug: city.slug, name: city.name },
    year,
    warnings: await readShownWarnings(visit),
    canAnswer: hasRight(visit.role, 'enter'),
    saved: new URL(args.request.url).searchParams.get('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const next = pathTo.warnings(visit.city.slug, visit.assessment.reporting_year);
  return data(await savePostedForm(visit, args.request, next), { status: 400 });
}

export default function Warnings() {
  const { city, year, warnings, canAnswer, saved } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  const open = warnings.filter((warning) => warning.isOpen).length;
  return (
    <>
      <PageHead
        title={t('warnings.title')}
        crumbs={[
          { label: city.name, href: pathTo.manageCity(city.slug) },
          { label: String(year), href: pathTo.round(city.slug, year) },
        ]}
      >
        <p className="lede">{t('warnings.count', { open, answered: warnings.length - open })}</p>
        <p className="quiet">{t('warnings.intro')}</p>
      </PageHead>
      <PostedNote saved={saved} hasUnsaved={posted !== undefined} />
      <WarningsForm
        city={city.slug}
        year={year}
        warnings={warnings}
        canAnswer={canAnswer}
        posted={posted}
      />
    </>
  );
}
