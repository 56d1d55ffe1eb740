/** The hash-chained logs, and small facts about the installation. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const COLUMNS = `
  sequence integer not null check (sequence > 0),
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject text not null,
  details jsonb not null,
  previous_hash text not null,
  hash text not null`;

export const audit: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table city_audit (
         city_id uuid not null references city (city_id), ${COLUMNS},
         primary key (city_id, sequence)
       )`,
      `create table installation_audit (${COLUMNS}, primary key (sequence))`,
      ...['city_audit', 'installation_audit'].map(
        (table) =>
          `create trigger only_grows before update or delete on ${table} for each row execute function refuse_change()`,
      ),
      `create table installation (key text primary key, value jsonb not null)`,
    ]),
  down: (db) =>
    runStatements(db, [
      `drop table installation`,
      `drop table installation_audit`,
      `drop table city_audit`,
    ]),
};
