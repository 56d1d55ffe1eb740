/** The tables as types. The drift test holds them against the migrated database; `db/README.md` says them in words. */
import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { EntryStatus, Origin, Quality } from '#app/domain/entry/entry.ts';
import type { EvidenceAction } from '#app/domain/evidence/evidence.ts';
import type { SubjectKind, TaskAction, TaskState } from '#app/domain/tasks/task.ts';
import type { MessageKind } from '#app/domain/verification/thread.ts';
import type { Transition, WorkState } from '#app/domain/verification/work.ts';

/** Read as a Date, written as a Date. */
type Timestamp = ColumnType<Date, Date | undefined, Date>;
type RequiredTimestamp = ColumnType<Date, Date, Date>;
/** numeric: read and written as text, so that no digit is lost. */
type Numeric = string;
type Json<T> = ColumnType<T, string, string>;

/** What is published about a city's data: its own round, an extract of a printed report, or an invented one. */
export type Provenance = 'own' | 'extract' | 'fictional';
export type CityKind = 'city' | 'municipality' | 'canton' | 'state';
export type Role = 'coordinator' | 'contributor' | 'viewer';
export type PublicationKind = 'self-reported' | 'provisional' | 'verified';
/** Of a verifier, as the method has them (assessment method, 4.2). */
export type VerifierGrade = 'provisional' | 'qualified';

/** Everything in kpi-definitions but the target sets, by content hash. */
export interface DefinitionSetTable {
  hash: string;
  framework_version: string;
  content: Json<unknown>;
  created_at: Timestamp;
}
export interface TargetSetTable {
  hash: string;
  target_set_id: string;
  version: string;
  content: Json<unknown>;
  created_at: Timestamp;
}

/** The directory of cities: read across cities, so not keyed by city like the rest. */
export interface CityTable {
  city_id: string;
  slug: string;
  name: string;
  kind: CityKind;
  country_code: string;
  locode: string | null;
  wikidata_id: string | null;
  latitude: number | null;
  longitude: number | null;
  boundary_note: string | null;
  boundary_version: string | null;
  provenance: Provenance;
  revision: number;
  created_at: Timestamp;
  updated_at: Timestamp;
}
/** Every slug a city ever had; old ones redirect. */
export interface CitySlugTable {
  slug: string;
  city_id: string;
}

export interface AssessmentTable {
  city_id: string;
  assessment_id: string;
  reporting_year: number;
  definition_hash: string;
  target_set_hash: string;
  provenance: Provenance;
  /** Of an extract: the document that the values were printed in. */
  source_document: string | null;
  created_at: Timestamp;
  created_by: string | null;
  /** How the work on it stands; what is public of it is another thing. */
  work_state: Generated<WorkState>;
}

interface TypedColumns {
  /** As typed, always kept. */
  typed_text: string;
  /** The decimal that the text was read as; null for yes/no and for what cannot be read. */
  decimal_value: Numeric | null;
  yes_no: boolean | null;
  /** Code of the reading problem as JSON; null when the text could be read. */
  problem: Json<unknown> | null;
  /** The unit that the text was typed in; null: the unit of the definition, in which `decimal_value` always is. */
  unit: string | null;
  reference_year: number | null;
}
interface RevisionColumns {
  revision: number;
  updated_at: RequiredTimestamp;
  updated_by: string | null;
  /** What led to this revision, a `ChangeCause`; null: it was typed. */
  cause: Json<unknown> | null;
}

/** Denominators entered once per assessment. */
export interface RegisterValueTable extends TypedColumns, RevisionColumns {
  city_id: string;
  assessment_id: string;
  register_id: string;
  source: string | null;
}
export interface RegisterRevisionTable extends RegisterValueTable {}

/** What is typed for a KPI; `register:<id>` overrides a register item for this KPI, with a reason. */
export interface InputValueTable extends TypedColumns, RevisionColumns {
  city_id: string;
  assessment_id: string;
  kpi_id: string;
  input_id: string;
  override_reason: string | null;
}
export interface InputRevisionTable extends InputValueTable {}

