/** Definition sets, target sets, the directory of cities, and the guard of tables that only grow. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

export const definitionsAndCities: Migration = {
  up: (db) =>
    runStatements(db, [
      `create function refuse_change() returns trigger language plpgsql as $$
         begin
           raise exception 'rows of % are never changed or deleted', tg_table_name;
         end
       $$`,
      `create table definition_set (
         hash text primary key,
         framework_version text not null,
         content jsonb not null,
         created_at timestamptz not null default now()
       )`,
      `create table target_set (
         hash text primary key,
         target_set_id text not null,
         version text not null,
         content jsonb not null,
         created_at timestamptz not null default now()
       )`,
      `create table city (
         city_id uuid primary key,
         slug text not null unique,
         name text not null check (name <> ''),
         kind text not null check (kind in ('city', 'municipality', 'canton', 'state')),
         country_code text not null check (country_code ~ '^[A-Z]{2}$'),
         locode text,
         wikidata_id text,
         latitude double precision check (latitude between -90 and 90),
         longitude double precision check (longitude between -180 and 180),
         boundary_note text,
         boundary_version text,
         provenance text not null check (provenance in ('own', 'extract', 'fictional')),
         revision integer not null default 1,
         created_at timestamptz not null default now(),
         updated_at timestamptz not null default now()
       )`,
      `create table city_slug (
         slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
         city_id uuid not null references city (city_id)
       )`,
      `create index city_name on city (lower(name))`,
    ]),
  down: (db) =>
    runStatements(db, [
      `drop table city_slug`,
      `drop table city`,
      `drop table target_set`,
      `drop table definition_set`,
      `drop function refuse_change()`,
    ]),
};
