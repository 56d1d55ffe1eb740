/** The files that stand behind the figures of a round, or of one data point: seen, added, removed, put back. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/evidence-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import { readEvidencePage } from '#app/server/evidence/evidence-page.server.ts';
import { postEvidence } from '#app/server/evidence/post-evidence.server.ts';
import { discardBody } from '#app/server/evidence/posted-file.server.ts';
import { hasRight, type Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { AddEvidenceForm } from '#app/ui/evidence/add-evidence-form.tsx';
import { EvidenceEvents } from '#app/ui/evidence/evidence-events.tsx';
import { EvidenceList } from '#app/ui/evidence/evidence-list.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';

export const access = { kind: 'city', right: 'seeRound' } as const satisfies Access;
export const actionAccess = { kind: 'city', right: 'enter' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  const search = new URL(args.request.url).searchParams;
  const page = await readEvidencePage(visit, search);
  const t = textFor();
  const title = page.dataPoint
    ? t('evidence.open', { label: page.dataPoint.label })
    : t('entry.evidence');
  return {
    ...page,
    ...frameOfRound(visit, title),
    done: (['add', 'remove', 'putBack'] as const).find((what) => what === search.get('done')),
    canEnter: hasRight(visit.role, 'enter'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, actionAccess).catch((refusal: unknown) => {
    discardBody(args.request);
    throw refusal;
  });
  const { status } = askRound(visit, 'keepEvidence');
  const posted = await postEvidence(visit, args.request);
  if (posted.kind === 'refused')
    return data(posted, { status: posted.problem === 'tooLarge' ? 413 : status });
  const here = pathTo.evidence(
    visit.city.slug,
    visit.assessment.reporting_year,
    posted.dataPointId,
  );
  return redirect(`${here}&done=${posted.what}`);
}

export default function Evidence() {
  const { title, city, year, dataPoint, groups, choices, events, done, canEnter, work } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  const canChange = canEnter && (!work.closed || refused !== undefined);
  const refusedFile = refused?.evidenceId === null ? refused : undefined;
  return (
    <>
      <RoundHead title={title} city={city} year={year} work={work} isForChanges>
        <p className="lede">{t('evidence.intro')}</p>
        {dataPoint && (
          <p className="row">
            {canEnter && (
              <a href={pathTo.segment(city.slug, year, dataPoint.segment, dataPoint.id)}>
                {t('evidence.backToForm')}
              </a>
            )}
            <a href={pathTo.evidence(city.slug, year)}>{t('evidence.all')}</a>
          </p>
        )}
      </RoundHead>
      {done && !refused && (
        <p className="success" role="status">
          {t(`evidence.done.${done}`)}
        </p>
      )}
      <div className="stack">
        {groups.length === 0 && <p className="quiet">{t('evidence.none')}</p>}
        {groups.map((group) => (
          <section key={group.id} aria-label={group.label}>
            {!dataPoint && (
              <h2>
                <a href={pathTo.evidence(city.slug, year, group.id)}>{group.label}</a>{' '}
                <span className="quiet small">{group.kpi}</span>
              </h2>
            )}
            <EvidenceList files={group.files} canChange={canChange} refused={refused} />
          </section>
        ))}
        {canChange && (
          <AddEvidenceForm dataPoint={dataPoint} choices={choices} refused={refusedFile} />
        )}
      </div>
      <EvidenceEvents events={events} />
    </>
  );
}
