/** The head of a page about a round, with the way back to the round and its city, and how the work on it stands. */
import type { ReactNode } from 'react';
import type { WorkState } from '#app/domain/verification/work.ts';
import { pathTo } from '#app/domain/paths.ts';
import { ClosedNote, type Closed } from '../review/closed-note.tsx';
import { WorkNote } from '../review/work-note.tsx';
import { PageHead, type Crumb } from './page-head.tsx';

export interface RoundWork {
  state: WorkState;
  /** Whether whoever looks knows the city around the round. */
  seesCity: boolean;
  /** Set where they could change figures, but not as the round stands. */
  closed: Closed | null;
}

export function RoundHead({
  title,
  city,
  year,
  work,
  isAboutWork = false,
  isForChanges = false,
  within,
  children,
}: {
  title: string;
  city: { slug: string; name: string };
  year: number;
  work?: RoundWork;
  /** On the page of the verification itself, which tells it in any state. */
  isAboutWork?: boolean;
  /** On a page whose forms change the round. */
  isForChanges?: boolean;
  /** Pages between the round and this one. */
  within?: readonly Crumb[];
  children?: ReactNode;
}) {
  return (
    <PageHead
      title={title}
      crumbs={[
        work?.seesCity === false
          ? { label: city.name, href: pathTo.manage() }
          : { label: city.name, href: pathTo.manageCity(city.slug) },
        { label: String(year), href: pathTo.round(city.slug, year) },
        ...(within ?? []),
      ]}
    >
      {work && (
        <WorkNote
          city={city.slug}
          year={year}
          state={work.state}
          isAlways={isAboutWork}
          isHere={isAboutWork}
        />
      )}
      {children}
      {work && isForChanges && <ClosedNote city={city.slug} year={year} closed={work.closed} />}
    </PageHead>
  );
}
