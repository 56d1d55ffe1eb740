/** Groups of cities with those who read them, and published figures that somebody contests. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const CONTESTS = ['contest', 'contest_answer'];

export const groupsAndContests: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table city_group (
         group_id uuid primary key,
         name text not null,
         created_at timestamptz not null default now()
       )`,
      `create table city_group_city (
         city_id uuid not null references city (city_id),
         group_id uuid not null references city_group (group_id),
         added_at timestamptz not null default now(),
         primary key (city_id, group_id)
       )`,
      `create index city_group_city_of_group on city_group_city (group_id)`,
      `create table city_group_hub (
         group_id uuid not null references city_group (group_id),
         account_id uuid not null references account (account_id),
         added_at timestamptz not null default now(),
         primary key (group_id, account_id)
       )`,
      `create index city_group_hub_of_account on city_group_hub (account_id)`,
      `create table contest (
         city_id uuid not null,
         contest_id uuid not null,
         publication_id uuid not null,
         data_point_id text not null,
         reason text not null,
         at timestamptz not null,
         by uuid not null,
         primary key (city_id, contest_id),
         foreign key (city_id, publication_id) references publication (city_id, publication_id)
       )`,
      `create index contest_of_data_point on contest (city_id, data_point_id)`,
      `create index contest_by_account on contest (by, at)`,
      `create table contest_answer (
         city_id uuid not null,
         contest_id uuid not null,
         sequence integer not null,
         side text not null check (side in ('city', 'verifier')),
         text text not null,
         at timestamptz not null,
         by uuid not null,
         primary key (city_id, contest_id, sequence),
         foreign key (city_id, contest_id) references contest (city_id, contest_id)
       )`,
      ...CONTESTS.flatMap((table) => [
        `create trigger only_grows before update or delete on ${table}
           for each row execute function refuse_change()`,
        // both are read on public pages
        `create trigger changes_public_pages after insert or update or delete on ${table}
           for each statement execute function raise_public_epoch()`,
      ]),
    ]),
  down: (db) =>
    runStatements(
      db,
      ['contest_answer', 'contest', 'city_group_hub', 'city_group_city', 'city_group'].map(
        (table) => `drop table ${table}`,
      ),
    ),
};