/** The state of one data point in one assessment, and what stands behind it. */
export interface EntryTable extends RevisionColumns {
  city_id: string;
  assessment_id: string;
  data_point_id: string;
  status: EntryStatus;
  status_reason: string | null;
  planned_for: string | null;
  planned_owner: string | null;
  is_confidential: boolean;
  is_provisional: boolean;
  final_text: string | null;
  /** The unit that the final value was typed in; null: the data point's own, in which `final_decimal` always is. */
  final_unit: string | null;
  final_decimal: Numeric | null;
  final_yes_no: boolean | null;
  final_problem: Json<unknown> | null;
  /** The figure to the letter as a printed report had it. */
  published_as: string | null;
  reference_year: number | null;
  quality: Quality | null;
  origin: Origin | null;
  source_name: string | null;
  source_url: string | null;
  source_page: string | null;
  scope: string | null;
  comment: string | null;
}
export interface EntryRevisionTable extends EntryTable {}

/** What the city answers to a check: why the figures are right as they are. */
export interface WarningAnswerTable extends RevisionColumns {
  city_id: string;
  assessment_id: string;
  /** Rule and subject, as `Warning.key`. */
  warning_key: string;
  reason: string;
  /** The figures that it was given for; other figures ask again. */
  fingerprint: string | null;
}
export interface WarningAnswerRevisionTable extends WarningAnswerTable {}

/** Whose a segment or a KPI is in a round, and what became of it. */
export interface TaskTable {
  city_id: string;
  assessment_id: string;
  subject_kind: SubjectKind;
  subject_id: string;
  /** null: it was somebody's, and is nobody's now. */
  account_id: string | null;
  due_on: string | null;
  state: TaskState;
  /** Why it was handed back. */
  remark: string | null;
  revision: number;
  updated_at: RequiredTimestamp;
  updated_by: string | null;
}
/** What was done with a task; `sequence` is the revision that it led to. */
export interface TaskEventTable {
  city_id: string;
  assessment_id: string;
  subject_kind: SubjectKind;
  subject_id: string;
  sequence: number;
  at: RequiredTimestamp;
  by: string | null;
  what: TaskAction;
  account_id: string | null;
  due_on: string | null;
  remark: string | null;
}

/** What every line of a verification's append-only tables says: its number, when, and by which account. */
interface EventColumns {
  sequence: number;
  at: RequiredTimestamp;
  by: string;
}
interface OfRound {
  city_id: string;
  assessment_id: string;
}

