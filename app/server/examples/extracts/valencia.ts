/** What was read of the U4SSC report on Valencia: the figures as printed, with their pages. */
import type { PrintedReport } from './printed-report.ts';

export const VALENCIA: PrintedReport = {
  facts: {
    slug: 'valencia-es',
    name: 'Valencia',
    kind: 'city',
    countryCode: 'ES',
    wikidataId: 'Q8818',
    latitude: 39.47,
    longitude: -0.38,
    boundaryNote: 'As in the report; the extract does not say more.',
  },
  document: '2020-U4SSC-Factsheet-Valencia-Spain',
  year: 2020,
  profile: [
    { registerId: 'population', text: '795736', page: 16 },
    { registerId: 'areaKm2', text: '138.35', page: 16 },
    { registerId: 'households', text: '336600', page: 16 },
    { registerId: 'cityGdp', text: '18272150000', page: 16, givenAs: '18272.15 million EUR' },
    { registerId: 'householdIncome', text: '29986.64', page: 16 },
    { registerId: 'currency', text: 'EUR', page: 16 },
  ],
  figures: [
    { dataPoint: 'ec-p-in-1c', raw: '0.99 %', text: '0.99', page: 21 },
    { dataPoint: 'ec-p-in-2c', raw: '10.23', text: '10.23', page: 21 },
    { dataPoint: 'ec-p-in-3a', raw: '99.88 %', text: '99.88', page: 21 },
    { dataPoint: 'ec-p-em-1c', raw: '13.00 %', text: '13.00', page: 21 },
    { dataPoint: 'ec-p-em-2c', raw: '24.80 %', text: '24.80', page: 21 },
    { dataPoint: 'ec-p-em-3a', raw: '7.18 %', text: '7.18', page: 21 },
    { dataPoint: 'ec-p-em-4a', raw: '3.43 %', text: '3.43', page: 21 },
    { dataPoint: 'en-en-ws-1c', raw: '100.00 %', text: '100.00', page: 35 },
    { dataPoint: 'en-en-ws-2c', raw: '147.70 ℓ / day', text: '147.70', page: 35 },
    { dataPoint: 'en-en-ws-3c', raw: '100.00 %', text: '100.00', page: 35 },
    { dataPoint: 'en-en-ws-4c.primary', raw: '100.00 %', text: '100.00', page: 35 },
    { dataPoint: 'en-en-ws-4c.secondary', raw: '100.00 %', text: '100.00', page: 35 },
    { dataPoint: 'en-en-ws-4c.tertiary', raw: '100.00 %', text: '100.00', page: 35 },
    { dataPoint: 'sc-eh-ed-1c', raw: 'Not Reported', text: null, page: 39 },
    { dataPoint: 'sc-eh-ed-2c', raw: '92.36 %', text: '92.36', page: 39 },
    { dataPoint: 'sc-eh-ed-3c', raw: '48 816.00', text: '48 816.00', page: 39 },
    { dataPoint: 'sc-eh-ed-4c', raw: '99.63 %', text: '99.63', page: 39 },
  ],
};
