/** Second factors and sign-ins that wait for them, what a session's owner recognises it by, accounts that were deleted, and reminders. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

export const accounts: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table second_factor (
         account_id uuid primary key references account (account_id),
         secret text not null,
         last_step bigint,
         confirmed_at timestamptz,
         created_at timestamptz not null default now()
       )`,
      `create table recovery_code (
         account_id uuid not null references account (account_id),
         code_hash text not null,
         primary key (account_id, code_hash)
       )`,
      `create table pending_sign_in (
         token_hash text primary key,
         account_id uuid not null references account (account_id),
         next_path text not null,
         expires_at timestamptz not null
       )`,
      `create index pending_sign_in_of_account on pending_sign_in (account_id)`,
      `alter table session
         add column session_id uuid not null default gen_random_uuid(),
         add column last_seen_at timestamptz,
         add column browser text,
         add column system text`,
      `alter table account
         add column deleted_at timestamptz,
         add column wants_reminders boolean not null default true,
         add column reminded_on date`,
      `create unique index session_id_of_session on session (session_id)`,
    ]),
  down: (db) =>
    runStatements(db, [
      `alter table session
         drop column session_id, drop column last_seen_at, drop column browser, drop column system`,
      `alter table account
         drop column deleted_at, drop column wants_reminders, drop column reminded_on`,
      ...['pending_sign_in', 'recovery_code', 'second_factor'].map(
        (table) => `drop table ${table}`,
      ),
    ]),
};
