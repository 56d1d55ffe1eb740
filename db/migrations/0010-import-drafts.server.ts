/** What a file that was sent would change, until the person has chosen what of it to bring in. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

export const importDrafts: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table import_draft (
         city_id uuid not null,
         draft_id uuid not null,
         assessment_id uuid not null,
         created_by uuid not null references account (account_id),
         created_at timestamptz not null,
         file text not null,
         content jsonb not null,
         primary key (city_id, draft_id),
         foreign key (city_id, assessment_id) references assessment (city_id, assessment_id))`,
    ]),
  down: (db) => runStatements(db, [`drop table import_draft`]),
};
