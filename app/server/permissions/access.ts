/** Who may do what: what a route asks for, and the table that answers. */
import type { Role } from '#db/schema.ts';

/**
 * What can be done with a city's own data. `see` is the city from inside, `seeRound` one round of it; `discuss` is to
 * take part in the verification of a round, `verify` to judge it.
 */
export type CityRight = 'see' | 'seeRound' | 'enter' | 'coordinate' | 'discuss' | 'verify';
/** The rights that hold in a round and not in the city around it. */
export type RoundRight = Exclude<CityRight, 'see'>;

/** What somebody is in a round: a member of the city, or its verifier, who has that one round and nothing else. */
export type RoundRole = Role | 'verifier';

/** Exported by every route module; a test walks all routes against it. */
export type Access =
  | { kind: 'public' }
  /** `isOpenWithoutFactor`: also for those who have to set up a second factor before they may do anything else. */
  | { kind: 'signedIn'; isOpenWithoutFactor?: true }
  | { kind: 'administrator' }
  | { kind: 'city'; right: CityRight };

const RIGHTS: Record<RoundRole, readonly CityRight[]> = {
  viewer: ['see', 'seeRound'],
  contributor: ['see', 'seeRound', 'enter', 'discuss'],
  coordinator: ['see', 'seeRound', 'enter', 'discuss', 'coordinate'],
  verifier: ['seeRound', 'discuss', 'verify'],
};

/**
 * Whether a role includes a right. Administrators look after cities and people, not after data: they have no role in a
 * city unless they are given one.
 */
export function hasRight(role: RoundRole | undefined, right: CityRight): boolean {
  return role !== undefined && RIGHTS[role].includes(right);
}
