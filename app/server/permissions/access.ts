/** Who may do what: what a route asks for, and the table that answers. */
import type { Role } from '#db/schema.ts';

/**
 * What can be done with a city's own data. `see` is the city from inside, `seeRound` one round of it; `openRound` is to
 * open a new one, `discuss` to take part in the verification of a round, `verify` to judge it,
 * `answerContests` to speak for city or verifier where a published figure is contested.
 */
export type CityRight =
  | 'see'
  | 'seeRound'
  | 'openRound'
  | 'enter'
  | 'coordinate'
  | 'discuss'
  | 'verify'
  | 'answerContests';
/** The rights that hold in a round and not in the city around it. */
export type RoundRight = Exclude<CityRight, 'see' | 'openRound'>;

/** What somebody is in a city: a member of it, or one who reads it by a group of cities. */
export type CityRole = Role | 'hub';
/** What somebody is in a round: the same, or its verifier, who has that one round and nothing else. */
export type RoundRole = CityRole | 'verifier';

/** Exported by every route module; a test walks all routes against it. */
export type Access =
  | { kind: 'public' }
  /** `isOpenWithoutFactor`: also for those who have to set up a second factor before they may do anything else. */
  | { kind: 'signedIn'; isOpenWithoutFactor?: true }
  | { kind: 'administrator' }
  /** Whoever reads the group of cities of the address. */
  | { kind: 'group' }
  | { kind: 'city'; right: CityRight };

const RIGHTS: Record<RoundRole, readonly CityRight[]> = {
  viewer: ['see', 'seeRound'],
  hub: ['see', 'seeRound', 'openRound'],
  contributor: ['see', 'seeRound', 'enter', 'discuss'],
  coordinator: ['see', 'seeRound', 'openRound', 'enter', 'discuss', 'coordinate', 'answerContests'],
  verifier: ['seeRound', 'discuss', 'verify', 'answerContests'],
};

/**
 * Whether a role includes a right. Administrators look after cities and people, not after data: they have no role in a
 * city unless they are given one.
 */
export function hasRight(role: RoundRole | undefined, right: CityRight): boolean {
  return role !== undefined && RIGHTS[role].includes(right);
}