/** A step of the work on a round. */
export interface WorkEventTable extends OfRound, EventColumns {
  transition: Transition;
  from_state: WorkState;
  to_state: WorkState;
  reason: string | null;
  /** Of a submission the fingerprint of every data point, so that what changed since can be found; otherwise null. */
  fingerprints: ColumnType<unknown, string | null, string | null>;
}
/** Who verifies a round. */
export interface VerifierTable extends OfRound {
  account_id: string;
  grade: VerifierGrade;
  /** Why this person was chosen. */
  rationale: string;
  assigned_at: RequiredTimestamp;
  assigned_by: string | null;
}
/** That a verifier is independent of the city, as signed. */
export interface IndependenceDeclarationTable extends OfRound, EventColumns {
  grade: VerifierGrade;
  /** As typed in signing. */
  name: string;
  /** To the letter as it was shown. */
  text: string;
}
/** What a verifier has judged, and about exactly which figures. The newest of a data point counts. */
export interface VerdictTable extends OfRound, EventColumns {
  data_point_id: string;
  is_verified: boolean;
  remark: string | null;
  /** SHA-256 of the canonical basis, hex. */
  fingerprint: string;
  /** A `VerdictBasis`. */
  basis: Json<unknown>;
  /** How many verdicts were given in one go, this one included. */
  given_with: number;
}
/** That a verifier has opened a data point, and with which figures: several verdicts at once need it of each. */
export interface ReviewOpeningTable extends OfRound {
  data_point_id: string;
  account_id: string;
  fingerprint: string;
  at: RequiredTimestamp;
}
/** What verifier and city say to each other about a data point. */
export interface ReviewMessageTable extends OfRound, EventColumns {
  data_point_id: string;
  kind: MessageKind;
  text: string | null;
  /** Of a proposal: the field, what it held, and what it should hold. */
  field: string | null;
  was: string | null;
  proposed: string | null;
}
/** A file's bytes, once per city. Without a hash it is still being written, or was given up. */
export interface EvidenceFileTable {
  city_id: string;
  file_id: string;
  /** SHA-256, hex. */
  sha256: string | null;
  byte_size: number | null;
  created_at: RequiredTimestamp;
}
export interface EvidenceChunkTable {
  city_id: string;
  file_id: string;
  /** From 0. */
  sequence: number;
  bytes: Uint8Array;
}
/** A file that stands behind a data point of a round. */
export interface EvidenceTable {
  city_id: string;
  assessment_id: string;
  evidence_id: string;
  data_point_id: string;
  file_id: string;
  file_name: string;
  media_type: string;
  note: string | null;
  is_removed: boolean;
  revision: number;
  updated_at: RequiredTimestamp;
  updated_by: string | null;
}
/** What was done with a piece of evidence; `sequence` is the revision that it led to. */
export interface EvidenceEventTable {
  city_id: string;
  assessment_id: string;
  evidence_id: string;
  sequence: number;
  at: RequiredTimestamp;
  by: string | null;
  what: EvidenceAction;
  /** Why it was removed. */
  reason: string | null;
}

/** A file that was sent to be brought into a round, until its sender has chosen what of it; kept for a day at most. */
export interface ImportDraftTable {
  city_id: string;
  draft_id: string;
  assessment_id: string;
  /** Nobody else sees it. */
  created_by: string;
  created_at: RequiredTimestamp;
  /** Name of the file. */
  file: string;
  /** What its cells say, and what bringing them in would do, as it was shown. */
  content: Json<unknown>;
}

/** A frozen, hashed copy of an assessment. The documents are canonical JSON text, never changed. */
export interface PublicationTable {
  city_id: string;
  publication_id: string;
  assessment_id: string;
  /** Position in the assessment's chain, from 1. */
  sequence: number;
  kind: PublicationKind;
  /** SHA-256 of the public document, hex: its permanent address. */
  hash: string;
  sealed_hash: string;
  supersedes_hash: string | null;
  /** Hash of the verified publication that is wrong, and in whose place this one is shown. */
  takes_place_of: string | null;
  format_version: string;
  public_document: string;
  sealed_document: string;
  note: string | null;
  published_at: RequiredTimestamp;
  published_by: string | null;
}
/** Which city a permanent address belongs to. */
export interface PublicationAddressTable {
  hash: string;
  city_id: string;
  publication_id: string;
}
/** A key that signs publications: its public half, under the first 16 hex digits of its SHA-256. */
export interface SigningKeyTable {
  key_id: string;
  /** PEM (SPKI). */
  public_key: string;
  valid_from: RequiredTimestamp;
  /** null: publications are signed with it now. */
  valid_until: Date | null;
}
/** Ed25519 over the bytes of the two documents, in base64. Older publications have none. */
export interface PublicationSignatureTable {
  city_id: string;
  publication_id: string;
  key_id: string;
  public_signature: string;
  sealed_signature: string;
}
/** Flat copy of a publication's public values, for comparison across cities. */
export interface PublishedValueTable {
  city_id: string;
  publication_id: string;
  data_point_id: string;
  reporting_year: number;
  status: string;
  decimal_value: Numeric | null;
  yes_no: boolean | null;
  published_as: string | null;
  unit: string;
  quality: Quality | null;
}
export interface PublishedScoreTable {
  city_id: string;
  publication_id: string;
  target_set_hash: string;
  scoring_version: string;
  scope_kind: 'dataPoint' | 'segment' | 'subDimension' | 'dimension' | 'goal';
  scope_id: string;
  reporting_year: number;
  percent: Numeric | null;
  band: number | null;
  points: number | null;
  max_points: number | null;
  range_low: Numeric | null;
  range_high: Numeric | null;
  mean_percent_of_target: Numeric | null;
  reported: number;
  scored: number;
  applicable: number;
  total: number;
}

