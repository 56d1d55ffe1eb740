/** One data point of a verification: the verifier judges and asks, the city answers. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/review-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { postReview } from '#app/server/verification/post-review.server.ts';
import { readReviewedPage } from '#app/server/verification/reviewed-page.server.ts';
import { valueText } from '#app/ui/explanation/figures.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { DeclarationForm } from '#app/ui/review/declaration-form.tsx';
import { LostForm } from '#app/ui/review/problem-note.tsx';
import { ReviewedDataPoint } from '#app/ui/review/reviewed-data-point.tsx';
import { isShownForm } from '#app/ui/review/shown-forms.ts';
import { BandChip } from '#app/ui/scores/band-chip.tsx';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'discuss' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const t = textFor();
  const page = await readReviewedPage(visit, args.params.dataPoint ?? '', new Date());
  if (!page) throw notFound(t('review.problem.noSuchDataPoint'));
  return {
    ...frameOfRound(visit, t('review.dataPointTitle', { label: page.label })),
    page,
    isDone: new URL(args.request.url).searchParams.has('done'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const id = args.params.dataPoint ?? '';
  const posted = await postReview(visit, await postedForm(args.request), id, new Date());
  if (posted.kind === 'refused') return data(posted, { status: posted.status });
  const year = visit.assessment.reporting_year;
  return redirect(pathTo.reviewDataPoint(visit.city.slug, year, id, { done: '1' }));
}

export default function ReviewDataPoint() {
  const { city, year, work, page, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const { dataPoint } = page.explanation;
  const value = valueText(dataPoint, t);
  const review = { label: t('review.title'), href: pathTo.review(city.slug, year) };
  return (
    <>
      <RoundHead title={page.label} city={city} year={year} work={work} within={[review]}>
        <p className="explained-value">
          {value && <strong>{value}</strong>} <BandChip result={dataPoint.result} />
        </p>
        <p className="small">
          {page.segment.name} · <a href={pathTo.kpi(page.kpi.id, page.id)}>{page.kpi.name}</a>{' '}
          <span className="quiet">{page.kpi.code}</span>
        </p>
      </RoundHead>
      {isDone && !refused && (
        <p className="success" role="status">
          {t('review.done')}
        </p>
      )}
      {refused && !isShownForm(refused.of, page) && <LostForm refused={refused} />}
      {page.declaration && (
        <DeclarationForm
          text={page.declaration}
          refused={refused?.of === 'declare' ? refused : undefined}
        />
      )}
      <ReviewedDataPoint key={page.id} city={city.slug} year={year} page={page} refused={refused} />
    </>
  );
}
