/** Publishes a round: freezes it into two documents, gives it a permanent address, and makes its flat copies. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import {
  buildPublicDocument,
  buildSealedRecord,
} from '#app/domain/publication/build-publication.ts';
import type { PublicationInput } from '#app/domain/publication/publication-input.ts';
import { findObstacles, isPublishable, type Obstacles } from '#app/domain/publication/obstacles.ts';
import { toAssessmentData } from '#app/domain/assessment/assessment-data.ts';
import {
  PUBLICATION_FORMAT_VERSION,
  type PublicDocument,
  type PublicGroup,
} from '#app/domain/publication/public-document.ts';
import { isUnderWay } from '#app/domain/verification/work.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { textFor } from '#app/messages/catalogue.server.ts';
import { inTransaction } from '#db/in-transaction.server.ts';
import { lockAssessment } from '#db/queries/assessments.server.ts';
import {
  appendCityAudit,
  getCityAuditHead,
  getInstallationAuditHead,
} from '#db/queries/audit.server.ts';
import { getCity } from '#db/queries/cities.server.ts';
import { listEntries } from '#db/queries/entries.server.ts';
import { listInputValues } from '#db/queries/input-values.server.ts';
import {
  getCurrentPublication,
  getShownPublication,
  insertPublication,
  type PublicationFacts,
} from '#db/queries/publications.server.ts';
import { listRegisterValues } from '#db/queries/register-values.server.ts';
import { insertPublicationSignature } from '#db/queries/signatures.server.ts';
import type {
  Assessment,
  City,
  Database,
  PublicationKind,
  PublishedScoreTable,
  PublishedValueTable,
} from '#db/schema.ts';
import { readAttested } from '../verification/read-attested.server.ts';
import { readSuppressed } from './read-suppressed.server.ts';
import type { SigningKey } from './signing-key.server.ts';

export interface PublishOptions {
  cityId: string;
  assessmentId: string;
  kind: PublicationKind;
  /** To the readers; of a correction: what has changed. */
  note: string | null;
  /** Of one that is not verified: that the verified result is wrong, and this one is shown in its place. */
  takesPlace?: boolean;
  at: Date;
  by: string | null;
  /** Those that the assessment is pinned to. */
  definitions: DefinitionSet;
  targetSet: IndexedTargetSet;
  /** Undefined: the publication is not signed. */
  signingKey: SigningKey | undefined;
  /** Counts of persons or events from 1 to below this are suppressed. */
  suppressBelow: number;
}
export type Published =
  | { kind: 'published'; hash: string; sequence: number }
  | { kind: 'refused'; obstacles: Obstacles }
  /** Only what is attested, and of that only what was judged verified, is published as such. */
  | { kind: 'notAttested' | 'nothingVerified' }
  /** Only while it is being verified is a round published as provisional. */
  | { kind: 'notUnderWay' };

/**
 * Publishes a round as it stands while nobody can save into it. Refused where `findObstacles` finds any; as verified, only
 * once it is attested.
 */
export function publishAssessment(
  db: Kysely<Database>,
  options: PublishOptions,
): Promise<Published> {
  return inTransaction(db, async (trx) => {
    const { cityId, assessmentId, definitions, targetSet, signingKey, at, by } = options;
    const assessment = await lockAssessment(trx, cityId, assessmentId);
    const city = await getCity(trx, cityId);
    if (!assessment || !city) throw new Error(`assessment ${assessmentId} of ${cityId} is missing`);
    const rows = {
      registerValues: await listRegisterValues(trx, cityId, assessmentId),
      inputValues: await listInputValues(trx, cityId, assessmentId),
      entries: await listEntries(trx, cityId, assessmentId),
    };
    const score = scoreAssessment(definitions, targetSet, toAssessmentData(rows));
    const obstacles = findObstacles(score, rows);
    if (!isPublishable(obstacles)) return { kind: 'refused', obstacles };

    if (options.kind === 'provisional' && !isUnderWay(assessment.work_state)) {
      return { kind: 'notUnderWay' };
    }
    const attested =
      options.kind === 'verified'
        ? await readAttested(trx, assessment, definitions, targetSet)
        : undefined;
    if (options.kind === 'verified') {
      if (!attested) return { kind: 'notAttested' };
      if (attested.verification.verified === 0) return { kind: 'nothingVerified' };
    }
    const current = await getCurrentPublication(trx, cityId, assessmentId);
    const shown = await getShownPublication(trx, cityId, assessmentId);
    const takesPlaceOf =
      options.takesPlace && options.kind !== 'verified' && shown?.kind === 'verified'
        ? shown.hash
        : undefined;
    const input: PublicationInput = {
      facts: {
        ...factsOf(city, assessment, current, options),
        ...(takesPlaceOf !== undefined && { takesPlaceOf }),
        ...(attested && { verification: attested.verification }),
        auditHead: (await getCityAuditHead(trx, cityId)) ?? null,
        installationAuditHead: (await getInstallationAuditHead(trx)) ?? null,
      },
      definitions,
      targetSet,
      rows,
      ...(attested && { verdicts: attested.verdicts }),
      suppressBelow: options.suppressBelow,
      suppressedBefore: await readSuppressed(trx, current),
    };
    const sealed = canonical(buildSealedRecord(input, randomBytes(32).toString('hex')));
    const sealedHash = sha256(sealed);
    const document = buildPublicDocument(input, sealedHash);
    const text = canonical(document);
    const hash = sha256(text);
    const publicationId = randomUUID();
    await insertPublication(trx, {
      publication: {
        city_id: cityId,
        publication_id: publicationId,
        assessment_id: assessmentId,
        sequence: document.sequence,
        kind: options.kind,
        hash,
        sealed_hash: sealedHash,
        supersedes_hash: document.supersedes,
        takes_place_of: takesPlaceOf ?? null,
        format_version: PUBLICATION_FORMAT_VERSION,
        public_document: text,
        sealed_document: sealed,
        note: options.note,
        published_at: at,
        published_by: by,
      },
      values: flatValues(document, cityId, publicationId),
      scores: flatScores(document, cityId, publicationId),
    });
    if (signingKey) {
      await insertPublicationSignature(trx, {
        city_id: cityId,
        publication_id: publicationId,
        key_id: signingKey.id,
        public_signature: signingKey.sign(text),
        sealed_signature: signingKey.sign(sealed),
      });
    }
    await noteInAudit(trx, options, assessment, { hash, sealedHash });
    return { kind: 'published', hash, sequence: document.sequence };
  });
}

