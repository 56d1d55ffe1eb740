/** What was read of the U4SSC report on Karmøy: the figures as printed, with their pages. */
import type { PrintedReport } from './printed-report.ts';

export const KARMOY: PrintedReport = {
  facts: {
    slug: 'karmoy-no',
    name: 'Karmøy',
    kind: 'municipality',
    countryCode: 'NO',
    wikidataId: null,
    latitude: 59.26,
    longitude: 5.25,
    boundaryNote: 'As in the report; the extract does not say more.',
  },
  document: '2020-U4SSC-Verification-Report-Karmoy-Norway',
  year: 2020,
  profile: [],
  figures: [
    { dataPoint: 'ec-ict-ict-1c', raw: '97.00 %', text: '97.00', page: 14 },
    { dataPoint: 'ec-ict-ict-2c', raw: '84.51 %', text: '84.51', page: 14 },
    { dataPoint: 'ec-ict-ict-3c', raw: '95 424 / 100 000 inhabitants', text: '95 424', page: 14 },
    { dataPoint: 'ec-ict-ict-4c.3g', raw: '96.67 %', text: '96.67', page: 14 },
    { dataPoint: 'ec-ict-ict-4c.4g', raw: '96.67 %', text: '96.67', page: 14 },
    { dataPoint: 'ec-ict-ict-5c', raw: '78', text: '78', page: 14 },
    { dataPoint: 'ec-ict-ws-1c', raw: '27.27 %', text: '27.27', page: 14 },
    { dataPoint: 'ec-ict-ws-2a', raw: '9.98 %', text: '9.98', page: 14 },
    { dataPoint: 'ec-i-ws-1c', raw: '100.00 %', text: '100.00', page: 14 },
    { dataPoint: 'ec-i-ws-2c', raw: '97.07 %', text: '97.07', page: 14 },
    { dataPoint: 'ec-i-ws-3c', raw: '35.42 %', text: '35.42', page: 14 },
    { dataPoint: 'ec-i-ws-4c', raw: '81.57 %', text: '81.57', page: 14 },
    { dataPoint: 'ec-i-ws-5c', raw: '100.00 %', text: '100.00', page: 14 },
    { dataPoint: 'ec-ict-d-1a', raw: '0.00 %', text: '0.00', page: 14 },
  ],
};
