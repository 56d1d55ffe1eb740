/** The form of one segment. */
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
import { readSegmentForm } from '#app/server/assessments/segment-form.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { readTaskOfSegment } from '#app/server/tasks/read-tasks.server.ts';
import { SEGMENT_FORM, SegmentForm } from '#app/ui/entry/segment-form.tsx';
import { SegmentList } from '#app/ui/entry/segment-list.tsx';
import { PostedNote } from '#app/ui/entry/posted-note.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { SegmentTask } from '#app/ui/tasks/segment-task.tsx';

export const access = { kind: 'city', right: 'enter' } as const satisfies Access;
/** It has more fields than any other. */
export const handle: PageHandle = { isWritten: true };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);
/** Typed fields stay as they are while others are saved. */
export const shouldRevalidate = () => false;

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const segment = visit.definitions.segmentById.get(args.params.segment ?? '');
  if (!segment) throw notFound(textFor()('error.noSuchSegment'));
  const [page, task] = await Promise.all([
    readSegmentForm(visit, segment),
    readTaskOfSegment(visit, segment.id),
  ]);
  return {
    ...page,
    ...frameOfRound(visit, segment.name),
    task,
    segment,
    saved: new URL(args.request.url).searchParams.get('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  const { status } = askRound(visit, 'enterFigures');
  const { slug } = visit.city;
  const next = pathTo.segment(slug, visit.assessment.reporting_year, args.params.segment ?? '');
  return data(await savePostedForm(visit, args.request, next), { status });
}

export default function EnterSegment() {
  const { form, city, year, segment, segments, dimension, next, task, saved, work } =
    useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const t = useText();
  // what was typed and is not saved can still be copied
  const isClosed = work.closed !== null && !posted;
  const count = form.kpis.reduce((sum, kpi) => sum + kpi.dataPoints.length, 0);
  return (
    <div className="entry-shell">
      <SegmentList city={city.slug} year={year} segments={segments} current={segment.id} />
      <div>
        <RoundHead
          title={segment.name}
          city={city}
          year={year}
          work={work}
          isForChanges
          within={[{ label: dimension, href: pathTo.round(city.slug, year) }]}
        >
          <p className="quiet">{t('entry.intro', { count })}</p>
        </RoundHead>
        <PostedNote saved={saved} hasUnsaved={posted !== undefined} />
        <SegmentForm
          key={`${city.slug}/${year}/${segment.id}`}
          form={form}
          posted={posted}
          isClosed={isClosed}
        />
        <SegmentTask
          city={city.slug}
          year={year}
          name={segment.name}
          form={SEGMENT_FORM}
          task={task}
        />
        <p className="row next-segment">
          {next && (
            <a href={pathTo.segment(city.slug, year, next.id)}>
              {t('entry.next', { segment: next.name })}
            </a>
          )}
          <a href={pathTo.round(city.slug, year)}>{t('entry.overview')}</a>
          <a href={pathTo.roundResults(city.slug, year)}>{t('entry.results')}</a>
        </p>
      </div>
    </div>
  );
}
