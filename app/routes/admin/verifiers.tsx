/** Who verifies the rounds of a city. An administrator says so: a city does not choose its own verifier. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterCityOfAdministration } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import {
  postVerifiers,
  readVerifiersPage,
} from '#app/server/verification/post-verifiers.server.ts';
import { NewLink } from '#app/ui/admin/new-link.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { ListedVerifiers, VerifierForm } from '#app/ui/review/verifiers-form.tsx';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { visit, city } = await enterCityOfAdministration(args, access);
  return {
    title: textFor()('verifier.title'),
    area: city.name,
    city: { slug: city.slug, name: city.name },
    page: await readVerifiersPage(visit, city),
    isSaved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, city } = await enterCityOfAdministration(args, access);
  const answer = await postVerifiers(visit, city, await postedForm(args.request), args.request);
  if (answer.kind === 'done') return redirect(`${pathTo.adminVerifiers(city.slug)}?saved`);
  return data(answer, { status: answer.kind === 'refused' ? 400 : 200 });
}

export default function Verifiers() {
  const { city, page, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('verifier.title')}
        crumbs={[
          { label: t('frame.administration'), href: pathTo.admin() },
          { label: t('admin.cities'), href: pathTo.adminCities() },
          { label: city.name, href: pathTo.adminCity(city.slug) },
        ]}
      >
        <p className="lede">{t('verifier.intro')}</p>
      </PageHead>
      {answer?.kind === 'invited' && (
        <NewLink name={answer.name} link={answer.link} of="invitation" />
      )}
      {isSaved && !answer && (
        <p className="success" role="status">
          {t('admin.saved')}
        </p>
      )}
      <div className="columns">
        <ListedVerifiers verifiers={page.verifiers} />
        {page.years.length === 0 ? (
          <p>{t('manage.noRounds')}</p>
        ) : (
          <VerifierForm
            key={page.verifiers.map((one) => one.id).join(' ')}
            years={page.years}
            result={answer?.kind === 'refused' ? answer.result : undefined}
          />
        )}
      </div>
    </>
  );
}
