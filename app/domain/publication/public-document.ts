/** The public document of a publication: what is frozen, hashed, shown on public pages and exported. */
import { z } from 'zod';
import { ENTRY_STATUSES, ORIGINS, QUALITIES } from '../entry/entry.ts';
import { PUBLICATION_KINDS } from './chain.ts';

/** Raised when the shape changes; a document of an older version is still read. */
export const PUBLICATION_FORMAT_VERSION = '1';

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const Count = z.int().nonnegative();
const Band = z.literal([1, 2, 3, 4]);

const CoverageSchema = z.strictObject({
  total: Count,
  applicable: Count,
  reported: Count,
  benchmarked: Count,
  scored: Count,
  invalid: Count,
  notInExtract: Count,
});
const EvidenceSchema = z.strictObject({
  measured: Count,
  extrapolated: Count,
  estimated: Count,
  unknown: Count,
});

const group = {
  id: z.string(),
  name: z.string(),
  coverage: CoverageSchema,
  evidence: EvidenceSchema,
};
const scored = {
  kind: z.literal('scored'),
  percent: Decimal,
  band: Band,
  points: Count,
  maxPoints: Count,
  range: z.strictObject({ low: Decimal, high: Decimal }).nullable(),
  meanPercentOfTarget: Decimal,
};
const notScored = { kind: z.literal('notScored'), reason: z.enum(['nothingScored', 'tooFew']) };
const GroupSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...group, ...scored }),
  z.strictObject({ ...group, ...notScored }),
]);
const SegmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...group, dimension: z.string(), ...scored }),
  z.strictObject({ ...group, dimension: z.string(), ...notScored }),
]);

/**
 * What became of a data point in this publication. `confidential` and `suppressed` are known to the city and left out of
 * everything here: because the city keeps it, or because it would tell a small count or another one that is left out.
 * `notVerified`: reported by the city, and left out of what is published as verified.
 */
export const PublicResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scored'),
    percent: Decimal,
    rawPercent: Decimal,
    band: Band,
    points: Band,
  }),
  z.strictObject({
    kind: z.enum([
      'notBenchmarked',
      'missing',
      'notCollected',
      'notApplicable',
      'notInExtract',
      'confidential',
      'notVerified',
      'suppressed',
    ]),
  }),
  z.strictObject({ kind: z.literal('invalid'), reason: z.looseObject({ code: z.string() }) }),
]);

/** A figure as typed and as read; `value`, in `unit`, and `yesNo` are null where the text could not be read. */
const figure = {
  label: z.string(),
  unit: z.string(),
  unitSymbol: z.string(),
  text: z.string(),
  /** Symbol of the unit that `text` was typed in, where that is another. */
  typedUnitSymbol: z.string().optional(),
  value: Decimal.nullable(),
  yesNo: z.boolean().nullable(),
  referenceYear: z.int().nullable(),
};

const PublicDataPointSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  kpi: z.string(),
  kpiCode: z.string(),
  kpiName: z.string(),
  segment: z.string(),
  /** Of the definition: comparisons warn where it differs. */
  definitionRevision: z.string(),
  unit: z.string(),
  unitSymbol: z.string(),
  decimals: Count,
  status: z.enum([...ENTRY_STATUSES, 'confidential', 'suppressed', 'notVerified']),
  statusReason: z.string().nullable(),
  isProvisional: z.boolean(),
  value: Decimal.nullable(),
  yesNo: z.boolean().nullable(),
  /** Computed by the formula, or stated as a final value. */
  valueFrom: z.enum(['computed', 'final']).nullable(),
  /** To the letter as a printed report had it. */
  publishedAs: z.string().nullable(),
  /** Keys of `inputs` and `register:<id>` items that the formula reads. */
  inputs: z.array(z.string()),
  target: z
    .strictObject({
      method: z.string(),
      direction: z.string(),
      worst: Decimal.nullable(),
      target: Decimal.nullable(),
      basis: z.string(),
      confidence: z.string(),
    })
    .nullable(),
  result: PublicResultSchema,
  quality: z.enum(QUALITIES).nullable(),
  origin: z.enum(ORIGINS).nullable(),
  referenceYear: z.int().nullable(),
  sourceName: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  sourcePage: z.string().nullable(),
  scope: z.string().nullable(),
});

