/** The contested figures of a round: a coordinator or the verifier answers, in public. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LONGEST_CONTEST_ANSWER } from '#app/domain/contests/contest.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/contest-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { answerContest } from '#app/server/contests/raise-contest.server.ts';
import { readContestsOfRound } from '#app/server/contests/read-contests.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { permissionFor } from '#app/server/permissions/round-acts.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { ContestForm } from '#app/ui/contests/contest-form.tsx';
import { ContestItem } from '#app/ui/contests/contest-list.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'answerContests' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

const idsOf = (assessment: { city_id: string; assessment_id: string }) => ({
  cityId: assessment.city_id,
  assessmentId: assessment.assessment_id,
});

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const { db, assessment, definitions, role } = visit;
  return {
    ...frameOfRound(visit, textFor()('contests.title')),
    contests: await readContestsOfRound(db, idsOf(assessment), definitions),
    canAnswer: permissionFor(role, 'contest.answer', assessment.work_state) === 'may',
    isSaved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess);
  const { status } = askRound(visit, 'contest.answer');
  const form = await postedForm(args.request);
  const [contestId, text] = [String(form.get('contest') ?? ''), String(form.get('text') ?? '')];
  const answer = { contestId, text, seen: Number(form.get('seen')), by: visit.account.accountId };
  const at = new Date();
  const problem = await answerContest(visit.db, idsOf(visit.assessment), { ...answer, at });
  if (problem) return data({ problem, text, contestId }, { status });
  return redirect(
    `${pathTo.contests(visit.city.slug, visit.assessment.reporting_year)}?saved#${contestId}`,
  );
}

export default function Contests() {
  const { city, year, work, contests, canAnswer, isSaved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const open = contests.filter((one) => one.answers.length === 0).length;
  return (
    <>
      <RoundHead title={t('contests.title')} city={city} year={year} work={work}>
        <p className="lede">{t('contests.lede', { count: open })}</p>
        {canAnswer && <p className="quiet">{t('contests.intro')}</p>}
      </RoundHead>
      {isSaved && !refused && (
        <p className="success" role="status">
          {t('contests.saved')}
        </p>
      )}
      {refused && !contests.some((one) => one.id === refused.contestId) && (
        <p className="problem" role="alert">
          {t(`contest.problem.${refused.problem}`)}
        </p>
      )}
      <ul className="bare-list stack contests">
        {contests.map((one) => (
          <ContestItem
            key={one.id}
            contest={one}
            head={
              <h2>
                <a href={pathTo.dataPoint(city.slug, year, one.dataPoint.id)}>
                  {one.dataPoint.label}
                </a>
              </h2>
            }
          >
            {canAnswer && (
              <ContestForm
                key={one.answers.length}
                id={`answer-${one.id}`}
                label={t(one.answers.length > 0 ? 'contests.more' : 'contests.answer')}
                submit={t('contests.send')}
                hidden={{ contest: one.id, seen: String(one.answers.length) }}
                longest={LONGEST_CONTEST_ANSWER}
                refused={refused?.contestId === one.id ? refused : undefined}
              />
            )}
          </ContestItem>
        ))}
      </ul>
    </>
  );
}
