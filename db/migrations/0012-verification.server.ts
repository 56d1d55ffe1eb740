/** Who verifies a round, how the work on it stands, and what was asked, answered, proposed and judged. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const ROUND = `city_id uuid not null, assessment_id uuid not null`;
const OF_ASSESSMENT = `foreign key (city_id, assessment_id) references assessment (city_id, assessment_id)`;
const STATES = `('collecting', 'submitted', 'inReview', 'withCity', 'attested')`;
const GRADE = `grade text not null check (grade in ('provisional', 'qualified'))`;
const EVENT = `sequence integer not null check (sequence > 0), at timestamptz not null, by uuid not null`;
const onlyGrows = (table: string) =>
  `create trigger only_grows before update or delete on ${table} for each row execute function refuse_change()`;

export const verification: Migration = {
  up: (db) =>
    runStatements(db, [
      `alter table assessment add column work_state text not null default 'collecting'
         check (work_state in ${STATES})`,
      `create table work_event (${ROUND}, ${EVENT},
         transition text not null,
         from_state text not null check (from_state in ${STATES}),
         to_state text not null check (to_state in ${STATES}),
         reason text,
         fingerprints jsonb,
         primary key (city_id, assessment_id, sequence), ${OF_ASSESSMENT})`,
      `create table verifier (${ROUND},
         account_id uuid not null references account (account_id),
         ${GRADE},
         rationale text not null,
         assigned_at timestamptz not null,
         assigned_by uuid,
         primary key (city_id, assessment_id, account_id), ${OF_ASSESSMENT})`,
      `create index verifier_of_account on verifier (account_id)`,
      `create table independence_declaration (${ROUND}, ${EVENT},
         ${GRADE},
         name text not null,
         text text not null,
         primary key (city_id, assessment_id, by, sequence), ${OF_ASSESSMENT})`,
      `create table verdict (${ROUND}, data_point_id text not null, ${EVENT},
         is_verified boolean not null,
         remark text,
         fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
         basis jsonb not null,
         given_with integer not null check (given_with > 0),
         primary key (city_id, assessment_id, data_point_id, sequence), ${OF_ASSESSMENT})`,
      `create table review_opening (${ROUND}, data_point_id text not null,
         account_id uuid not null references account (account_id),
         fingerprint text not null,
         at timestamptz not null,
         primary key (city_id, assessment_id, data_point_id, account_id, fingerprint), ${OF_ASSESSMENT})`,
      `create table review_message (${ROUND}, data_point_id text not null, ${EVENT},
         kind text not null check (kind in
           ('question', 'answer', 'settled', 'proposal', 'accepted', 'declined', 'withdrawn')),
         text text,
         field text,
         was text,
         proposed text,
         check ((kind = 'proposal') = (field is not null and was is not null and proposed is not null)),
         primary key (city_id, assessment_id, data_point_id, sequence), ${OF_ASSESSMENT})`,
      ...[
        'work_event',
        'independence_declaration',
        'verdict',
        'review_opening',
        'review_message',
      ].map(onlyGrows),
    ]),
  down: (db) =>
    runStatements(db, [
      ...[
        'review_message',
        'review_opening',
        'verdict',
        'independence_declaration',
        'verifier',
        'work_event',
      ].map((table) => `drop table ${table}`),
      `alter table assessment drop column work_state`,
    ]),
};
