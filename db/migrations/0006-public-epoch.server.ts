/** A number that rises with everything that changes public pages, so that copies of them know when they are old. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const TABLES = ['city', 'city_slug', 'publication'];

export const publicEpoch: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table public_epoch (
         is_only boolean primary key default true check (is_only),
         epoch bigint not null
       )`,
      `insert into public_epoch (epoch) values (1)`,
      // in the transaction of the change itself: whoever sees the change sees the new number, and the other way round
      `create function raise_public_epoch() returns trigger language plpgsql as $$
         begin
           update public_epoch set epoch = epoch + 1;
           perform pg_notify('public_epoch', '');
           return null;
         end
       $$`,
      ...TABLES.map(
        (table) =>
          `create trigger changes_public_pages after insert or update or delete on ${table} for each statement execute function raise_public_epoch()`,
      ),
    ]),
  down: (db) =>
    runStatements(db, [
      ...TABLES.map((table) => `drop trigger changes_public_pages on ${table}`),
      `drop function raise_public_epoch()`,
      `drop table public_epoch`,
    ]),
};
