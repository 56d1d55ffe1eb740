/** The frame of the pages for people who are signed in. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useLocation } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { OutboxProvider } from '#app/ui/entry/outbox-provider.tsx';
import { PageFrame } from '#app/ui/layout/page-frame.tsx';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { PersonalNavigation } from '#app/ui/layout/personal-navigation.tsx';

export const access = { kind: 'signedIn', isOpenWithoutFactor: true } as const satisfies Access;
export const handle: PageHandle = { runsInBrowser: true };

export async function loader(args: LoaderFunctionArgs) {
  const { account } = await enter(args, access);
  return {
    accountId: account.accountId,
    name: account.name,
    isAdministrator: account.isAdministrator,
  };
}

export default function ManageLayout() {
  const { accountId, name, isAdministrator } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const area = pathname.startsWith(pathTo.admin())
    ? 'admin'
    : pathname.startsWith(pathTo.account())
      ? 'account'
      : 'work';
  return (
    <PageFrame
      navigation={<PersonalNavigation name={name} isAdministrator={isAdministrator} area={area} />}
    >
      <OutboxProvider account={accountId}>
        <Outlet />
      </OutboxProvider>
    </PageFrame>
  );
}
