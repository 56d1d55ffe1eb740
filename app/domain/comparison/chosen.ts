/** Which cities and which year are to be compared: it stands in the address. */

export const FEWEST_CITIES = 2;
export const MOST_CITIES = 6;

/** Why a chosen city is not among the compared. */
export type LeftOutReason = 'unknown' | 'tooMany' | 'notPublished' | 'otherTargets';

export interface Chosen {
  /** Slugs in the order in which they were chosen, each once, at most six. */
  cities: string[];
  /** Slugs beyond the sixth. */
  tooMany: string[];
  year: number | null;
  /** What stood in the address as the year and is none. */
  wrongYear: string | null;
  order: 'difference' | 'standard';
}

/** Reads an address; what cannot be used is named, and the rest is kept. */
export function chosenOf(search: URLSearchParams): Chosen {
  const slugs = [
    ...new Set(
      search
        .getAll('city')
        .map((slug) => slug.trim().toLowerCase())
        .filter((slug) => slug !== '' && slug.length <= 80),
    ),
  ];
  const text = (search.get('year') ?? '').trim().slice(0, 20);
  const isYear = /^(19|20|21)\d{2}$/.test(text);
  return {
    cities: slugs.slice(0, MOST_CITIES),
    tooMany: slugs.slice(MOST_CITIES),
    year: isYear ? Number(text) : null,
    wrongYear: text !== '' && !isYear ? text : null,
    order: search.get('order') === 'standard' ? 'standard' : 'difference',
  };
}

/** The address of a choice, without what was wrong. */
export function searchOf({
  cities,
  year,
  order,
}: Pick<Chosen, 'cities' | 'year'> & { order?: Chosen['order'] }): URLSearchParams {
  const search = new URLSearchParams(cities.map((city) => ['city', city]));
  if (year !== null) search.set('year', String(year));
  if (order === 'standard') search.set('order', order);
  return search;
}
