/** Reads publications for public pages and exports: always the frozen document, never the round in work. */
import type { Kysely } from 'kysely';
import {
  PublicDocumentSchema,
  type PublicDocument,
} from '#app/domain/publication/public-document.ts';
import { getAssessmentByYear } from '#db/queries/assessments.server.ts';
import { getCurrentPublication, getPublicationByHash } from '#db/queries/publications.server.ts';
import type { Database, Publication } from '#db/schema.ts';
import { sha256 } from './publish.server.ts';

type Db = Kysely<Database>;

export interface ReadPublication {
  document: PublicDocument;
  /** The document to the byte: its SHA-256 is `hash`. */
  text: string;
  hash: string;
  cityId: string;
  assessmentId: string;
}

/** The newest publication of a city's year; undefined where nothing is published. */
export async function getPublishedResults(
  db: Db,
  cityId: string,
  year: string,
): Promise<ReadPublication | undefined> {
  if (!/^\d{4}$/.test(year)) return undefined;
  const assessment = await getAssessmentByYear(db, cityId, Number(year));
  const publication =
    assessment && (await getCurrentPublication(db, cityId, assessment.assessment_id));
  return publication && openPublication(publication);
}

/** A publication by its permanent address; undefined for an unknown one. */
export async function getPublicationDocument(
  db: Db,
  hash: string,
): Promise<ReadPublication | undefined> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  const publication = await getPublicationByHash(db, hash);
  return publication && openPublication(publication);
}

/** Reads a stored publication. Throws where its document is not the one that was published. */
export function openPublication(publication: Publication): ReadPublication {
  const { public_document: text, hash, city_id: cityId, assessment_id: assessmentId } = publication;
  if (sha256(text) !== hash) throw new Error(`publication ${hash} does not match its address`);
  return {
    document: PublicDocumentSchema.parse(JSON.parse(text)),
    text,
    hash,
    cityId,
    assessmentId,
  };
}
