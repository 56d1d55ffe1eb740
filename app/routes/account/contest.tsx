/** Contests a published figure, for whoever has an account; the public page of the figure leads here. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LONGEST_CONTEST } from '#app/domain/contests/contest.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/contest-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { raiseContest } from '#app/server/contests/raise-contest.server.ts';
import { readContestsOf } from '#app/server/contests/read-contests.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { ContestForm } from '#app/ui/contests/contest-form.tsx';
import { ContestList } from '#app/ui/contests/contest-list.tsx';
import { valueText } from '#app/ui/explanation/figures.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'signedIn' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const visit = await enter(args, access);
  const { hash = '', dataPoint: id = '' } = args.params;
  const publication = await getPublicationDocument(visit.db, hash);
  const dataPoint = publication?.document.dataPoints.find((one) => one.id === id);
  if (!publication || !dataPoint) throw notFound(textFor()('contest.noPublication'));
  return { visit, publication, dataPoint };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visit, publication, dataPoint } = await open(args);
  const { city, reportingYear } = publication.document;
  const t = textFor();
  return {
    title: t('contest.pageTitle', { city: city.name, year: String(reportingYear) }),
    city: { slug: city.slug, name: city.name },
    year: reportingYear,
    hash: publication.hash,
    dataPoint: {
      id: dataPoint.id,
      label: dataPoint.label,
      value: valueText(dataPoint, t),
    },
    contests: await readContestsOf(visit.db, publication, dataPoint.id),
    isSent: new URL(args.request.url).searchParams.has('sent'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, publication, dataPoint } = await open(args);
  const text = String((await postedForm(args.request)).get('text') ?? '');
  const by = visit.account.accountId;
  const contest = { dataPointId: dataPoint.id, text, by, at: new Date() };
  const problem = await raiseContest(visit.db, publication, contest);
  if (problem) return data({ problem, text }, { status: problem === 'tooMany' ? 429 : 400 });
  return redirect(`${pathTo.contest(publication.hash, dataPoint.id)}?sent`);
}

export default function ContestFigure() {
  const { city, year, hash, dataPoint, contests, isSent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead title={t('contest.heading', { label: dataPoint.label })}>
        {dataPoint.value !== null && (
          <p className="lede">
            {t('contest.figure', { city: city.name, year: String(year), value: dataPoint.value })}
          </p>
        )}
        <p>
          <a href={pathTo.publicationDataPoint(hash, dataPoint.id)}>{t('contest.back')}</a>
        </p>
      </PageHead>
      {isSent && !refused && (
        <p className="success" role="status">
          {t('contest.sent')}
        </p>
      )}
      <div className="stack">
        <ContestList contests={contests} />
        <ContestForm
          id="reason"
          label={t('contest.reason')}
          hint={t('contest.reasonHint')}
          submit={t('contest.send')}
          hidden={{}}
          longest={LONGEST_CONTEST}
          refused={refused}
        />
      </div>
    </>
  );
}
