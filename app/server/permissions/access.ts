/** Who may do what: what a route asks for, and the table that answers. */
import type { Role } from '#db/schema.ts';

/** What can be done with a city's own data. */
export type CityRight = 'see' | 'enter' | 'coordinate';

/** Exported by every route module; a test walks all routes against it. */
export type Access =
  | { kind: 'public' }
  | { kind: 'signedIn' }
  | { kind: 'administrator' }
  | { kind: 'city'; right: CityRight };

const RIGHTS: Record<Role, readonly CityRight[]> = {
  viewer: ['see'],
  contributor: ['see', 'enter'],
  coordinator: ['see', 'enter', 'coordinate'],
};

/**
 * Whether a role in a city includes a right. Administrators look after cities and people, not after data: they have
 * no role in a city unless they are given one.
 */
export function hasRight(role: Role | undefined, right: CityRight): boolean {
  return role !== undefined && RIGHTS[role].includes(right);
}
