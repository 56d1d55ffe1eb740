/** Creating a city. */
import { parseWithZod } from '@conform-to/zod/v4';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { citySchema } from '#app/domain/cities/city-form.ts';
import { pathTo } from '#app/domain/paths.ts';
import '#app/messages/admin-words.client.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import { countryChoices } from '#app/server/cities/edit-city-page.server.ts';
import { createCity } from '#app/server/cities/save-city.server.ts';
import type { Access } from '#app/server/permissions/access.ts';
import { enter } from '#app/server/permissions/enter.server.ts';
import { CityForm, type CityTexts } from '#app/ui/admin/city-form.tsx';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { postedForm } from '#app/server/request/posted-form.server.ts';

export const access = { kind: 'administrator' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page);

const EMPTY: CityTexts = {
  name: '',
  slug: '',
  kind: 'city',
  countryCode: '',
  locode: '',
  wikidataId: '',
  latitude: '',
  longitude: '',
  boundaryNote: '',
  boundaryVersion: '',
};

export async function loader(args: LoaderFunctionArgs) {
  await enter(args, access);
  const t = textFor();
  return { title: t('admin.newCity'), countries: countryChoices(t.locale) };
}

export async function action(args: ActionFunctionArgs) {
  const { db, account } = await enter(args, access);
  const submission = parseWithZod(await postedForm(args.request), { schema: citySchema() });
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 });
  const saved = await createCity(db, submission.value, { at: new Date(), by: account.accountId });
  if (saved.kind === 'saved') return redirect(pathTo.adminCity(saved.slug));
  return data(
    { result: submission.reply({ fieldErrors: { slug: ['form.slugTaken'] } }) },
    { status: 400 },
  );
}

export default function NewCity() {
  const { countries } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText();
  return (
    <>
      <PageHead
        title={t('admin.newCity')}
        crumbs={[
          { label: t('frame.administration'), href: pathTo.admin() },
          { label: t('admin.cities'), href: pathTo.adminCities() },
        ]}
      />
      <CityForm
        city={EMPTY}
        countries={countries}
        result={refused?.result}
        submit={t('admin.createCity')}
      />
    </>
  );
}
