/** The kinds of city that can assess themselves. */
export const CITY_KINDS = ['city', 'municipality', 'canton', 'state'] as const;
