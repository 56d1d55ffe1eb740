/** Definitions as the database keeps them, so that an old assessment can always be read with the set it is pinned to. */
import type { Kysely } from 'kysely';
import {
  indexDefinitions,
  indexTargetSet,
  type Definitions,
  type DefinitionSet,
  type IndexedTargetSet,
} from '#app/domain/definitions/definitions.ts';
import type { TargetSet } from '#app/domain/definitions/schema.ts';
import { getDefinitionSet, getTargetSet } from '#db/queries/definition-sets.server.ts';
import type { Database } from '#db/schema.ts';

/** The row of a loaded set. */
export function storedDefinitions(definitions: DefinitionSet) {
  const { framework, kpis, rules, generalChecks, units, goals, sdgTargets } = definitions;
  const content: Definitions = { framework, kpis, rules, generalChecks, units, goals, sdgTargets };
  return { hash: definitions.hash, frameworkVersion: framework.version, content };
}

/** The row of a loaded target set. */
export function storedTargetSet(targetSet: IndexedTargetSet) {
  const { hash, targetByDataPoint: _, ...content } = targetSet;
  return { hash, targetSetId: targetSet.id, version: targetSet.version, content };
}

const definitionsByHash = new Map<string, DefinitionSet>();
const targetSetsByHash = new Map<string, IndexedTargetSet>();

/** The definitions that an assessment is pinned to. Throws when the database has lost them, which a foreign key prevents. */
export async function definitionsByStoredHash(
  db: Kysely<Database>,
  hash: string,
  newest: DefinitionSet,
): Promise<DefinitionSet> {
  if (hash === newest.hash) return newest;
  const known = definitionsByHash.get(hash);
  if (known) return known;
  const row = await getDefinitionSet(db, hash);
  if (!row) throw new Error(`definition set ${hash} is missing`);
  const definitions = indexDefinitions(row.content as Definitions, hash);
  definitionsByHash.set(hash, definitions);
  return definitions;
}

/** The target set that an assessment is pinned to. */
export async function targetSetByStoredHash(
  db: Kysely<Database>,
  hash: string,
  newest: IndexedTargetSet,
): Promise<IndexedTargetSet> {
  if (hash === newest.hash) return newest;
  const known = targetSetsByHash.get(hash);
  if (known) return known;
  const row = await getTargetSet(db, hash);
  if (!row) throw new Error(`target set ${hash} is missing`);
  const targetSet = indexTargetSet(row.content as TargetSet, hash);
  targetSetsByHash.set(hash, targetSet);
  return targetSet;
}
