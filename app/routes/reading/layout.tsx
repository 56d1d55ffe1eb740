/** The frame of the pages that everyone reads: the same bytes for all, and no scripts. */
import { Outlet } from '@remix-run/react';
import type { Access } from '#app/server/permissions/access.ts';
import { PageFrame } from '#app/ui/layout/page-frame.tsx';

export const access = { kind: 'public' } as const satisfies Access;

export default function ReadingLayout() {
  return (
    <PageFrame>
      <Outlet />
    </PageFrame>
  );
}
