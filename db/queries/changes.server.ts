/** What was changed in a round, across the register, the inputs and the entries, by time. */
import { sql, type Kysely } from 'kysely';
import type { Database, Entry, InputValue, RegisterValue } from '../schema.ts';

type Db = Kysely<Database>;

/** A row as JSON gives it back: moments are texts, decimals numbers; everything that was typed is as it was. */
type Stored<Row> = Omit<Row, 'updated_at'>;

/** What one save did to one row. A save can write several revisions of a row: `revision` is its last. */
export type RoundChange = {
  updated_at: Date;
  updated_by: string | null;
  /** Of `updated_by`. */
  name: string | null;
  revision: number;
} & (
  | { family: 'entry'; key: string; now: Stored<Entry>; before: Stored<Entry> | null }
  | { family: 'input'; key: string; now: Stored<InputValue>; before: Stored<InputValue> | null }
  | {
      family: 'register';
      key: string;
      now: Stored<RegisterValue>;
      before: Stored<RegisterValue> | null;
    }
);

export interface ChangeFilter {
  /** Account id. */
  by?: string | undefined;
  /** Only changes of these KPIs and of these data points; none of the register. */
  only?: { kpiIds: readonly string[]; dataPointIds: readonly string[] } | undefined;
}

/** The newest changes of a round. `key` is the data point, `<KPI>/<input>` or the register item. */
export async function listChanges(
  db: Db,
  cityId: string,
  assessmentId: string,
  filter: ChangeFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<RoundChange[]> {
  const { rows } = await sql<RoundChange>`
    with page as (
      select * from (${changes(cityId, assessmentId, filter)}) as change
      order by updated_at desc, family, first_key, second_key
      limit ${limit} offset ${offset}
    )
    select page.family, page.updated_at, page.updated_by, account.name, page.revision,
      case page.family when 'input' then page.first_key || '/' || page.second_key else page.first_key end as key,
      ${rowAt(cityId, assessmentId, 'revision')} as now,
      ${rowAt(cityId, assessmentId, 'before')} as before
    from page left join account on account.account_id = page.updated_by
    order by page.updated_at desc, page.family, page.first_key, page.second_key
  `.execute(db);
  return rows;
}

/** How many changes of a round there are. */
export async function countChanges(
  db: Db,
  cityId: string,
  assessmentId: string,
  filter: ChangeFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${changes(cityId, assessmentId, filter)}) as change
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** The people who have changed something in a round, by name. */
export async function listChangeAuthors(
  db: Db,
  cityId: string,
  assessmentId: string,
): Promise<Array<{ account_id: string; name: string }>> {
  const { rows } = await sql<{ account_id: string; name: string }>`
    select account.account_id, account.name from account
    where account.account_id in (
      select updated_by from (${changes(cityId, assessmentId, {})}) as change
    )
    order by account.name, account.account_id
  `.execute(db);
  return rows;
}

function changes(cityId: string, assessmentId: string, { by, only }: ChangeFilter) {
  const ofRound = sql`city_id = ${cityId} and assessment_id = ${assessmentId}${
    by === undefined ? sql`` : sql` and updated_by = ${by}`
  }`;
  const what = sql`updated_at, updated_by, max(revision) as revision, min(revision) - 1 as before`;
  const oneOf = (column: string, ids: readonly string[] | undefined) =>
    ids === undefined
      ? sql``
      : ids.length === 0
        ? sql` and false`
        : sql` and ${sql.ref(column)} in (${sql.join(ids)})`;
  return sql`
    select 'entry' as family, data_point_id as first_key, '' as second_key, ${what}
    from entry_revision where ${ofRound}${oneOf('data_point_id', only?.dataPointIds)}
    group by data_point_id, updated_at, updated_by
    union all
    select 'input', kpi_id, input_id, ${what}
    from input_revision where ${ofRound}${oneOf('kpi_id', only?.kpiIds)}
    group by kpi_id, input_id, updated_at, updated_by
    union all
    select 'register', register_id, '', ${what}
    from register_revision where ${ofRound}${oneOf('register_id', only && [])}
    group by register_id, updated_at, updated_by
  `;
}

/** The row of a line of `page`, as it was at one of its two revisions. */
function rowAt(cityId: string, assessmentId: string, which: 'revision' | 'before') {
  const isIt = sql`one.city_id = ${cityId} and one.assessment_id = ${assessmentId}
    and one.revision = ${sql.ref(`page.${which}`)}`;
  return sql`case page.family
    when 'entry' then (select to_jsonb(one) from entry_revision as one
      where ${isIt} and one.data_point_id = page.first_key)
    when 'input' then (select to_jsonb(one) from input_revision as one
      where ${isIt} and one.kpi_id = page.first_key and one.input_id = page.second_key)
    else (select to_jsonb(one) from register_revision as one
      where ${isIt} and one.register_id = page.first_key)
  end`;
}
