/** A city's published results of a year. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { selectionOf } from '#app/domain/publication/select-data-points.ts';
import { viewOf } from '#app/domain/publication/views.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readResultsOfYear } from '#app/server/publications/results-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { EmbedThis } from '#app/ui/embed/embed-this.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { ProvenanceNote } from '#app/ui/results/provenance-note.tsx';
import { PublicationFacts } from '#app/ui/results/publication-facts.tsx';
import { PublishedResults } from '#app/ui/results/published-results.tsx';
import { headlineOf } from '#app/ui/results/headline.ts';
import { ViewLinks, ViewNote } from '#app/ui/results/views.tsx';
import { YearLinks } from '#app/ui/results/year-links.tsx';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
const EXTENSION = { SVG: 'svg', PNG: 'png', CSV: 'csv' } as const;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { readDb, configuration, ...newest } = await enterPublic(access);
  const t = textFor();
  const { city: slug = '', year = '' } = params;
  const found = await getCityBySlug(readDb, slug);
  if (!found) throw notFound(t('error.noSuchCity'));
  const { city } = found;
  if (!found.isCurrentSlug) throw redirect(pathTo.results(city.slug, year), 301);
  const search = new URL(request.url).searchParams;
  const view = viewOf(search);
  if (view === undefined) throw notFound(t('view.unknown', { city: city.name, year }));
  const results = await readResultsOfYear(readDb, city.city_id, { year, view }, newest);
  if (!results) {
    throw notFound(
      t(view === null ? 'results.nothingPublished' : 'view.unknown', { city: city.name, year }),
    );
  }
  const { publication, ...besides } = results;
  const { document, hash } = publication;
  return {
    title: view
      ? t('view.pageTitle', { city: document.city.name, year, view: t(`view.${view}`) })
      : t('results.pageTitle', { city: document.city.name, year }),
    description: headlineOf(document, t).join(' '),
    image: pathTo.wheelPng(document.city.slug, document.reportingYear),
    page: unsent({
      document,
      hash,
      origin: configuration.origin ?? null,
      selection: selectionOf(search),
      view,
      ...besides,
    }),
  };
}

export default function CityResults() {
  const {
    document,
    hash,
    origin,
    selection,
    view,
    views,
    withoutTargets,
    isNewest,
    beside,
    ...page
  } = useLoaderData<typeof loader>().page.value;
  const t = useText();
  const { slug, name } = document.city;
  const year = String(document.reportingYear);
  const filesOf = (of: 'segments' | 'goals') =>
    (['SVG', 'PNG', 'CSV'] as const).map((label) => ({
      label,
      href: pathTo.scoresFile(slug, year, of, EXTENSION[label]),
    }));
  return (
    <>
      <PageHead
        title={t('results.heading', { city: name, year })}
        crumbs={[
          { label: t('frame.cities'), href: pathTo.cities() },
          { label: name, href: pathTo.city(slug) },
        ]}
      >
        <ProvenanceNote provenance={document.provenance} sourceDocument={document.sourceDocument} />
        <ViewNote view={view} count={withoutTargets} />
        <p className="lede">{headlineOf(document, t).join(' ')}</p>
        <PublicationFacts document={document} hash={hash} beside={beside} />
        <ViewLinks city={slug} year={year} view={view} views={views} />
        <YearLinks city={slug} years={page.years} current={document.reportingYear} />
      </PageHead>
      <PublishedResults
        {...page}
        document={document}
        pathToDataPoint={(id) =>
          isNewest ? pathTo.dataPoint(slug, year, id) : pathTo.publicationDataPoint(hash, id)
        }
        pathToScore={(level, id) =>
          isNewest ? pathTo.score(slug, year, level, id) : pathTo.publicationScore(hash, level, id)
        }
        selection={selection}
        action={pathTo.results(slug, year)}
        view={view}
        {...(view === null && {
          sensitivity: pathTo.sensitivity(slug, year),
          wheelFiles: [
            { label: 'SVG', href: pathTo.wheelSvg(slug, year) },
            { label: 'PNG', href: pathTo.wheelPng(slug, year) },
          ],
          barFiles: { segments: filesOf('segments'), goals: filesOf('goals') },
          embed: <EmbedThis city={document.city} year={year} origin={origin} />,
        })}
      />
    </>
  );
}
