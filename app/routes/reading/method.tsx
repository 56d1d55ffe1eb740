/** How a city is scored, for a council member first and a statistician second. */
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { MethodText } from '#app/ui/method/method-text.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader() {
  const { definitions, targetSet, progressRule } = await enterPublic(access);
  const t = textFor();
  const { expected } = definitions.framework;
  const basedOnU4ssc = targetSet.targets.filter(
    (target) => target.basis === 'u4ssc' && target.method !== 'none',
  );
  return {
    title: t('method.title'),
    description: t('method.lede'),
    expected,
    standard: definitions.framework.standard,
    note: definitions.framework.note,
    progress: { ...progressRule, horizon: targetSet.horizon },
    targetSet: {
      name: targetSet.name,
      version: targetSet.version,
      note: targetSet.note,
      count: targetSet.targets.filter((target) => target.method !== 'none').length,
      u4ssc: basedOnU4ssc.length,
      low: targetSet.targets.filter(
        (target) => target.confidence === 'low' && target.method !== 'none',
      ).length,
    },
  };
}

export default function Method() {
  const page = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <>
      <PageHead title={t('method.title')}>
        <p className="lede">{t('method.lede')}</p>
      </PageHead>
      <MethodText {...page} />
    </>
  );
}