function factsOf(
  city: City,
  assessment: Assessment,
  current: PublicationFacts | undefined,
  options: PublishOptions,
) {
  return {
    kind: options.kind,
    notice: noticeOf(assessment),
    city: {
      slug: city.slug,
      name: city.name,
      kind: city.kind,
      countryCode: city.country_code,
      locode: city.locode,
      wikidataId: city.wikidata_id,
      latitude: city.latitude,
      longitude: city.longitude,
      boundaryNote: city.boundary_note,
      boundaryVersion: city.boundary_version,
    },
    provenance: assessment.provenance,
    sourceDocument: assessment.source_document,
    reportingYear: assessment.reporting_year,
    sequence: (current?.sequence ?? 0) + 1,
    publishedAt: options.at.toISOString(),
    note: options.note,
    supersedes: current?.hash ?? null,
  };
}

function noticeOf({ provenance }: Assessment): string {
  const t = textFor();
  const notices = [t('frame.independent'), t('frame.scoresAreOurs')];
  if (provenance !== 'own') notices.unshift(`${t(`provenance.${provenance}`)}.`);
  return notices.join(' ');
}

function noteInAudit(
  trx: Transaction<Database>,
  { cityId, at, by, kind }: PublishOptions,
  assessment: Assessment,
  hashes: { hash: string; sealedHash: string },
) {
  return appendCityAudit(trx, cityId, {
    at,
    actorId: by,
    action: 'publication.published',
    subject: `assessment:${assessment.assessment_id}`,
    details: { reportingYear: assessment.reporting_year, kind, ...hashes },
  });
}

function canonical(document: unknown): string {
  // dates become texts and undefined disappears, as they would on any way out
  const text = canonicalize(JSON.parse(JSON.stringify(document)));
  if (text === undefined) throw new Error('a document cannot be empty');
  return text;
}

/** SHA-256 of a text in UTF-8, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function flatValues(
  document: PublicDocument,
  cityId: string,
  publicationId: string,
): Array<Insertable<PublishedValueTable>> {
  return document.dataPoints.map((one) => ({
    city_id: cityId,
    publication_id: publicationId,
    data_point_id: one.id,
    reporting_year: document.reportingYear,
    status:
      one.result.kind === 'scored' || one.result.kind === 'notBenchmarked'
        ? 'reported'
        : one.result.kind,
    decimal_value: one.value,
    yes_no: one.yesNo,
    published_as: one.publishedAs,
    unit: one.unit,
    quality: one.quality,
  }));
}

function flatScores(
  document: PublicDocument,
  cityId: string,
  publicationId: string,
): Array<Insertable<PublishedScoreTable>> {
  const common = {
    city_id: cityId,
    publication_id: publicationId,
    target_set_hash: document.targetSet.hash,
    scoring_version: document.scoringVersion,
    reporting_year: document.reportingYear,
  };
  const group = (kind: PublishedScoreTable['scope_kind']) => (one: PublicGroup) => ({
    ...common,
    scope_kind: kind,
    scope_id: one.id,
    percent: one.kind === 'scored' ? one.percent : null,
    band: one.kind === 'scored' ? one.band : null,
    points: one.kind === 'scored' ? one.points : null,
    max_points: one.kind === 'scored' ? one.maxPoints : null,
    range_low: one.kind === 'scored' ? (one.range?.low ?? null) : null,
    range_high: one.kind === 'scored' ? (one.range?.high ?? null) : null,
    mean_percent_of_target: one.kind === 'scored' ? one.meanPercentOfTarget : null,
    reported: one.coverage.reported,
    scored: one.coverage.scored,
    applicable: one.coverage.applicable,
    total: one.coverage.total,
  });
  const dataPoints = document.dataPoints.flatMap(({ id, result }) =>
    result.kind !== 'scored'
      ? []
      : [
          {
            ...common,
            scope_kind: 'dataPoint' as const,
            scope_id: id,
            percent: result.percent,
            band: result.band,
            points: result.points,
            max_points: 4,
            range_low: null,
            range_high: null,
            mean_percent_of_target: result.percent,
            reported: 1,
            scored: 1,
            applicable: 1,
            total: 1,
          },
        ],
  );
  const { dimensions, subDimensions, segments, goals } = document.scores;
  return [
    ...dataPoints,
    ...segments.map(group('segment')),
    ...subDimensions.map(group('subDimension')),
    ...dimensions.map(group('dimension')),
    ...goals.map(group('goal')),
  ];
}
