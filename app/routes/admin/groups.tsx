/** All groups of cities, and the making of a new one. */
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GroupSchema } from '#app/domain/groups/forms.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import '#app/messages/hub-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { createGroup } from '#app/server/groups/administer-groups.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { NewGroupForm } from '#app/ui/groups/admin-group-forms.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { listGroups } from '#db/queries/groups.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { db } = await enter(args, access);
  const groups = await listGroups(db);
  return {
    title: textFor()('group.groups'),
    area: textFor()('frame.administration'),
    groups: groups.map((one) => ({ id: one.group_id, name: one.name, cities: one.cities })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { db, account } = await enter(args, access);
  const submission = parseWithZod(await postedForm(args.request), { schema: GroupSchema });
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 });
  const by = { at: new Date(), by: account.accountId };
  return redirect(pathTo.adminGroup(await createGroup(db, submission.value.name, by)));
}

export default function Groups() {
  const { groups } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('group.groups')}
        crumbs={[{ label: t('frame.administration'), href: pathTo.admin() }]}
      >
        <p className="lede">{t('group.groupsIntro')}</p>
      </PageHead>
      <div className="columns">
        <ul className="bare-list stack-small">
          {groups.length === 0 && <li className="quiet">{t('group.none')}</li>}
          {groups.map((group) => (
            <li key={group.id} className="row">
              <a href={pathTo.adminGroup(group.id)}>{group.name}</a>
              <span className="small quiet">{t('admin.citiesCount', { count: group.cities })}</span>
            </li>
          ))}
        </ul>
        <NewGroupForm result={refused?.result} />
      </div>
    </>
  );
}
