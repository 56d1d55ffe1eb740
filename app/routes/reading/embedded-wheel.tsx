/** The wheel of a published round for other sites to show in a frame: bare, without scripts, with the way back. */
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { readWheel } from '#app/server/reading/city-wheel.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { EmbeddedWheel } from '#app/ui/embed/embedded-wheel.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';

export const access = { kind: 'public' } as const satisfies Access;
export const handle: PageHandle = { isFrameable: true };
/** The results themselves are what search engines should find. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageMeta(data),
  { name: 'robots', content: 'noindex' },
];

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb, definitions } = await enterPublic(access);
  const t = textFor();
  const { city: slug = '', year = '' } = params;
  const found = await getCityBySlug(readDb, slug);
  if (!found) throw notFound(t('error.noSuchCity'));
  const { city } = found;
  if (!found.isCurrentSlug) throw redirect(pathTo.embeddedWheel(city.slug, year), 301);
  const wheel = await readWheel(readDb, definitions, { slug, year });
  if (!wheel) throw notFound(t('results.nothingPublished', { city: city.name, year }));
  return {
    title: t('embed.pageTitle', { city: wheel.document.city.name, year }),
    page: unsent(wheel),
  };
}

export default function EmbeddedWheelPage() {
  return <EmbeddedWheel {...useLoaderData<typeof loader>().page.value} />;
}
