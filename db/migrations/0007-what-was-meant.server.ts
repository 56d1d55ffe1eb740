/** Why a value changed, in which unit a final value was typed, and what a city answers to the checks. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const KEY = `city_id uuid not null, assessment_id uuid not null, warning_key text not null`;
const OF_ASSESSMENT = `foreign key (city_id, assessment_id) references assessment (city_id, assessment_id)`;
const COLUMNS = `
  reason text not null,
  fingerprint text,
  revision integer not null check (revision > 0),
  updated_at timestamptz not null,
  updated_by uuid,
  cause jsonb`;

const TYPED = [
  'register_value',
  'register_revision',
  'input_value',
  'input_revision',
  'entry',
  'entry_revision',
];

export const whatWasMeant: Migration = {
  up: (db) =>
    runStatements(db, [
      ...TYPED.map((table) => `alter table ${table} add column cause jsonb`),
      `alter table entry add column final_unit text`,
      `alter table entry_revision add column final_unit text`,
      `create table warning_answer (${KEY}, ${COLUMNS},
         primary key (city_id, assessment_id, warning_key), ${OF_ASSESSMENT})`,
      `create table warning_answer_revision (${KEY}, ${COLUMNS},
         primary key (city_id, assessment_id, warning_key, revision), ${OF_ASSESSMENT})`,
      `create trigger only_grows before update or delete on warning_answer_revision
         for each row execute function refuse_change()`,
    ]),
  down: (db) =>
    runStatements(db, [
      `drop table warning_answer_revision`,
      `drop table warning_answer`,
      `alter table entry_revision drop column final_unit`,
      `alter table entry drop column final_unit`,
      ...TYPED.map((table) => `alter table ${table} drop column cause`),
    ]),
};
