/** The roles that someone can have in a city. */
export const ROLES = ['coordinator', 'contributor', 'viewer'] as const;
