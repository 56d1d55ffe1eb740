/** Title and description of a reading page, from what its loader says. */
import type { MetaDescriptor } from '@remix-run/node';

/** Nothing where the page could not be loaded: the error page has its own title. */
export function pageMeta(
  page: { title: string; description?: string } | null | undefined,
): MetaDescriptor[] {
  if (!page) return [];
  const title = `${page.title} · CityGauge`;
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