export interface AccountTable {
  account_id: string;
  email: string;
  name: string;
  password_hash: string | null;
  is_administrator: boolean;
  is_disabled: boolean;
  created_at: Timestamp;
  /** Its owner has deleted it: the id stays for what they did, and nothing else of them. */
  deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** By mail, of what is due. */
  wants_reminders: Generated<boolean>;
  /** The day of the last one: whoever sets it sends it. */
  reminded_on: ColumnType<string | null, string | null | undefined, string | null>;
}
/** Cities that somebody reads together: those of a country, or of a project. */
export interface CityGroupTable {
  group_id: string;
  name: string;
  created_at: Timestamp;
}
export interface CityGroupCityTable {
  city_id: string;
  group_id: string;
  added_at: Timestamp;
}
/** An account that reads a group: a national hub. */
export interface CityGroupHubTable {
  group_id: string;
  account_id: string;
  added_at: Timestamp;
}

/** That somebody with an account doubts a published figure, and why. */
export interface ContestTable {
  city_id: string;
  contest_id: string;
  /** The publication in which they have read it. */
  publication_id: string;
  data_point_id: string;
  reason: string;
  at: RequiredTimestamp;
  by: string;
}
/** What the city or the verifier says to it, in public. */
export interface ContestAnswerTable {
  city_id: string;
  contest_id: string;
  /** From 1. */
  sequence: number;
  side: 'city' | 'verifier';
  text: string;
  at: RequiredTimestamp;
  by: string;
}

export interface MembershipTable {
  city_id: string;
  account_id: string;
  role: Role;
  created_at: Timestamp;
}
export interface SessionTable {
  /** SHA-256 of the cookie's secret: the table alone opens nothing. */
  token_hash: string;
  account_id: string;
  created_at: Timestamp;
  expires_at: RequiredTimestamp;
  /** What its owner names it by in ending it. */
  session_id: Generated<string>;
  /** To a few minutes; null: not since it began. */
  last_seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Names such as Firefox and Windows; null where the browser does not say. */
  browser: string | null;
  system: string | null;
}
/** A time-based one-time password (RFC 6238). Until it is confirmed by a code it asks nobody for any. */
export interface SecondFactorTable {
  account_id: string;
  /** Encrypted with the installation's key. */
  secret: string;
  /** The 30 seconds, counted from 1970, of the last code that was used: none is taken twice. */
  last_step: number | null;
  confirmed_at: Date | null;
  created_at: Timestamp;
}
/** What stands in for a code, once each. */
export interface RecoveryCodeTable {
  account_id: string;
  /** SHA-256, hex. */
  code_hash: string;
}
/** Someone whose password was right, and whose code is awaited. */
export interface PendingSignInTable {
  /** SHA-256 of the cookie's secret. */
  token_hash: string;
  account_id: string;
  /** Where to go afterwards. */
  next_path: string;
  expires_at: RequiredTimestamp;
}
/** One-time links: to sign in, or to accept an invitation. */
export interface SignInLinkTable {
  token_hash: string;
  account_id: string;
  purpose: 'sign-in' | 'invitation';
  expires_at: RequiredTimestamp;
  used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Timestamp;
}
/** Failed sign-ins, for throttling by e-mail and by address. */
export interface SignInFailureTable {
  failure_id: Generated<number>;
  throttle_key: string;
  failed_at: RequiredTimestamp;
}

interface AuditColumns {
  sequence: number;
  at: RequiredTimestamp;
  /** Pseudonymous account id; null: the system. */
  actor_id: string | null;
  action: string;
  subject: string;
  details: Json<unknown>;
  previous_hash: string;
  hash: string;
}
export interface CityAuditTable extends AuditColumns {
  city_id: string;
}
export interface InstallationAuditTable extends AuditColumns {}

