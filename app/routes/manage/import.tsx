/** The way of a round through spreadsheets: out to the departments, and back with a look at every change. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { postImport, readImportPage } from '#app/server/exchange/import-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { DownloadForm } from '#app/ui/exchange/download-form.tsx';
import { ImportNote } from '#app/ui/exchange/import-note.tsx';
import { ProposalsForm } from '#app/ui/exchange/proposals-form.tsx';
import { UploadForm } from '#app/ui/exchange/upload-form.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const search = new URL(args.request.url).searchParams;
  const page = await readImportPage(visit, search.get('draft'), new Date());
  return {
    ...page,
    title: `${textFor()('exchange.title')}, ${page.city.name} ${page.year} · CityGauge`,
    applied: search.get('applied'),
    isChangedMeanwhile: search.get('problem') === 'changedMeanwhile',
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  return postImport(visit, args.request, new Date());
}

export default function Import() {
  const { city, year, segments, draft, isGone, applied, isChangedMeanwhile } =
    useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('exchange.title')}
        crumbs={[
          { label: city.name, href: pathTo.manageCity(city.slug) },
          { label: String(year), href: pathTo.round(city.slug, year) },
        ]}
      >
        <p className="lede">{t('exchange.intro')}</p>
      </PageHead>
      <ImportNote
        city={city.slug}
        year={year}
        applied={applied}
        isGone={isGone}
        isChangedMeanwhile={isChangedMeanwhile}
        problem={posted?.problem}
      />
      {draft ? (
        <ProposalsForm key={draft.id} draft={draft} />
      ) : (
        <div className="exchange-ways">
          <DownloadForm city={city.slug} year={year} segments={segments} />
          <UploadForm />
        </div>
      )}
    </>
  );
}
