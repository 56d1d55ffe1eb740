/** A data point of one publication at its permanent address, opened down to what was typed. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { readDataPointOfPublication } from '#app/server/reading/data-point-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { ExplainedDataPoint } from '#app/ui/explanation/explained-data-point.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const { hash = '', dataPoint = '' } = params;
  const publication = await getPublicationDocument(readDb, hash);
  if (!publication) throw notFound(t('publication.unknown'));
  const page = await readDataPointOfPublication(readDb, publication, dataPoint, newest);
  const { city, reportingYear } = publication.document;
  const values = { city: city.name, year: String(reportingYear) };
  if (!page) throw notFound(t('explain.unknown', values));
  return {
    title: t('explain.pageTitle', { label: page.explanation.dataPoint.label, ...values }),
    hash,
    page: unsent(page),
  };
}

export default function DataPointOfPublication() {
  const { hash, page } = useLoaderData<typeof loader>();
  const { id } = page.value.explanation.dataPoint;
  return (
    <ExplainedDataPoint
      page={page.value}
      pathToScore={(level, id) => pathTo.publicationScore(hash, level, id)}
      back={`${pathTo.publication(hash)}#${id}`}
    />
  );
}
