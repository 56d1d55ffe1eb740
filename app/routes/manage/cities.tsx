/** My work: the cities in which someone has a role, with their rounds; and the rounds that they verify. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dayOf } from '#app/domain/tasks/due-date.ts';
import '#app/messages/hub-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import '#app/messages/security-words.client.ts';
import { useText } from '#app/messages/text.tsx';
import { readMyCities } from '#app/server/assessments/my-cities.server.ts';
import { readMyGroups } from '#app/server/groups/group-page.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { readMyTasks } from '#app/server/tasks/read-tasks.server.ts';
import { readMyVerifications } from '#app/server/verification/my-verifications.server.ts';
import { MyGroups } from '#app/ui/groups/my-groups.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { MyCities } from '#app/ui/manage/my-cities.tsx';
import { RoundsToVerify } from '#app/ui/review/rounds-to-verify.tsx';
import { WhatIsDue } from '#app/ui/tasks/what-is-due.tsx';
import { YourTasks } from '#app/ui/tasks/your-tasks.tsx';

export const access = { kind: 'signedIn' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader(args: LoaderFunctionArgs) {
  const visit = await enter(args, access);
  const { db, account } = visit;
  const today = dayOf(new Date());
  const [cities, tasks, toVerify, groups] = await Promise.all([
    readMyCities(db, account.accountId),
    readMyTasks(visit, today),
    readMyVerifications(visit),
    readMyGroups(visit),
  ]);
  return {
    title: textFor()('frame.myWork'),
    today,
    isAdministrator: account.isAdministrator,
    cities,
    tasks,
    toVerify,
    groups,
  };
}

export default function MyWork() {
  const { today, cities, tasks, toVerify, groups, isAdministrator } =
    useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('frame.myWork')} />
      <WhatIsDue tasks={tasks} today={today} />
      <YourTasks tasks={tasks} />
      <RoundsToVerify rounds={toVerify} />
      <MyGroups groups={groups} />
      {(cities.length > 0 || toVerify.length + groups.length === 0) && (
        <MyCities cities={cities} isAdministrator={isAdministrator} />
      )}
    </>
  );
}
