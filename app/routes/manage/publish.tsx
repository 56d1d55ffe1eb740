/** Publishes a round, as self-reported, as provisional while it is verified, or as verified once it is attested: what is frozen here is what everyone sees. */
import {
  data,
  redirectDocument,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { PUBLICATION_KINDS } from '#app/domain/publication/chain.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/hub-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import {
  readPublishPage,
  refusePublication,
  type PublishProblem,
} from '#app/server/assessments/publish-page.server.ts';
import { frameOfRound } from '#app/server/assessments/round-frame.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { askRound } from '#app/server/permissions/ask-round.server.ts';
import { enterRound } from '#app/server/permissions/enter.server.ts';
import { publishAssessment } from '#app/server/publications/publish.server.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { RoundHead } from '#app/ui/layout/round-head.tsx';
import { PublishForm } from '#app/ui/entry/publish-form.tsx';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'city', right: 'coordinate' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enterRound(args, access);
  return {
    ...frameOfRound(visit, textFor()('publish.title')),
    page: await readPublishPage(visit),
  };
}

export async function action(args: ActionFunctionArgs) {
  const visit = await enterRound(args, access);
  const { db, city, assessment, definitions, targetSet, signingKey, configuration, account } =
    visit;
  const form = await postedForm(args.request);
  const note = String(form.get('note') ?? '').trim();
  const kind = PUBLICATION_KINDS.find((one) => one === form.get('kind')) ?? 'self-reported';
  const takesPlace = form.get('takesPlace') === 'yes';
  const { status } = askRound(visit, `publish.${kind}`);
  const problem = await refusePublication(visit, {
    kind,
    isConfirmed: form.get('confirm') === 'yes',
    note,
  });
  if (problem) return data({ problem, note, takesPlace }, { status });
  const published = await publishAssessment(db, {
    cityId: city.city_id,
    assessmentId: assessment.assessment_id,
    kind,
    takesPlace,
    note: note === '' ? null : note,
    at: new Date(),
    by: account.accountId,
    definitions,
    targetSet,
    signingKey,
    suppressBelow: configuration.suppressBelow,
  });
  if (published.kind !== 'published') {
    const why: PublishProblem = published.kind === 'refused' ? 'incomplete' : published.kind;
    return data({ problem: why, note, takesPlace }, { status: 400 });
  }
  return redirectDocument(pathTo.results(city.slug, assessment.reporting_year));
}

export default function Publish() {
  const { city, year, page, work } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <RoundHead title={t('publish.title')} city={city} year={year} work={work}>
        <p className="lede">{t('publish.intro')}</p>
      </RoundHead>
      <Form method="post" className="form" noValidate>
        <PublishForm
          city={city.slug}
          year={year}
          page={page}
          problem={result?.problem}
          note={result?.note}
          takesPlace={result?.takesPlace ?? false}
        />
      </Form>
    </>
  );
}
