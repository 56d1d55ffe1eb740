/** On which side of a verification somebody is, as it stands inside a transaction. */
import type { Kysely } from 'kysely';
import type { ReviewSide } from '#app/domain/verification/thread.ts';
import type { WorkSide } from '#app/domain/verification/work.ts';
import { getMembership } from '#db/queries/accounts.server.ts';
import { getVerifier, listDeclarations } from '#db/queries/verification.server.ts';
import type { Database, IndependenceDeclaration } from '#db/schema.ts';
import { hasRight } from '../permissions/access.ts';

export interface Acting {
  /** Undefined: may only read. */
  side: ReviewSide | undefined;
  sides: ReadonlySet<WorkSide>;
  /** The verifier's own, for this assignment; undefined where it is not signed. */
  declaration: IndependenceDeclaration | undefined;
}

/** A verifier who has not declared to be independent is on no side yet. */
export async function whoActs(
  db: Kysely<Database>,
  { cityId, assessmentId }: { cityId: string; assessmentId: string },
  accountId: string,
): Promise<Acting> {
  const membership = await getMembership(db, cityId, accountId);
  if (membership) {
    const sides = hasRight(membership.role, 'coordinate') ? (['coordinator'] as const) : [];
    const side = hasRight(membership.role, 'discuss') ? 'city' : undefined;
    return { side, sides: new Set(sides), declaration: undefined };
  }
  const verifier = await getVerifier(db, cityId, assessmentId, accountId);
  const declarations = verifier ? await listDeclarations(db, cityId, assessmentId) : [];
  const declaration = declarations.find(
    (one) => one.by === accountId && verifier && one.at >= verifier.assigned_at,
  );
  return declaration
    ? { side: 'verifier', sides: new Set(['verifier'] as const), declaration }
    : { side: undefined, sides: new Set(), declaration };
}
