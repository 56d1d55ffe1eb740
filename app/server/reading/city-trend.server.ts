/** A city's trend: from the result of each of its rounds. */
import type { Kysely } from 'kysely';
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import { shownOfRounds } from '#app/domain/publication/chain.ts';
import { trendOf, type Trend } from '#app/domain/trend/trend.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { getCityBySlug } from '#db/queries/cities.server.ts';
import { listPublications, type ListedPublication } from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { enterPublic } from '../permissions/enter.server.ts';
import { sha256 } from '../publications/publish.server.ts';
import { linksOf, openPublication } from '../publications/read-publication.server.ts';
import { fileResponse, noFile } from '../request/file-response.server.ts';

/** Older rounds stay in the list of publications. */
const MOST_ROUNDS = 12;

export async function readTrend(
  db: Kysely<Database>,
  publications: readonly ListedPublication[],
): Promise<Trend> {
  return trendOf(await readRounds(db, publications));
}

/** The result of each round, newest round first. */
export async function readRounds(
  db: Kysely<Database>,
  publications: readonly ListedPublication[],
): Promise<PublicDocument[]> {
  const shown = shownOfRounds(linksOf(publications)).slice(0, MOST_ROUNDS);
  const opened = await Promise.all(shown.map((one) => openPublication(db, one)));
  return opened.map(({ document }) => document);
}

interface Kind {
  access: { kind: 'public' };
  extension: 'csv' | 'svg' | 'png';
  type: string;
  pathTo(city: string): string;
  content(
    trend: Trend,
    city: { slug: string; name: string },
  ): string | Promise<Uint8Array<ArrayBuffer>>;
}

/** A trend as a file; 404 with a sentence for an unknown city or one without publications. */
export async function trendFile(
  { request, params }: LoaderFunctionArgs,
  kind: Kind,
): Promise<Response> {
  const { readDb } = await enterPublic(kind.access);
  const found = await getCityBySlug(readDb, params.city ?? '');
  if (found && !found.isCurrentSlug) return redirect(kind.pathTo(found.city.slug), 301);
  const publications = found ? await listPublications(readDb, found.city.city_id) : [];
  if (!found || publications.length === 0) return noFile(textFor()('file.nothingPublished'));
  const trend = await readTrend(readDb, publications);
  const { slug, name } = found.city;
  return fileResponse({
    request,
    etag: `${sha256(JSON.stringify([trend, name])).slice(0, 32)}-${kind.extension}`,
    type: kind.type,
    name: `${slug}-trend.${kind.extension}`,
    content: () => kind.content(trend, { slug, name }),
  });
}
