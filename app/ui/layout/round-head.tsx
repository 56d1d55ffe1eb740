/** The head of a page about a round, with the way back to the round and its city. */
import type { ReactNode } from 'react';
import { pathTo } from '#app/domain/paths.ts';
import { PageHead, type Crumb } from './page-head.tsx';

export function RoundHead({
  title,
  city,
  year,
  within,
  children,
}: {
  title: string;
  city: { slug: string; name: string };
  year: number;
  /** Pages between the round and this one. */
  within?: readonly Crumb[];
  children?: ReactNode;
}) {
  return (
    <PageHead
      title={title}
      crumbs={[
        { label: city.name, href: pathTo.manageCity(city.slug) },
        { label: String(year), href: pathTo.round(city.slug, year) },
        ...(within ?? []),
      ]}
    >
      {children}
    </PageHead>
  );
}
