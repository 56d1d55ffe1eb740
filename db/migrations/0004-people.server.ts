/** Accounts, their roles in cities, sessions, one-time links and failed sign-ins. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

export const people: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table account (
         account_id uuid primary key,
         email text not null,
         name text not null,
         password_hash text,
         is_administrator boolean not null default false,
         is_disabled boolean not null default false,
         created_at timestamptz not null default now()
       )`,
      `create unique index account_email on account (lower(email))`,
      `create table membership (
         city_id uuid not null references city (city_id),
         account_id uuid not null references account (account_id),
         role text not null check (role in ('coordinator', 'contributor', 'viewer')),
         created_at timestamptz not null default now(),
         primary key (city_id, account_id)
       )`,
      `create index membership_of_account on membership (account_id)`,
      `create table session (
         token_hash text primary key,
         account_id uuid not null references account (account_id),
         created_at timestamptz not null default now(),
         expires_at timestamptz not null
       )`,
      `create index session_of_account on session (account_id)`,
      `create table sign_in_link (
         token_hash text primary key,
         account_id uuid not null references account (account_id),
         purpose text not null check (purpose in ('sign-in', 'invitation')),
         expires_at timestamptz not null,
         used_at timestamptz,
         created_at timestamptz not null default now()
       )`,
      `create index sign_in_link_of_account on sign_in_link (account_id)`,
      `create table sign_in_failure (
         failure_id bigint generated always as identity primary key,
         throttle_key text not null,
         failed_at timestamptz not null
       )`,
      `create index sign_in_failure_by_key on sign_in_failure (throttle_key, failed_at)`,
    ]),
  down: (db) =>
    runStatements(
      db,
      ['sign_in_failure', 'sign_in_link', 'session', 'membership', 'account'].map(
        (table) => `drop table ${table}`,
      ),
    ),
};
