/** Reads publications for public pages and exports: always the frozen document, never the round in work. */
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import {
  PUBLICATION_FORMAT_VERSION,
  type PublicDocument,
} from '#app/domain/publication/public-document.ts';
import { getAssessmentByYear } from '#db/queries/assessments.server.ts';
import {
  getPublicationByHash,
  getPublicDocument,
  getShownPublication,
  type ListedPublication,
  type PublicationFacts,
} from '#db/queries/publications.server.ts';
import type { Database } from '#db/schema.ts';
import { sha256 } from './publish.server.ts';

type Db = Kysely<Database>;

export interface ReadPublication {
  document: PublicDocument;
  /** The document to the byte: its SHA-256 is `hash`. */
  text: string;
  hash: string;
  cityId: string;
  assessmentId: string;
  publicationId: string;
}

/** The result of a city's year; undefined where nothing is published. */
export async function getPublishedResults(
  db: Db,
  cityId: string,
  year: string,
): Promise<ReadPublication | undefined> {
  if (!/^\d{4}$/.test(year)) return undefined;
  const assessment = await getAssessmentByYear(db, cityId, Number(year));
  const publication =
    assessment && (await getShownPublication(db, cityId, assessment.assessment_id));
  return publication && openPublication(db, publication);
}

/** A publication by its permanent address; undefined for an unknown one. */
export async function getPublicationDocument(
  db: Db,
  hash: string,
): Promise<ReadPublication | undefined> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  const publication = await getPublicationByHash(db, hash);
  return publication && openPublication(db, publication);
}

/** Publications never change, so a document that was read once can be kept; the limit is about that of its bytes. */
const documents = new LRUCache<string, { document: PublicDocument; text: string }>({
  maxSize: 100_000_000,
  sizeCalculation: ({ text }) => BYTES_PER_CHARACTER * text.length,
});
/** A parsed document takes several times the memory of its text. */
const BYTES_PER_CHARACTER = 6;

/**
 * Reads a stored publication. Throws where its document is not the one that was published; that its hash is right shows
 * that it is the one whose shape was checked then.
 */
export async function openPublication(
  db: Db,
  {
    hash,
    city_id: cityId,
    assessment_id: assessmentId,
    publication_id: publicationId,
  }: Pick<PublicationFacts, 'hash' | 'city_id' | 'assessment_id' | 'publication_id'>,
): Promise<ReadPublication> {
  let known = documents.get(hash);
  if (!known) {
    const text = await getPublicDocument(db, cityId, publicationId);
    if (sha256(text) !== hash) throw new Error(`publication ${hash} does not match its address`);
    known = { document: documentOf(text), text };
    documents.set(hash, known);
  }
  return { ...known, hash, cityId, assessmentId, publicationId };
}

function documentOf(text: string): PublicDocument {
  const document = JSON.parse(text) as PublicDocument;
  if (document.formatVersion !== PUBLICATION_FORMAT_VERSION) {
    throw new Error(`publication of an unknown format: ${String(document.formatVersion)}`);
  }
  return document;
}

/** Listed publications as links of their chains, in their order. */
export function linksOf(all: readonly ListedPublication[]) {
  return all.map((one) => ({
    ...one,
    assessmentId: one.assessment_id,
    takesPlaceOf: one.takes_place_of,
  }));
}
