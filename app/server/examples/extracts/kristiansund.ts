/** What was read of the U4SSC report on Kristiansund: the figures as printed, with their pages. */
import type { PrintedReport } from './printed-report.ts';

export const KRISTIANSUND: PrintedReport = {
  facts: {
    slug: 'kristiansund-no',
    name: 'Kristiansund',
    kind: 'municipality',
    countryCode: 'NO',
    wikidataId: null,
    latitude: 63.11,
    longitude: 7.73,
    boundaryNote: 'As in the report; the extract does not say more.',
  },
  document: '2020-U4SSC-Verification-Report-Kristiansund-Norway',
  year: 2020,
  profile: [],
  figures: [
    { dataPoint: 'sc-sh-si-1c', raw: '0.70 Ratio Female: Male', text: '0.70', page: 22 },
    { dataPoint: 'sc-sh-si-2c', raw: '0.23', text: '0.23', page: 22 },
    { dataPoint: 'sc-sh-si-3c', raw: '4.80 %', text: '4.80', page: 22 },
    { dataPoint: 'sc-sh-si-4c', raw: '59.50 %', text: '59.50', page: 22 },
    { dataPoint: 'sc-sh-si-5a', raw: '94.70 %', text: '94.70', page: 22 },
    { dataPoint: 'sc-sh-sa-1c', raw: '0.00 / 100 000 inhabitants', text: '0.00', page: 22 },
    { dataPoint: 'sc-sh-sa-2c', raw: '0.01 % / City GDP', text: '0.01', page: 22 },
    {
      dataPoint: 'sc-sh-sa-3a',
      raw: 'No',
      text: 'No',
      page: 22,
      comment: 'The page has a footnote (2) here, whose text could not be read.',
    },
    { dataPoint: 'sc-sh-sa-4a', raw: '1.44 %', text: '1.44', page: 22 },
    { dataPoint: 'sc-sh-sa-5a', raw: '12.67 Minutes', text: '12.67', page: 22 },
    { dataPoint: 'sc-sh-sa-6c', raw: '144.19 FTE / 100 000 inhabitants', text: '144.19', page: 22 },
    { dataPoint: 'sc-sh-sa-7c', raw: '107.11 FTE / 100 000 inhabitants', text: '107.11', page: 22 },
    { dataPoint: 'sc-sh-sa-8c', raw: '811.57 / 100 000 inhabitants', text: '811.57', page: 22 },
  ],
};
