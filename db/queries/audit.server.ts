/** The append-only logs: each line carries the hash of the one before, so that none can be changed unseen. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../schema.ts';

type Db = Kysely<Database>;

export interface AuditEvent {
  at: Date;
  /** Account id; null: the system. */
  actorId: string | null;
  action: string;
  subject: string;
  details: Record<string, unknown>;
}

interface Line {
  sequence: number;
  at: Date;
  actor_id: string | null;
  action: string;
  subject: string;
  details: unknown;
  previous_hash: string;
  hash: string;
}

/** What the hash of the first line rests on. */
const START = '0'.repeat(64);
/** Any two numbers that nothing else locks. */
const INSTALLATION_LOCK = 7_041_903;

/** Adds a line to a city's log; others who write to the same log wait until the transaction ends. Returns its hash. */
export async function appendCityAudit(
  trx: Transaction<Database>,
  cityId: string,
  event: AuditEvent,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${cityId}, ${INSTALLATION_LOCK}::bigint))`.execute(
    trx,
  );
  const line = nextLine(await getCityAuditHead(trx, cityId), event, cityId);
  await trx
    .insertInto('city_audit')
    .values({ city_id: cityId, ...written(line) })
    .execute();
  return line.hash;
}

/** Adds a line to the installation's log. Returns its hash. */
export async function appendInstallationAudit(
  trx: Transaction<Database>,
  event: AuditEvent,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(${INSTALLATION_LOCK}::bigint)`.execute(trx);
  const line = nextLine(await getInstallationAuditHead(trx), event, null);
  await trx.insertInto('installation_audit').values(written(line)).execute();
  return line.hash;
}

