/** A round: how far it is, segment by segment, and what to do next. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayOf } from '#app/domain/tasks/due-date.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/contest-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { progressBySegment } from '#app/server/assessments/read-round.server.ts';
import { isOpen, readWarnings } from '#app/server/checks/round-warnings.server.ts';
import { readChecked } from '#app/server/checks/warnings-page.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { readTasksOfRound } from '#app/server/tasks/read-tasks.server.ts';
import { countCityTurns } from '#app/server/verification/my-verifications.server.ts';
import { RoundOverview } from '#app/ui/entry/round-overview.tsx';
import { OpenContests } from '#app/ui/contests/open-contests.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { WorkNote } from '#app/ui/review/work-note.tsx';
import { countOpenContests } from '#db/queries/contests.server.ts';
import { getCurrentPublication } from '#db/queries/publications.server.ts';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const { db, city, assessment, definitions, targetSet, role } = visit;
  const { city_id: cityId, assessment_id: assessmentId, reporting_year: year } = assessment;
  const checked = await readChecked(db, assessment, definitions);
  const { round } = checked;
  const score = scoreAssessment(definitions, targetSet, round.data);
  const [publication, warnings] = await Promise.all([
    getCurrentPublication(db, cityId, assessmentId),
    readWarnings(db, assessment, definitions, checked, visit.configuration.registerTolerance),
  ]);
  const [tasks, waiting, contests] = await Promise.all([
    readTasksOfRound(visit, score, dayOf(new Date())),
    countCityTurns(visit),
    countOpenContests(db, cityId),
  ]);
  const { coverage } = score.total;
  const filled = round.registerValues.filter((row) => row.typed_text !== '').length;
  return {
    title: `${city.name} ${year} · CityGauge`,
    city: { slug: city.slug, name: city.name },
    year,
    register: { filled, total: definitions.framework.register.length },
    dimensions: definitions.framework.dimensions.map(({ id, name }) => ({ id, name })),
    segments: progressBySegment(definitions, score),
    openWarnings: warnings.filter(isOpen).length,
    missing: coverage.applicable - coverage.reported - coverage.notInExtract,
    tasks,
    publishedAt: publication?.published_at.toISOString() ?? null,
    state: assessment.work_state,
    waiting,
    contests: contests.filter((one) => one.year === year),
    seesCity: hasRight(role, 'see'),
    can: { enter: hasRight(role, 'enter'), publish: hasRight(role, 'coordinate') },
  };
}

export default function Round() {
  const round = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('round.title', { city: round.city.name, year: String(round.year) })}
        crumbs={[
          { label: t('frame.myWork'), href: pathTo.manage() },
          ...(round.seesCity
            ? [{ label: round.city.name, href: pathTo.manageCity(round.city.slug) }]
            : []),
        ]}
      >
        <WorkNote city={round.city.slug} year={round.year} state={round.state} isAlways />
        {round.waiting > 0 && (
          <p>
            <a href={pathTo.review(round.city.slug, round.year, { show: 'city' })}>
              {t('work.cityTurn', { count: round.waiting })}
            </a>
          </p>
        )}
        <OpenContests city={round.city.slug} contests={round.contests} />
      </PageHead>
      <RoundOverview {...round} />
    </>
  );
}
