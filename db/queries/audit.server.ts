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

export type AuditCheck = { kind: 'intact'; length: number } | { kind: 'broken'; sequence: number };

/** Recomputes a city's chain from its first line. */
export async function verifyCityAudit(db: Db, cityId: string): Promise<AuditCheck> {
  const lines = await db
    .selectFrom('city_audit')
    .selectAll()
    .where('city_id', '=', cityId)
    .orderBy('sequence')
    .execute();
  return verify(lines, cityId);
}

/** Recomputes the installation's chain. */
export async function verifyInstallationAudit(db: Db): Promise<AuditCheck> {
  return verify(
    await db.selectFrom('installation_audit').selectAll().orderBy('sequence').execute(),
    null,
  );
}

function verify(lines: readonly Line[], cityId: string | null): AuditCheck {
  let head: { sequence: number; hash: string } | undefined;
  for (const line of lines) {
    const event = {
      ...line,
      actorId: line.actor_id,
      details: line.details as Record<string, unknown>,
    };
    const expected = nextLine(head, event, cityId);
    const isRight =
      line.sequence === expected.sequence &&
      line.previous_hash === expected.previous_hash &&
      line.hash === expected.hash;
    if (!isRight) return { kind: 'broken', sequence: line.sequence };
    head = line;
  }
  return { kind: 'intact', length: lines.length };
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
