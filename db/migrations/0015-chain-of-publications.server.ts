/** Provisional publications, and ones that are not verified and take the place of a verified one that is wrong. */
import type { Migration } from 'kysely';
import { runStatements } from './statements.server.ts';

export const chainOfPublications: Migration = {
  up: (db) =>
    runStatements(db, [
      `alter table publication drop constraint publication_kind_check`,
      `alter table publication add constraint publication_kind_check
         check (kind in ('self-reported', 'provisional', 'verified'))`,
      `alter table publication add column takes_place_of text`,
      `alter table publication add constraint publication_takes_place_check
         check (takes_place_of is null or kind <> 'verified')`,
    ]),
  down: (db) =>
    runStatements(db, [
      `alter table publication drop constraint publication_takes_place_check`,
      `alter table publication drop column takes_place_of`,
      `alter table publication drop constraint publication_kind_check`,
      `alter table publication add constraint publication_kind_check
         check (kind in ('self-reported', 'verified'))`,
    ]),
};
