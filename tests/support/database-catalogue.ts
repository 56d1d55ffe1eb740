/** Reads from PostgreSQL's own catalogue what form the database has. */
import { sql, type Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';

type Db = Kysely<Database>;

export interface Column {
  table: string;
  column: string;
  /** PostgreSQL's short name: int4, timestamptz. */
  type: string;
  isNullable: boolean;
  /** Whether a row may be added without it: null, a default or a generated number. */
  isOptional: boolean;
}

/** Every column of our tables, without those of the list of migrations. */
export async function listColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as "table", column_name as "column", udt_name as type,
      is_nullable = 'YES' as "isNullable",
      is_nullable = 'YES' or column_default is not null or is_identity = 'YES' as "isOptional"
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%'
    order by table_name, ordinal_position`.execute(db);
  return rows;
}

export interface Key {
  table: string;
  name: string;
  kind: 'primary key' | 'unique' | 'foreign key';
  columns: string[];
  /** Of a foreign key: where it leads. */
  toTable: string | null;
  toColumns: string[] | null;
}

/** Primary keys, unique indexes (of constraints or not) and foreign keys of our tables. */
export async function listKeys(db: Db): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select t.relname as "table", i.relname as name,
      case when x.indisprimary then 'primary key' else 'unique' end as kind,
      array(select coalesce(a.attname, '(expression)')::text
        from unnest(x.indkey::int2[]) with ordinality as k (attnum, position)
        left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum and k.attnum > 0
        order by k.position) as columns,
      null::text as "toTable", null::text[] as "toColumns"
    from pg_index x
    join pg_class t on t.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    where x.indisunique and t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely_%'
    union all
    select t.relname, c.conname, 'foreign key',
      array(select a.attname::text from unnest(c.conkey) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.position),
      r.relname,
      array(select a.attname::text from unnest(c.confkey) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by k.position)
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_class r on r.oid = c.confrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace
    order by 1, 2`.execute(db);
  return rows;
}

/** Tables, keys, checks, indexes, triggers and functions, each as one line. */
export async function describeDatabase(db: Db): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select line from (
      -- a column that was dropped and added again has another number, but stands in the same place
      select format('column %s.%s %s %s %s %s %s', table_name,
        row_number() over (partition by table_name order by ordinal_position), column_name, udt_name,
        is_nullable, column_default, identity_generation) as line
      from information_schema.columns where table_schema = 'public'
      union all
      select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint
      -- PostgreSQL 18 keeps "not null" here too; the columns tell it already
      where connamespace = 'public'::regnamespace and contype <> 'n'
      union all
      select 'index ' || indexdef from pg_indexes where schemaname = 'public'
      union all
      select 'trigger ' || pg_get_triggerdef(g.oid) from pg_trigger g
      join pg_class t on t.oid = g.tgrelid
      where not g.tgisinternal and t.relnamespace = 'public'::regnamespace
      union all
      select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
    ) as parts
    where line not like '%kysely_migration%'
    order by line`.execute(db);
  return rows.map((row) => row.line);
}

/** The words that a check allows in a column, by `table.column`. */
export async function listAllowedWords(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; column: string; definition: string }>`
    select t.relname as "table", a.attname as "column", pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'c' and t.relnamespace = 'public'::regnamespace and cardinality(c.conkey) = 1
      and pg_get_constraintdef(c.oid) like '%ANY (ARRAY[%'`.execute(db);
  return new Map(
    rows.map(({ table, column, definition }) => [
      `${table}.${column}`,
      [...definition.matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? '').sort(),
    ]),
  );
}
