/** Whose a segment or a KPI is in a round, until when, and what became of it. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const KEY = `city_id uuid not null, assessment_id uuid not null,
  subject_kind text not null check (subject_kind in ('segment', 'kpi')), subject_id text not null`;
const OF_ASSESSMENT = `foreign key (city_id, assessment_id) references assessment (city_id, assessment_id)`;

export const workSharedOut: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table task (${KEY},
         account_id uuid references account (account_id),
         due_on date,
         state text not null check (state in ('open', 'handedIn', 'handedBack')),
         remark text,
         revision integer not null check (revision > 0),
         updated_at timestamptz not null,
         updated_by uuid,
         primary key (city_id, assessment_id, subject_kind, subject_id), ${OF_ASSESSMENT})`,
      `create index task_of_account on task (account_id)`,
      `create table task_event (${KEY},
         sequence integer not null check (sequence > 0),
         at timestamptz not null,
         by uuid,
         what text not null,
         account_id uuid,
         due_on date,
         remark text,
         primary key (city_id, assessment_id, subject_kind, subject_id, sequence), ${OF_ASSESSMENT})`,
      `create trigger only_grows before update or delete on task_event
         for each row execute function refuse_change()`,
    ]),
  down: (db) => runStatements(db, [`drop table task_event`, `drop table task`]),
};
