/** The way of a round through spreadsheets: out to the departments, and back with a look at every change. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import '#app/messages/exchange-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { postImport, readImportPage } from '#app/server/exchange/import-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { DownloadForm } from '#app/ui/exchange/download-form.tsx';
import { ImportNote } from '#app/ui/exchange/import-note.tsx';
import { ProposalsForm } from '#app/ui/exchange/proposals-form.tsx';
import { UploadForm } from '#app/ui/exchange/upload-form.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
/** A preview has a row for every change. */
export const handle: PageHandle = { isWritten: true };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const search = new URL(args.request.url).searchParams;
  const page = await readImportPage(visit, search.get('draft'), new Date());
  return {
    ...frameOfRound(visit, textFor()('exchange.title')),
    ...page,
    applied: search.get('applied'),
    isChangedMeanwhile: search.get('problem') === 'changedMeanwhile',
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  return postImport(visit, args.request, new Date());
}

export default function Import() {
  const { city, year, work, segments, people, draft, isGone, applied, isChangedMeanwhile } =
    useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <RoundHead title={t('exchange.title')} city={city} year={year} work={work} isForChanges>
        <p className="lede">{t('exchange.intro')}</p>
      </RoundHead>
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
          <DownloadForm city={city.slug} year={year} segments={segments} people={people} />
          {!work.closed && <UploadForm />}
        </div>
      )}
    </>
  );
}