const AuditHeadSchema = z.strictObject({ sequence: z.int(), hash: z.string() });

export const PublicDocumentSchema = z.strictObject({
  format: z.literal('citygauge-publication'),
  formatVersion: z.literal(PUBLICATION_FORMAT_VERSION),
  kind: z.enum(PUBLICATION_KINDS),
  /** Of a verified one alone: by whom and when the round was attested, and how many reported data points were judged so. */
  verification: z
    .strictObject({
      state: z.literal('attested'),
      verifierGrade: z.enum(['provisional', 'qualified']),
      attestedAt: z.iso.datetime(),
      verified: Count,
      notVerified: Count,
    })
    .optional(),
  /** What everybody who uses the figures has to know. */
  notice: z.string(),
  city: z.strictObject({
    slug: z.string(),
    name: z.string(),
    kind: z.string(),
    countryCode: z.string(),
    locode: z.string().nullable(),
    wikidataId: z.string().nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    boundaryNote: z.string().nullable(),
    boundaryVersion: z.string().nullable(),
  }),
  provenance: z.enum(['own', 'extract', 'fictional']),
  sourceDocument: z.string().nullable(),
  reportingYear: z.int(),
  sequence: z.int().positive(),
  publishedAt: z.iso.datetime(),
  note: z.string().nullable(),
  /** Hash, and so the address, of the publication that this one corrects. */
  supersedes: z.string().nullable(),
  /** Of one that is not verified: hash of the verified one that it calls wrong, and in whose place it is shown. */
  takesPlaceOf: z.string().optional(),
  framework: z.strictObject({
    id: z.string(),
    name: z.string(),
    standard: z.string(),
    version: z.string(),
    definitionHash: z.string(),
  }),
  targetSet: z.strictObject({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    hash: z.string(),
    bandEdges: z.tuple([Decimal, Decimal, Decimal]),
  }),
  scoringVersion: z.string(),
  /** Counts of persons or events from 1 to below this are left out. Not in documents that are older than the rule. */
  suppression: z.strictObject({ below: Count }).optional(),
  register: z.array(z.strictObject({ id: z.string(), ...figure, source: z.string().nullable() })),
  inputs: z.array(
    z.strictObject({
      /** `<KPI id>/<input id>`. */
      key: z.string(),
      kpi: z.string(),
      id: z.string(),
      ...figure,
      overrideReason: z.string().nullable(),
    }),
  ),
  dataPoints: z.array(PublicDataPointSchema),
  scores: z.strictObject({
    dimensions: z.array(GroupSchema),
    subDimensions: z.array(GroupSchema),
    segments: z.array(SegmentSchema),
    /** Ours, not U4SSC's. */
    goals: z.array(GroupSchema),
    total: z.strictObject({ coverage: CoverageSchema, evidence: EvidenceSchema }),
  }),
  /** Head of the city's audit log just before this publication; null: an empty log. */
  auditHead: AuditHeadSchema.nullable(),
  /** The same of the installation's log. Not in documents that are older than this rule. */
  installationAuditHead: AuditHeadSchema.nullable().optional(),
  /** SHA-256 of the sealed record, which holds a secret salt, so that nothing can be guessed from it. */
  sealedHash: z.string(),
});

export type PublicDocument = z.output<typeof PublicDocumentSchema>;
export type PublicDataPoint = PublicDocument['dataPoints'][number];
export type PublicGroup = PublicDocument['scores']['dimensions'][number];
export type PublicResult = z.output<typeof PublicResultSchema>;
