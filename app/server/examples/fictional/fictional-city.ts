/** Exampleville, an invented city with three published rounds and an open one, to look at and to try things out on. */
import type { ExampleCity } from '../example-city.ts';
import { fictionalRound } from './fictional-round.ts';
import { FICTIONAL_YEARS, OPEN_YEAR } from './yearly.ts';

export const FICTIONAL_CITY: ExampleCity = {
  facts: {
    slug: 'exampleville-xx',
    name: 'Exampleville',
    kind: 'city',
    // ISO 3166 keeps XX free for private use: no country will ever have it
    countryCode: 'XX',
    wikidataId: null,
    latitude: null,
    longitude: null,
    boundaryNote:
      'Exampleville does not exist. The city, its boundary, its sources and all its figures are invented.',
  },
  provenance: 'fictional',
  rounds: (definitions) =>
    FICTIONAL_YEARS.map((year) => ({
      year,
      sourceDocument: null,
      publishedWith:
        year === OPEN_YEAR
          ? null
          : `Reporting year ${year} of an invented city; every figure is made up.`,
      content: fictionalRound(definitions, year),
    })),
};
