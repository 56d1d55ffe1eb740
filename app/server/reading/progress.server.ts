/** Progress towards the SDGs as a publication shows it, from the newest publications of the rounds before. */
import type { Kysely } from 'kysely';
import type { DefinitionSet, IndexedTargetSet } from '#app/domain/definitions/definitions.ts';
import type { ProgressRule } from '#app/domain/definitions/schema.ts';
import { progressOf, type Progress } from '#app/domain/progress/progress.ts';
import type { PublicDocument } from '#app/domain/publication/public-document.ts';
import type { Database } from '#db/schema.ts';
import {
  definitionsByStoredHash,
  targetSetByStoredHash,
} from '../definitions/stored-definitions.server.ts';

/** What pages are read with: the newest of everything that can be replaced. */
export interface Newest {
  definitions: DefinitionSet;
  targetSet: IndexedTargetSet;
  progressRule: ProgressRule;
}

/** Up to the horizon of the target set that the publication is scored by. */
export async function readProgress(
  db: Kysely<Database>,
  document: PublicDocument,
  rounds: readonly PublicDocument[],
  { definitions, targetSet, progressRule }: Newest,
): Promise<Progress> {
  const { horizon } = await targetSetByStoredHash(db, document.targetSet.hash, targetSet);
  return progressOf(
    document,
    rounds,
    await definitionsByStoredHash(db, document.framework.definitionHash, definitions),
    { year: horizon, rule: progressRule },
  );
}
