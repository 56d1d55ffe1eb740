/** A publication at its permanent address, with what proves that it was not changed. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { selectionOf } from '#app/domain/publication/select-data-points.ts';
import { pathTo } from '#app/domain/paths.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { useText } from '#app/messages/text.tsx';
import type { Access } from '#app/server/permissions/access.ts';
import { enterPublic } from '#app/server/permissions/enter.server.ts';
import { getPublicationDocument } from '#app/server/publications/read-publication.server.ts';
import { readCorrected } from '#app/server/publications/read-corrected.server.ts';
import { readSignature } from '#app/server/publications/read-signature.server.ts';
import { readResultsPage } from '#app/server/publications/results-page.server.ts';
import { notFound } from '#app/server/request/responses.server.ts';
import { unsent } from '#app/server/request/unsent.ts';
import { PageHead } from '#app/ui/layout/page-head.tsx';
import { pageMeta } from '#app/ui/layout/page-meta.ts';
import { ProofOfPublication } from '#app/ui/results/proof-of-publication.tsx';
import { ProvenanceNote } from '#app/ui/results/provenance-note.tsx';
import { WhatWasCorrected } from '#app/ui/results/what-was-corrected.tsx';
import { PublishedResults } from '#app/ui/results/published-results.tsx';

export const access = { kind: 'public' } as const satisfies Access;
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { readDb, ...newest } = await enterPublic(access);
  const t = textFor();
  const publication = await getPublicationDocument(readDb, params.hash ?? '');
  if (!publication) throw notFound(t('publication.unknown'));
  const { document, hash } = publication;
  return {
    title: t('publication.pageTitle', {
      city: document.city.name,
      year: String(document.reportingYear),
      hash: hash.slice(0, 8),
    }),
    page: unsent({
      document,
      hash,
      selection: selectionOf(new URL(request.url).searchParams),
      ...(await readResultsPage(readDb, publication, newest)),
      signature: await readSignature(readDb, publication),
      corrected: await readCorrected(readDb, document),
    }),
  };
}

export default function Publication() {
  const { document, hash, selection, chain, signature, corrected, ...page } =
    useLoaderData<typeof loader>().page.value;
  const t = useText();
  const { slug, name } = document.city;
  const year = String(document.reportingYear);
  return (
    <>
      <PageHead
        title={t('publication.title', { city: name, year })}
        crumbs={[
          { label: t('frame.cities'), href: pathTo.cities() },
          { label: name, href: pathTo.city(slug) },
          { label: year, href: pathTo.results(slug, year) },
        ]}
      >
        <ProvenanceNote provenance={document.provenance} sourceDocument={document.sourceDocument} />
        <ProofOfPublication document={document} hash={hash} chain={chain} signature={signature} />
        <WhatWasCorrected document={document} corrections={corrected} />
      </PageHead>
      <PublishedResults
        {...page}
        document={document}
        pathToDataPoint={(id) => pathTo.publicationDataPoint(hash, id)}
        pathToScore={(level, id) => pathTo.publicationScore(hash, level, id)}
        selection={selection}
        action={pathTo.publication(hash)}
      />
    </>
  );
}
