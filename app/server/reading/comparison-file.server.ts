/** A comparison as a file: the same address as the page's, with another ending. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { chosenOf } from '#app/domain/comparison/chosen.ts';
import type { Comparison } from '#app/domain/comparison/compare.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { enterPublic } from '../permissions/enter.server.ts';
import { fileResponse, noFile } from '../request/file-response.server.ts';
import { sha256 } from '../publications/publish.server.ts';
import { readComparison } from './comparison-page.server.ts';

/** Sends what `content` makes of the comparison; 404 with a sentence where there are not two cities to compare. */
export async function comparisonFile(
  { request }: LoaderFunctionArgs,
  kind: {
    access: { kind: 'public' };
    extension: 'csv' | 'svg' | 'png';
    type: string;
    content(
      comparison: Comparison,
      documents: readonly PublicDocument[],
    ): string | Promise<Uint8Array<ArrayBuffer>>;
  },
): Promise<Response> {
  const { readDb } = await enterPublic(kind.access);
  const { comparison, documents, year } = await readComparison(
    readDb,
    chosenOf(new URL(request.url).searchParams),
  );
  if (!comparison) return noFile(textFor()('compare.none'));
  const slugs = documents.map(({ city }) => city.slug);
  return fileResponse({
    request,
    etag: `${sha256(JSON.stringify(documents)).slice(0, 32)}-${kind.extension}`,
    type: kind.type,
    name: `${slugs.join('-').slice(0, 120)}-${year ?? ''}.${kind.extension}`,
    content: () => kind.content(comparison, documents),
  });
}
