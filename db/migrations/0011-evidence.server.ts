/** Files that stand behind the values: their bytes in pieces, once per city, and what was done with each. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const OF_ASSESSMENT = `foreign key (city_id, assessment_id) references assessment (city_id, assessment_id)`;

export const evidence: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table evidence_file (
         city_id uuid not null references city (city_id),
         file_id uuid not null,
         sha256 text,
         byte_size integer,
         created_at timestamptz not null,
         primary key (city_id, file_id),
         unique (city_id, sha256),
         check ((sha256 is null) = (byte_size is null)))`,
      `create table evidence_chunk (
         city_id uuid not null,
         file_id uuid not null,
         sequence integer not null check (sequence >= 0),
         bytes bytea not null,
         primary key (city_id, file_id, sequence),
         foreign key (city_id, file_id) references evidence_file (city_id, file_id) on delete cascade)`,
      // pictures, PDFs and workbooks are compressed already
      `alter table evidence_chunk alter column bytes set storage external`,
      `create trigger only_grows before update or delete on evidence_file
         for each row when (old.sha256 is not null) execute function refuse_change()`,
      `create function refuse_change_of_whole_file() returns trigger language plpgsql as $$
         begin
           if exists (select from evidence_file where city_id = coalesce(new.city_id, old.city_id)
             and file_id = coalesce(new.file_id, old.file_id) and sha256 is not null)
           then raise exception 'a file that is whole is never changed';
           end if;
           return coalesce(new, old);
         end
       $$`,
      `create trigger only_grows before insert or update or delete on evidence_chunk
         for each row execute function refuse_change_of_whole_file()`,
      `create table evidence (
         city_id uuid not null,
         assessment_id uuid not null,
         evidence_id uuid not null,
         data_point_id text not null,
         file_id uuid not null,
         file_name text not null,
         media_type text not null,
         note text,
         is_removed boolean not null,
         revision integer not null check (revision > 0),
         updated_at timestamptz not null,
         updated_by uuid,
         primary key (city_id, assessment_id, evidence_id), ${OF_ASSESSMENT},
         foreign key (city_id, file_id) references evidence_file (city_id, file_id))`,
      `create table evidence_event (
         city_id uuid not null,
         assessment_id uuid not null,
         evidence_id uuid not null,
         sequence integer not null check (sequence > 0),
         at timestamptz not null,
         by uuid,
         what text not null check (what in ('add', 'remove', 'putBack')),
         reason text,
         primary key (city_id, assessment_id, evidence_id, sequence),
         foreign key (city_id, assessment_id, evidence_id)
           references evidence (city_id, assessment_id, evidence_id))`,
      `create trigger only_grows before update or delete on evidence_event
         for each row execute function refuse_change()`,
    ]),
  down: (db) =>
    runStatements(db, [
      `drop table evidence_event`,
      `drop table evidence`,
      `drop table evidence_chunk`,
      `drop table evidence_file`,
      `drop function refuse_change_of_whole_file()`,
    ]),
};
