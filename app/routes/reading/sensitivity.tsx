/** What the dimension scores of a city's year hang on. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { sensitivityOf } from '#app/domain/sensitivity/sensitivity.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { definitionsByStoredHash } from '#app/server/definitions/stored-definitions.server.ts';
import { getPublishedResults } from '#app/server/publications/read-publication.server.ts';
import { shortLabelsOf } from '#app/server/publications/results-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { ProvenanceNote } from '#app/ui/results/provenance-note.tsx';
import { DimensionSensitivity } from '#app/ui/sensitivity/dimension-sensitivity.tsx';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, definitions: newest, targetSets } = await enterPublic(access);
  const t = textFor();
  const { city: slug = '', year = '' } = params;
  const found = await getCityBySlug(readDb, slug);
  if (!found) throw notFound(t('error.noSuchCity'));
  const { city } = found;
  if (!found.isCurrentSlug) throw redirect(pathTo.sensitivity(city.slug, year), 301);
  const publication = await getPublishedResults(readDb, city.city_id, year);
  if (!publication) throw notFound(t('results.nothingPublished', { city: city.name, year }));
  const { document } = publication;
  const { framework, targetSet } = document;
  const definitions = await definitionsByStoredHash(readDb, framework.definitionHash, newest);
  const others = targetSets.filter(({ hash }) => hash !== targetSet.hash);
  const named = { city: document.city.name, year };
  return {
    title: t('sensitivity.pageTitle', named),
    description: t('sensitivity.description', named),
    page: unsent({
      city: document.city,
      year,
      provenance: document.provenance,
      sourceDocument: document.sourceDocument,
      hasOthers: others.length > 0,
      labels: shortLabelsOf(definitions),
      dimensions: sensitivityOf(document, definitions, others),
    }),
  };
}

export default function Sensitivity() {
  const { city, year, hasOthers, labels, dimensions, ...source } =
    useLoaderData<typeof loader>().page.value;
  const t = useText();
  const { slug, name } = city;
  return (
    <>
      <PageHead
        title={t('sensitivity.title', { city: name, year })}
        crumbs={[
          { label: t('frame.cities'), href: pathTo.cities() },
          { label: name, href: pathTo.city(slug) },
          { label: year, href: pathTo.results(slug, year) },
        ]}
      >
        <ProvenanceNote {...source} />
        <p className="lede">{t('sensitivity.lede')}</p>
        <p className="small quiet">
          {!hasOthers && t('sensitivity.oneSet')}{' '}
          <a href={pathTo.method('sensitivity')}>{t('frame.method')}</a>
        </p>
      </PageHead>
      {dimensions.length === 0 && <p className="empty">{t('sensitivity.nothing')}</p>}
      <div className="score-columns sensitivity-columns">
        {dimensions.map((one) => (
          <DimensionSensitivity
            key={one.score.id}
            sensitivity={one}
            labels={labels}
            hrefOf={(dataPoint) => pathTo.dataPoint(slug, year, dataPoint)}
          />
        ))}
      </div>
    </>
  );
}
