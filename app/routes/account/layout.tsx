/** The frame around signing in and joining: no scripts, nothing kept by a browser or a proxy. */
import { Outlet } from '@remix-run/react';
import type { Access } from '#app/server/permissions/access.ts';
import { PageFrame } from '#app/ui/layout/page-frame.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const headers = () => ({ 'cache-control': 'no-store' });

export default function AccountLayout() {
  return (
    <PageFrame>
      <Outlet />
    </PageFrame>
  );
}
