/** Signatures of publications with the keys they were made with, and tables that cannot be emptied either. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

/** Whose rows are never changed or deleted: a trigger for each row says nothing when a whole table is emptied. */
const ONLY_GROW = ['city_audit', 'installation_audit', 'publication', 'publication_address'];

export const signatures: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table signing_key (
         key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
         public_key text not null,
         valid_from timestamptz not null,
         valid_until timestamptz
       )`,
      `create table publication_signature (
         city_id uuid not null,
         publication_id uuid not null,
         key_id text not null references signing_key (key_id),
         public_signature text not null,
         sealed_signature text not null,
         primary key (city_id, publication_id),
         foreign key (city_id, publication_id) references publication (city_id, publication_id)
       )`,
      `create trigger only_grows before update or delete on publication_signature
         for each row execute function refuse_change()`,
      // the list of keys is a public page
      `create trigger changes_public_pages after insert or update or delete on signing_key
         for each statement execute function raise_public_epoch()`,
      ...[...ONLY_GROW, 'publication_signature'].map(
        (table) =>
          `create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change()`,
      ),
    ]),
  down: (db) =>
    runStatements(db, [
      ...ONLY_GROW.map((table) => `drop trigger never_emptied on ${table}`),
      `drop table publication_signature`,
      `drop table signing_key`,
    ]),
};
