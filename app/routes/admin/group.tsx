/** One group of cities: which are in it, and who reads them. */
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import '#app/messages/hub-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { postGroup, readAdminGroup } from '#app/server/groups/post-group.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enterGroupOfAdministration } from '#app/server/permissions/enter.server.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';
import { NewLink } from '#app/ui/admin/new-link.tsx';
import { CitiesOfGroup, HubsOfGroup } from '#app/ui/groups/admin-group-forms.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

export async function loader(args: LoaderFunctionArgs) {
  const { visit, group } = await enterGroupOfAdministration(args, access);
  return {
    title: group.name,
    area: textFor()('frame.administration'),
    group: await readAdminGroup(visit, group),
    isSaved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { visit, group } = await enterGroupOfAdministration(args, access);
  const answer = await postGroup(visit, group, await postedForm(args.request), args.request);
  if (answer.kind === 'done') return redirect(`${pathTo.adminGroup(group.group_id)}?saved`);
  return data(answer, { status: answer.kind === 'invited' ? 200 : 400 });
}

export default function AdminGroup() {
  const { group, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={group.name}
        crumbs={[
          { label: t('frame.administration'), href: pathTo.admin() },
          { label: t('group.groups'), href: pathTo.adminGroups() },
        ]}
      >
        <p className="lede">{t('group.adminIntro')}</p>
      </PageHead>
      {answer?.kind === 'invited' && (
        <NewLink name={answer.name} link={answer.link} of="invitation" />
      )}
      {isSaved && !answer && (
        <p className="success" role="status">
          {t('admin.saved')}
        </p>
      )}
      <div className="columns">
        <CitiesOfGroup {...group} isRefused={answer?.kind === 'noCity'} />
        <HubsOfGroup
          key={group.hubs.map((one) => one.id).join(' ')}
          hubs={group.hubs}
          result={answer?.kind === 'refused' ? answer.result : undefined}
        />
      </div>
    </>
  );
}
