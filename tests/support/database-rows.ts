/** Rows for the database tests: each call adds new ones, so that tests of one database do not meet. */
import { createHash, randomUUID } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import { insertAccount } from '#db/queries/accounts.server.ts';
import { insertAssessment } from '#db/queries/assessments.server.ts';
import { insertCity } from '#db/queries/cities.server.ts';
import {
  insertDefinitionSetIfMissing,
  insertTargetSetIfMissing,
} from '#db/queries/definition-sets.server.ts';
import { insertPublication } from '#db/queries/publications.server.ts';
import type { AccountTable, Database, NewAssessment, NewCity, NewPublication } from '#db/schema.ts';
import type { EntryContent } from '#db/queries/entries.server.ts';

type Db = Kysely<Database>;

export const DEFINITION_HASH = 'definitions-of-the-tests';
export const TARGET_HASH = 'targets-of-the-tests';

/** 64 hex digits that no other call gives. */
export function newHash(): string {
  return createHash('sha256').update(randomUUID()).digest('hex');
}

/** Adds a city with an address of its own. Returns its id. */
export async function addCity(db: Db, city: Partial<NewCity> = {}): Promise<string> {
  const city_id = randomUUID();
  await insertCity(db, {
    city_id,
    slug: `city-${city_id.slice(0, 8)}-no`,
    name: 'Testby',
    kind: 'city',
    country_code: 'NO',
    provenance: 'own',
    revision: 1,
    ...city,
  });
  return city_id;
}

/** Adds an account with an address of its own. Returns its id. */
export async function addAccount(
  db: Db,
  account: Partial<Insertable<AccountTable>> = {},
): Promise<string> {
  const account_id = randomUUID();
  await insertAccount(db, {
    account_id,
    email: `${account_id}@example.org`,
    name: 'Kari Nordmann',
    is_administrator: false,
    is_disabled: false,
    ...account,
  });
  return account_id;
}

/** Adds an assessment to a city, and the sets it is pinned to. Returns its id. */
export async function addAssessment(
  db: Db,
  cityId: string,
  assessment: Partial<NewAssessment> = {},
): Promise<string> {
  const assessment_id = randomUUID();
  await insertDefinitionSetIfMissing(db, {
    hash: DEFINITION_HASH,
    frameworkVersion: '2',
    content: {},
  });
  await insertTargetSetIfMissing(db, {
    hash: TARGET_HASH,
    targetSetId: 'reference',
    version: '1',
    content: {},
  });
  await insertAssessment(db, {
    city_id: cityId,
    assessment_id,
    reporting_year: 2024,
    definition_hash: DEFINITION_HASH,
    target_set_hash: TARGET_HASH,
    provenance: 'own',
    ...assessment,
  });
  return assessment_id;
}

/** Adds a publication with one value and one dimension score. Returns its id and hash. */
export async function addPublication(
  db: Db,
  publication: Pick<NewPublication, 'city_id' | 'assessment_id'> & Partial<NewPublication>,
  reportingYear = 2024,
): Promise<{ id: string; hash: string }> {
  const id = randomUUID();
  const hash = newHash();
  const key = { city_id: publication.city_id, publication_id: id, reporting_year: reportingYear };
  await db.transaction().execute((trx) =>
    insertPublication(trx, {
      publication: {
        publication_id: id,
        sequence: 1,
        kind: 'self-reported',
        hash,
        sealed_hash: newHash(),
        format_version: '1',
        public_document: '{"a":1}',
        sealed_document: '{"a":1,"b":2}',
        published_at: new Date('2025-05-01T08:00:00Z'),
        ...publication,
      },
      values: [
        {
          ...key,
          data_point_id: 'ec-ict-ict-1c',
          status: 'reported',
          decimal_value: '96.50',
          unit: '%',
        },
      ],
      scores: [
        {
          ...key,
          target_set_hash: TARGET_HASH,
          scoring_version: '1',
          scope_kind: 'dimension',
          scope_id: 'economy',
          percent: '62.50',
          points: 5,
          max_points: 8,
          reported: 2,
          scored: 2,
          applicable: 40,
          total: 45,
        },
      ],
    }),
  );
  return { id, hash };
}

/** What an entry holds when its final value was typed. */
export function entryContent(text: string): EntryContent {
  return {
    status: 'reported',
    status_reason: null,
    planned_for: null,
    planned_owner: null,
    is_confidential: false,
    is_provisional: false,
    final_text: text,
    final_unit: null,
    final_decimal: null,
    final_yes_no: null,
    final_problem: null,
    published_as: null,
    reference_year: 2024,
    quality: 'measured',
    origin: 'utility',
    source_name: null,
    source_url: null,
    source_page: null,
    scope: null,
    comment: null,
  };
}
