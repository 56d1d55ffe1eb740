/** Frozen copies of assessments, their permanent addresses, and flat values and scores for comparison. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const OF_PUBLICATION = `foreign key (city_id, publication_id) references publication (city_id, publication_id)`;
const onlyGrows = (table: string) =>
  `create trigger only_grows before update or delete on ${table} for each row execute function refuse_change()`;

export const publications: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table publication (
         city_id uuid not null references city (city_id),
         publication_id uuid not null,
         assessment_id uuid not null,
         sequence integer not null check (sequence > 0),
         kind text not null check (kind in ('self-reported', 'verified')),
         hash text not null check (hash ~ '^[0-9a-f]{64}$'),
         sealed_hash text not null check (sealed_hash ~ '^[0-9a-f]{64}$'),
         supersedes_hash text,
         format_version text not null,
         public_document text not null,
         sealed_document text not null,
         note text,
         published_at timestamptz not null,
         published_by uuid,
         primary key (city_id, publication_id),
         unique (city_id, assessment_id, sequence),
         unique (city_id, hash),
         foreign key (city_id, assessment_id) references assessment (city_id, assessment_id)
       )`,
      `create table publication_address (
         hash text primary key,
         city_id uuid not null,
         publication_id uuid not null,
         ${OF_PUBLICATION}
       )`,
      `create table published_value (
         city_id uuid not null,
         publication_id uuid not null,
         data_point_id text not null,
         reporting_year integer not null,
         status text not null,
         decimal_value numeric,
         yes_no boolean,
         published_as text,
         unit text not null,
         quality text,
         primary key (city_id, publication_id, data_point_id),
         ${OF_PUBLICATION}
       )`,
      `create table published_score (
         city_id uuid not null,
         publication_id uuid not null,
         target_set_hash text not null references target_set (hash),
         scoring_version text not null,
         scope_kind text not null
           check (scope_kind in ('dataPoint', 'segment', 'subDimension', 'dimension', 'goal')),
         scope_id text not null,
         reporting_year integer not null,
         percent numeric,
         band integer check (band between 1 and 4),
         points integer,
         max_points integer,
         range_low numeric,
         range_high numeric,
         mean_percent_of_target numeric,
         reported integer not null,
         scored integer not null,
         applicable integer not null,
         total integer not null,
         primary key (city_id, publication_id, target_set_hash, scoring_version, scope_kind, scope_id),
         ${OF_PUBLICATION}
       )`,
      `create index published_value_by_data_point on published_value (data_point_id, reporting_year)`,
      `create index published_score_by_scope on published_score (target_set_hash, reporting_year, scope_kind, scope_id)`,
      `create index publication_newest on publication (published_at desc)`,
      onlyGrows('publication'),
      onlyGrows('publication_address'),
    ]),
  down: (db) =>
    runStatements(
      db,
      ['published_score', 'published_value', 'publication_address', 'publication'].map(
        (table) => `drop table ${table}`,
      ),
    ),
};
