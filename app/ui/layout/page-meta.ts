/** Title and description of a reading page, from what its loader says. */
import type { MetaDescriptor } from '@remix-run/node';

/** Nothing where the page could not be loaded: the error page has its own title. */
export function pageMeta(
  page: { title: string; area?: string; description?: string } | null | undefined,
): MetaDescriptor[] {
  if (!page) return [];
  // the area tells a page apart from the public one about the same city
  const title = [page.title, page.area, 'CityGauge'].filter(Boolean).join(' · ');
  return [
    { title },
    { property: 'og:title', content: title },
    ...(page.description
      ? [
          { name: 'description', content: page.description },
          { property: 'og:description', content: page.description },
        ]
      : []),
  ];
}