/** Small facts about the installation: that the examples were loaded, and which. */
export interface InstallationTable {
  key: string;
  value: Json<unknown>;
}

export interface PublicEpochTable {
  is_only: Generated<boolean>;
  epoch: number;
}

export interface Database {
  definition_set: DefinitionSetTable;
  target_set: TargetSetTable;
  city: CityTable;
  city_slug: CitySlugTable;
  assessment: AssessmentTable;
  register_value: RegisterValueTable;
  register_revision: RegisterRevisionTable;
  input_value: InputValueTable;
  input_revision: InputRevisionTable;
  entry: EntryTable;
  entry_revision: EntryRevisionTable;
  warning_answer: WarningAnswerTable;
  warning_answer_revision: WarningAnswerRevisionTable;
  task: TaskTable;
  task_event: TaskEventTable;
  work_event: WorkEventTable;
  verifier: VerifierTable;
  independence_declaration: IndependenceDeclarationTable;
  verdict: VerdictTable;
  review_opening: ReviewOpeningTable;
  review_message: ReviewMessageTable;
  evidence_file: EvidenceFileTable;
  evidence_chunk: EvidenceChunkTable;
  evidence: EvidenceTable;
  evidence_event: EvidenceEventTable;
  import_draft: ImportDraftTable;
  publication: PublicationTable;
  publication_address: PublicationAddressTable;
  publication_signature: PublicationSignatureTable;
  signing_key: SigningKeyTable;
  published_value: PublishedValueTable;
  published_score: PublishedScoreTable;
  account: AccountTable;
  membership: MembershipTable;
  city_group: CityGroupTable;
  city_group_city: CityGroupCityTable;
  city_group_hub: CityGroupHubTable;
  contest: ContestTable;
  contest_answer: ContestAnswerTable;
  session: SessionTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  pending_sign_in: PendingSignInTable;
  sign_in_link: SignInLinkTable;
  sign_in_failure: SignInFailureTable;
  city_audit: CityAuditTable;
  installation_audit: InstallationAuditTable;
  installation: InstallationTable;
  public_epoch: PublicEpochTable;
}

export type City = Selectable<CityTable>;
export type NewCity = Insertable<CityTable>;
export type CityUpdate = Updateable<CityTable>;
export type Assessment = Selectable<AssessmentTable>;
export type NewAssessment = Insertable<AssessmentTable>;
export type RegisterValue = Selectable<RegisterValueTable>;
export type InputValue = Selectable<InputValueTable>;
export type Entry = Selectable<EntryTable>;
export type WarningAnswer = Selectable<WarningAnswerTable>;
export type Task = Selectable<TaskTable>;
export type TaskEvent = Selectable<TaskEventTable>;
export type WorkEvent = Selectable<WorkEventTable>;
export type Verifier = Selectable<VerifierTable>;
export type IndependenceDeclaration = Selectable<IndependenceDeclarationTable>;
export type Verdict = Selectable<VerdictTable>;
export type ReviewMessage = Selectable<ReviewMessageTable>;
export type Evidence = Selectable<EvidenceTable>;
export type ImportDraft = Selectable<ImportDraftTable>;
export type Publication = Selectable<PublicationTable>;
export type NewPublication = Insertable<PublicationTable>;
export type SigningKey = Selectable<SigningKeyTable>;
export type PublicationSignature = Selectable<PublicationSignatureTable>;
export type PublishedValue = Selectable<PublishedValueTable>;
export type PublishedScore = Selectable<PublishedScoreTable>;
export type Account = Selectable<AccountTable>;
export type Membership = Selectable<MembershipTable>;
export type CityGroup = Selectable<CityGroupTable>;
export type ContestAnswer = Selectable<ContestAnswerTable>;
export type Session = Selectable<SessionTable>;
export type SecondFactor = Selectable<SecondFactorTable>;
