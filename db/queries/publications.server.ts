/** Publications: frozen documents, and the flat copies that are compared. */
import type { Insertable, Kysely, Transaction } from 'kysely';
import type {
  Database,
  NewPublication,
  Publication,
  PublishedScore,
  PublishedScoreTable,
  PublishedValue,
  PublishedValueTable,
} from '../schema.ts';
import { getPublicationAddress } from './across-cities.server.ts';
import { standsFirst } from './shown-publication.server.ts';

type Db = Kysely<Database>;

/** Adds a publication, its permanent address, values and scores. */
export async function insertPublication(
  trx: Transaction<Database>,
  parts: {
    publication: NewPublication;
    values: ReadonlyArray<Insertable<PublishedValueTable>>;
    scores: ReadonlyArray<Insertable<PublishedScoreTable>>;
  },
): Promise<void> {
  const { publication, values, scores } = parts;
  const { hash, city_id, publication_id } = publication;
  await trx.insertInto('publication').values(publication).execute();
  await trx.insertInto('publication_address').values({ hash, city_id, publication_id }).execute();
  if (values.length > 0)
    await trx
      .insertInto('published_value')
      .values([...values])
      .execute();
  if (scores.length > 0)
    await trx
      .insertInto('published_score')
      .values([...scores])
      .execute();
}

/** What is known of a publication without its two documents, which are large. */
export type PublicationFacts = Omit<Publication, 'public_document' | 'sealed_document'>;

/** The public document of a publication as it was stored. Throws where there is none. */
export async function getPublicDocument(
  db: Db,
  cityId: string,
  publicationId: string,
): Promise<string> {
  const row = await db
    .selectFrom('publication')
    .select('public_document')
    .where('city_id', '=', cityId)
    .where('publication_id', '=', publicationId)
    .executeTakeFirstOrThrow();
  return row.public_document;
}

/** The sealed record of a publication as it was stored. Throws where there is none. */
export async function getSealedDocument(
  db: Db,
  cityId: string,
  publicationId: string,
): Promise<string> {
  const row = await db
    .selectFrom('publication')
    .select('sealed_document')
    .where('city_id', '=', cityId)
    .where('publication_id', '=', publicationId)
    .executeTakeFirstOrThrow();
  return row.sealed_document;
}

/** A publication by its permanent address; undefined for an unknown one. */
export async function getPublicationByHash(
  db: Db,
  hash: string,
): Promise<PublicationFacts | undefined> {
  const address = await getPublicationAddress(db, hash);
  if (!address) return undefined;
  return ofCity(db, address.city_id)
    .where('publication_id', '=', address.publication_id)
    .executeTakeFirst();
}

/** The newest publication of an assessment; undefined if nothing was published. */
export function getCurrentPublication(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<PublicationFacts | undefined> {
  return ofCity(db, cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The publication that is shown as the result of an assessment; undefined if nothing was published. */
export function getShownPublication(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<PublicationFacts | undefined> {
  return ofCity(db, cityId)
    .where('assessment_id', '=', assessmentId)
    .orderBy(standsFirst('publication'), 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A publication with its year, without the documents. */
export type ListedPublication = Omit<
  PublicationFacts,
  'sealed_hash' | 'format_version' | 'published_by'
> & { reporting_year: number };

/** All publications of a city: newest year first, then newest of it. */
export function listPublications(db: Db, cityId: string): Promise<ListedPublication[]> {
  return db
    .selectFrom('publication')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.city_id', '=', 'publication.city_id')
        .onRef('assessment.assessment_id', '=', 'publication.assessment_id'),
    )
    .select([
      'publication.city_id',
      'publication.publication_id',
      'publication.assessment_id',
      'publication.sequence',
      'publication.kind',
      'publication.hash',
      'publication.supersedes_hash',
      'publication.takes_place_of',
      'publication.note',
      'publication.published_at',
      'assessment.reporting_year',
    ])
    .where('publication.city_id', '=', cityId)
    .orderBy('assessment.reporting_year', 'desc')
    .orderBy('publication.sequence', 'desc')
    .execute();
}

/** The flat values of a publication. */
export function listPublishedValues(
  db: Db,
  cityId: string,
  publicationId: string,
): Promise<PublishedValue[]> {
  return db
    .selectFrom('published_value')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('publication_id', '=', publicationId)
    .orderBy('data_point_id')
    .execute();
}

/** The flat scores of a publication. */
export function listPublicationScores(
  db: Db,
  cityId: string,
  publicationId: string,
): Promise<PublishedScore[]> {
  return db
    .selectFrom('published_score')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('publication_id', '=', publicationId)
    .orderBy('scope_kind')
    .orderBy('scope_id')
    .execute();
}

function ofCity(db: Db, cityId: string) {
  return db
    .selectFrom('publication')
    .select([
      'city_id',
      'publication_id',
      'assessment_id',
      'sequence',
      'kind',
      'hash',
      'sealed_hash',
      'supersedes_hash',
      'takes_place_of',
      'format_version',
      'note',
      'published_at',
      'published_by',
    ])
    .where('city_id', '=', cityId);
}
