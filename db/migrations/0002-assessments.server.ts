/** Assessments and what is typed into them, with every revision. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

const KEY = `city_id uuid not null, assessment_id uuid not null`;
const OF_ASSESSMENT = `foreign key (city_id, assessment_id) references assessment (city_id, assessment_id)`;
const TYPED = `
  typed_text text not null,
  decimal_value numeric,
  yes_no boolean,
  problem jsonb,
  unit text,
  reference_year integer check (reference_year between 1990 and 2100)`;
const REVISION = `
  revision integer not null check (revision > 0),
  updated_at timestamptz not null,
  updated_by uuid`;
const ENTRY = `
  status text not null check (status in ('notStarted', 'reported', 'notCollected', 'notApplicable', 'notInExtract')),
  status_reason text,
  planned_for date,
  planned_owner text,
  is_confidential boolean not null,
  is_provisional boolean not null,
  final_text text,
  final_decimal numeric,
  final_yes_no boolean,
  final_problem jsonb,
  published_as text,
  reference_year integer check (reference_year between 1990 and 2100),
  quality text check (quality in ('measured', 'surveyExtrapolated', 'higherLevelExtrapolated',
    'assumptionEstimate', 'personalEstimate', 'unknown')),
  origin text check (origin in ('citySystem', 'utility', 'statisticsOffice', 'citySurvey', 'researchOrNgo', 'other')),
  source_name text,
  source_url text,
  source_page text,
  scope text,
  comment text`;

/** A table of current rows and its twin of all revisions. */
function withRevisions(
  name: string,
  twin: string,
  key: string,
  keyColumns: string,
  columns: string,
): string[] {
  return [
    `create table ${name} (${KEY}, ${key}, ${columns}, ${REVISION},
       primary key (city_id, assessment_id, ${keyColumns}), ${OF_ASSESSMENT})`,
    `create table ${twin} (${KEY}, ${key}, ${columns}, ${REVISION},
       primary key (city_id, assessment_id, ${keyColumns}, revision), ${OF_ASSESSMENT})`,
    `create trigger only_grows before update or delete on ${twin} for each row execute function refuse_change()`,
  ];
}

export const assessments: Migration = {
  up: (db) =>
    runStatements(db, [
      `create table assessment (
         city_id uuid not null references city (city_id),
         assessment_id uuid not null,
         reporting_year integer not null check (reporting_year between 1990 and 2100),
         definition_hash text not null references definition_set (hash),
         target_set_hash text not null references target_set (hash),
         provenance text not null check (provenance in ('own', 'extract', 'fictional')),
         source_document text,
         created_at timestamptz not null default now(),
         created_by uuid,
         primary key (city_id, assessment_id),
         unique (city_id, reporting_year)
       )`,
      ...withRevisions(
        'register_value',
        'register_revision',
        'register_id text not null',
        'register_id',
        `${TYPED}, source text`,
      ),
      ...withRevisions(
        'input_value',
        'input_revision',
        'kpi_id text not null, input_id text not null',
        'kpi_id, input_id',
        `${TYPED}, override_reason text`,
      ),
      ...withRevisions(
        'entry',
        'entry_revision',
        'data_point_id text not null',
        'data_point_id',
        ENTRY,
      ),
    ]),
  down: (db) =>
    runStatements(
      db,
      [
        'entry_revision',
        'entry',
        'input_revision',
        'input_value',
        'register_revision',
        'register_value',
        'assessment',
      ].map((table) => `drop table ${table}`),
    ),
};
