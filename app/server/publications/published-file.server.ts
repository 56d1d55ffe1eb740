/** The newest publication of a city's year as a file. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import { enterPublic } from '../permissions/enter.server.ts';
import { fileResponse, noFile } from '../request/file-response.server.ts';
import { definitionsByStoredHash } from '../definitions/stored-definitions.server.ts';
import { shortLabelsOf } from './results-page.server.ts';
import { getPublishedResults } from './read-publication.server.ts';

interface Kind {
  access: { kind: 'public' };
  /** What of the results it shows, where that is not all. */
  name?: string;
  extension: 'csv' | 'json' | 'svg' | 'png';
  type: string;
  pathTo(city: string, year: string): string;
  /** True where it is to be looked at, not only to be saved. */
  isShown?: boolean;
  /** `origin`: the public address of the installation; empty where it does not know it. */
  content(
    document: PublicDocument,
    hash: string,
    labels: () => Promise<Record<string, string>>,
    origin: string,
  ): string | Promise<string | Uint8Array<ArrayBuffer>>;
}

/** Sends the file; 404 with a sentence for a city or year without one; an old address leads to the new one. */
export async function publishedFile(
  { request, params }: LoaderFunctionArgs,
  kind: Kind,
): Promise<Response> {
  const { readDb, definitions, configuration } = await enterPublic(kind.access);
  const { city: slug = '', year = '' } = params;
  const found = await getCityBySlug(readDb, slug);
  if (found && !found.isCurrentSlug) return redirect(kind.pathTo(found.city.slug, year), 301);
  const results = found && (await getPublishedResults(readDb, found.city.city_id, year));
  if (!results) return noFile(textFor()('file.nothingPublished'));
  return fileResponse({
    request,
    etag: [results.hash.slice(0, 32), kind.name, kind.extension].filter(Boolean).join('-'),
    type: kind.type,
    name: `${[slug, year, kind.name].filter(Boolean).join('-')}.${kind.extension}`,
    isShown: kind.isShown,
    content: () =>
      kind.content(
        results.document,
        results.hash,
        async () =>
          shortLabelsOf(
            await definitionsByStoredHash(
              readDb,
              results.document.framework.definitionHash,
              definitions,
            ),
          ),
        configuration.origin ?? '',
      ),
  });
}
