/** The lines of the installation's log, as those of a city's are read. */
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import type { AuditFilter, AuditLine } from './audit.server.ts';

type Db = Kysely<Database>;

/** Lines of the installation's log, newest first. */
export async function listInstallationAudit(
  db: Db,
  filter: AuditFilter,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<AuditLine[]> {
  const lines = await matching(db, filter)
    .leftJoin('account', 'account.account_id', 'installation_audit.actor_id')
    .selectAll('installation_audit')
    .select('account.name')
    .orderBy('installation_audit.sequence', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return lines as AuditLine[];
}

/** How many lines `listInstallationAudit` would list without a limit. */
export async function countInstallationAudit(db: Db, filter: AuditFilter): Promise<number> {
  const { count } = await matching(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Who acted in the installation's log, by name; `actor_id` null: the system, or the operator at the command line. */
export function listInstallationAuditActors(
  db: Db,
): Promise<Array<{ actor_id: string | null; name: string | null }>> {
  return db
    .selectFrom('installation_audit')
    .leftJoin('account', 'account.account_id', 'installation_audit.actor_id')
    .select(['installation_audit.actor_id', 'account.name'])
    .distinct()
    .orderBy('account.name')
    .orderBy('installation_audit.actor_id')
    .execute();
}

/** What was done at all in the installation's log, as codes. */
export async function listInstallationAuditActions(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('installation_audit')
    .select('action')
    .distinct()
    .orderBy('action')
    .execute();
  return rows.map((row) => row.action);
}

function matching(db: Db, { actorId, action, from, until, before }: AuditFilter) {
  return db
    .selectFrom('installation_audit')
    .$if(actorId === null, (query) => query.where('installation_audit.actor_id', 'is', null))
    .$if(typeof actorId === 'string', (query) =>
      query.where('installation_audit.actor_id', '=', actorId ?? null),
    )
    .$if(action !== undefined, (query) =>
      query.where('installation_audit.action', '=', action ?? ''),
    )
    .$if(from !== undefined, (query) =>
      query.where('installation_audit.at', '>=', from ?? new Date(0)),
    )
    .$if(until !== undefined, (query) =>
      query.where('installation_audit.at', '<', until ?? new Date(0)),
    )
    .$if(before !== undefined, (query) =>
      query.where('installation_audit.sequence', '<', before ?? 0),
    );
}
