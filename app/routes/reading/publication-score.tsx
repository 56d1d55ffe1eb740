/** A score of one publication at its permanent address, opened down to the data points that make it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { readScoreOfPublication } from '#app/server/reading/score-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { ExplainedScore } from '#app/ui/explanation/explained-score.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const { hash = '', level = '', scope: group = '' } = params;
  const publication = await getPublicationDocument(readDb, hash);
  if (!publication) throw notFound(t('publication.unknown'));
  const page = await readScoreOfPublication(readDb, publication, { level, group }, newest);
  const { city, reportingYear } = publication.document;
  const named = { city: city.name, year: String(reportingYear) };
  if (!page) throw notFound(t('why.unknown', named));
  return { title: t('why.pageTitle', { name: page.name, ...named }), hash, page: unsent(page) };
}

export default function ScoreOfPublication() {
  const { hash, page } = useLoaderData<typeof loader>();
  return (
    <ExplainedScore
      page={page.value}
      back={pathTo.publication(hash)}
      pathToDataPoint={(id) => pathTo.publicationDataPoint(hash, id)}
      pathToScore={(level, id) => pathTo.publicationScore(hash, level, id)}
    />
  );
}