/** The newest line of a city's log: its chain head; undefined for an empty log. */
export function getCityAuditHead(
  db: Db,
  cityId: string,
): Promise<{ sequence: number; hash: string } | undefined> {
  return db
    .selectFrom('city_audit')
    .select(['sequence', 'hash'])
    .where('city_id', '=', cityId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest line of the installation's log. */
export function getInstallationAuditHead(
  db: Db,
): Promise<{ sequence: number; hash: string } | undefined> {
  return db
    .selectFrom('installation_audit')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What is wrong with a line: a line before it is missing, it rests on another one, or it says something else than its hash. */
export type AuditProblem = 'gap' | 'link' | 'content';
export type AuditCheck =
  /** `head`: hash of the last line; null for an empty log. */
  | { kind: 'intact'; length: number; head: string | null }
  | { kind: 'broken'; sequence: number; problem: AuditProblem };

/** Lines that are held in memory at once while a chain is checked. */
const LINES_AT_ONCE = 1000;

/** Recomputes a city's chain from its first line, and names the first line that is not right. */
export function verifyCityAudit(
  db: Db,
  cityId: string,
  atOnce = LINES_AT_ONCE,
): Promise<AuditCheck> {
  return verify(cityId, (after) =>
    db
      .selectFrom('city_audit')
      .selectAll()
      .select(isToTheMillisecond.as('is_whole'))
      .where('city_id', '=', cityId)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(atOnce)
      .execute(),
  );
}

/** Recomputes the installation's chain. */
export function verifyInstallationAudit(db: Db, atOnce = LINES_AT_ONCE): Promise<AuditCheck> {
  return verify(null, (after) =>
    db
      .selectFrom('installation_audit')
      .selectAll()
      .select(isToTheMillisecond.as('is_whole'))
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(atOnce)
      .execute(),
  );
}

/** Moments are written to the millisecond; a part of one would be lost on the way to the hash. */
const isToTheMillisecond = sql<boolean>`at = date_trunc('milliseconds', at)`;

async function verify(
  cityId: string | null,
  listAfter: (sequence: number) => Promise<Array<Line & { is_whole: boolean }>>,
): Promise<AuditCheck> {
  let head: { sequence: number; hash: string } | undefined;
  for (;;) {
    const lines = await listAfter(head?.sequence ?? 0);
    if (lines.length === 0) break;
    for (const line of lines) {
      const problem = problemOf(line, head, cityId);
      if (problem) return { kind: 'broken', sequence: line.sequence, problem };
      head = line;
    }
  }
  return { kind: 'intact', length: head?.sequence ?? 0, head: head?.hash ?? null };
}

function problemOf(
  line: Line & { is_whole: boolean },
  before: { sequence: number; hash: string } | undefined,
  cityId: string | null,
): AuditProblem | undefined {
  const event = {
    ...line,
    actorId: line.actor_id,
    details: line.details as Record<string, unknown>,
  };
  const expected = nextLine(before, event, cityId);
  if (line.sequence !== expected.sequence) return 'gap';
  if (line.previous_hash !== expected.previous_hash) return 'link';
  return line.is_whole && line.hash === expected.hash ? undefined : 'content';
}

/** Whether a city's log has a line with this place and hash, as a publication says that it had. */
export async function hasCityAuditLine(
  db: Db,
  cityId: string,
  { sequence, hash }: { sequence: number; hash: string },
): Promise<boolean> {
  const line = await db
    .selectFrom('city_audit')
    .select('sequence')
    .where('city_id', '=', cityId)
    .where('sequence', '=', sequence)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return line !== undefined;
}

/** Which lines of a city's log are meant; all that is not said is open. */
export interface AuditFilter {
  /** Account id; null: the system. */
  actorId?: string | null | undefined;
  action?: string | undefined;
  /** The first moment, and the first one after the last. */
  from?: Date | undefined;
  until?: Date | undefined;
  /** Only lines before this one. */
  before?: number | undefined;
}

/** A line with the name of who acted; `name` is null for the system, and where the account is gone. */
export type AuditLine = Omit<Line, 'details'> & {
  details: Record<string, unknown>;
  name: string | null;
};

/** Lines of a city's log, newest first. */
export async function listCityAudit(
  db: Db,
  cityId: string,
  filter: AuditFilter,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<AuditLine[]> {
  const lines = await matching(db, cityId, filter)
    .leftJoin('account', 'account.account_id', 'city_audit.actor_id')
    .select([
      'city_audit.sequence',
      'city_audit.at',
      'city_audit.actor_id',
      'city_audit.action',
      'city_audit.subject',
      'city_audit.details',
      'city_audit.previous_hash',
      'city_audit.hash',
      'account.name',
    ])
    .orderBy('city_audit.sequence', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return lines as AuditLine[];
}

/** How many lines `listCityAudit` would list without a limit. */
export async function countCityAudit(db: Db, cityId: string, filter: AuditFilter): Promise<number> {
  const { count } = await matching(db, cityId, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Who acted in a city's log, by name; `actor_id` null: the system. */
export function listCityAuditActors(
  db: Db,
  cityId: string,
): Promise<Array<{ actor_id: string | null; name: string | null }>> {
  return db
    .selectFrom('city_audit')
    .leftJoin('account', 'account.account_id', 'city_audit.actor_id')
    .select(['city_audit.actor_id', 'account.name'])
    .distinct()
    .where('city_audit.city_id', '=', cityId)
    .orderBy('account.name')
    .orderBy('city_audit.actor_id')
    .execute();
}

/** What was done at all in a city's log, as codes. */
export async function listCityAuditActions(db: Db, cityId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('city_audit')
    .select('action')
    .distinct()
    .where('city_id', '=', cityId)
    .orderBy('action')
    .execute();
  return rows.map((row) => row.action);
}

function matching(db: Db, cityId: string, { actorId, action, from, until, before }: AuditFilter) {
  return db
    .selectFrom('city_audit')
    .where('city_audit.city_id', '=', cityId)
    .$if(actorId === null, (query) => query.where('city_audit.actor_id', 'is', null))
    .$if(typeof actorId === 'string', (query) =>
      query.where('city_audit.actor_id', '=', actorId ?? null),
    )
    .$if(action !== undefined, (query) => query.where('city_audit.action', '=', action ?? ''))
    .$if(from !== undefined, (query) => query.where('city_audit.at', '>=', from ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('city_audit.at', '<', until ?? new Date(0)))
    .$if(before !== undefined, (query) => query.where('city_audit.sequence', '<', before ?? 0));
}

function nextLine(
  head: { sequence: number; hash: string } | undefined,
  event: AuditEvent,
  cityId: string | null,
): Line {
  const sequence = (head?.sequence ?? 0) + 1;
  const previousHash = head?.hash ?? START;
  const { at, actorId, action, subject } = event;
  // as the database will give them back: without undefined
  const details = JSON.parse(JSON.stringify(event.details)) as Record<string, unknown>;
  const content = canonicalize({
    ...(cityId !== null && { cityId }),
    sequence,
    at: at.toISOString(),
    actorId,
    action,
    subject,
    details,
    previousHash,
  });
  const hash = createHash('sha256')
    .update(content ?? '')
    .digest('hex');
  return {
    sequence,
    at,
    actor_id: actorId,
    action,
    subject,
    details,
    previous_hash: previousHash,
    hash,
  };
}

function written(line: Line) {
  return { ...line, details: JSON.stringify(line.details) };
}
