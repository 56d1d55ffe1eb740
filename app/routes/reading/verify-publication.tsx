/** How anyone can check that a publication is the one that was published, with common tools, and what that does not prove. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { readSignature } from '#app/server/publications/read-signature.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import type { PageHandle } from '#app/ui/layout/page-handle.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { VerifyText } from '#app/ui/verify/verify-text.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const handle: PageHandle = { hasIslands: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ params }: LoaderFunctionArgs) {
  const { readDb } = await enterPublic(access);
  const t = textFor();
  const publication = await getPublicationDocument(readDb, params.hash ?? '');
  if (!publication) throw notFound(t('publication.unknown'));
  const { document, hash } = publication;
  const names = { city: document.city.name, year: String(document.reportingYear) };
  return {
    title: t('verify.pageTitle', { ...names, hash: hash.slice(0, 8) }),
    page: unsent({ document, hash, signature: await readSignature(readDb, publication) }),
  };
}

export default function VerifyPublication() {
  const { document, hash, signature } = useLoaderData<typeof loader>().page.value;
  const t = useText();
  const { slug, name } = document.city;
  const year = String(document.reportingYear);
  return (
    <>
      <PageHead
        title={t('verify.title', { city: name, year })}
        crumbs={[
          { label: t('frame.cities'), href: pathTo.cities() },
          { label: name, href: pathTo.city(slug) },
          { label: year, href: pathTo.results(slug, year) },
          {
            label: t('publication.link', { hash: hash.slice(0, 8) }),
            href: pathTo.publication(hash),
          },
        ]}
      >
        <p className="lede">{t('verify.intro')}</p>
      </PageHead>
      <VerifyText document={document} hash={hash} signature={signature} />
    </>
  );
}
