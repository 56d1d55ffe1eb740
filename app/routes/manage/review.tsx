/** The verification of a round: how it stands, the next step, and every data point with its verdict and whose turn it is. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { reviewSelectionOf } from '#app/domain/verification/select-reviewed.ts';
import '#app/messages/review-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { postReview } from '#app/server/verification/post-review.server.ts';
import { readReviewPage } from '#app/server/verification/review-page.server.ts';
import { formatDate } from '#app/ui/format.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { DeclarationForm } from '#app/ui/review/declaration-form.tsx';
import { NextSteps } from '#app/ui/review/next-steps.tsx';
import { LostForm } from '#app/ui/review/problem-note.tsx';
import { ReviewFilters } from '#app/ui/review/review-filters.tsx';
import { ReviewTable } from '#app/ui/review/review-table.tsx';
import { StepsSoFar, VerifiersOfRound } from '#app/ui/review/verifiers-of-round.tsx';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'discuss' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const search = new URL(args.request.url).searchParams;
  return {
    ...frameOfRound(visit, textFor()('review.title')),
    page: await readReviewPage(visit, search),
    isDone: search.has('done'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const posted = await postReview(visit, await postedForm(args.request), undefined, new Date());
  if (posted.kind === 'refused') return data(posted, { status: posted.status });
  const { show, segment } = reviewSelectionOf(new URL(args.request.url).searchParams);
  const year = visit.assessment.reporting_year;
  return redirect(pathTo.review(visit.city.slug, year, { show, segment, done: '1' }));
}

export default function Review() {
  const { city, year, work, page, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const { progress, selection, steps, declaration } = page;
  const known = steps.map((step) => `step/${step.transition}`);
  if (declaration) known.push('declare');
  if (page.canJudge) known.push('verdicts');
  return (
    <>
      <RoundHead title={t('review.title')} city={city} year={year} work={work} isAboutWork>
        <p className="lede">{t('review.lede', progress)}</p>
        <progress
          className="progress"
          value={progress.judged}
          max={Math.max(progress.reported, 1)}
          aria-label={t('review.progressLabel')}
        />
        <p className="small quiet">{t('review.counts', progress)}</p>
      </RoundHead>
      {isDone && !refused && (
        <p className="success" role="status">
          {t('review.done')}
        </p>
      )}
      {refused && !known.includes(refused.of) && <LostForm refused={refused} />}
      {declaration && (
        <DeclarationForm
          text={declaration}
          refused={refused?.of === 'declare' ? refused : undefined}
        />
      )}
      <NextSteps city={city.slug} year={year} state={work.state} steps={steps} refused={refused} />
      <section className="section stack" aria-labelledby="data-points">
        <h2 id="data-points">{t('review.dataPoints')}</h2>
        <ReviewFilters
          key={`${selection.show} ${selection.segment}`}
          action={pathTo.review(city.slug, year)}
          selection={selection}
          counts={page.counts}
          segments={page.segments}
        />
        <p className="small quiet">
          {t('review.found', { count: page.rows.length })}{' '}
          {page.comparedWith &&
            t('review.comparedWith', { date: formatDate(page.comparedWith, t.locale) })}
        </p>
        <ReviewTable
          city={city.slug}
          year={year}
          rows={page.rows}
          canJudge={page.canJudge}
          refused={refused?.of === 'verdicts' ? refused : undefined}
        />
      </section>
      <VerifiersOfRound verifiers={page.verifiers} />
      <StepsSoFar steps={page.past} />
    </>
  );
}
