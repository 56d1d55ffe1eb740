/** The invented offices that the figures of the fictional city come from, and how each of them types numbers. */
import type { Origin, Quality } from '#app/domain/entry/entry.ts';
import type { EntryContent } from '#db/queries/entries.server.ts';
import type { NumberStyle } from './typed-text.ts';
import type { FictionalYear } from './yearly.ts';

interface Supplier {
  name: string;
  document: string;
  /** Below the example domain of the city, which leads nowhere. */
  address: string;
  origin: Origin;
  quality: Quality;
  style: NumberStyle;
}

const PLAIN: NumberStyle = { group: '', decimal: '.' };
const SPACED: NumberStyle = { group: ' ', decimal: '.' };
const SPACED_COMMA: NumberStyle = { group: ' ', decimal: ',' };
const APOSTROPHE: NumberStyle = { group: "'", decimal: '.' };

function office(
  name: string,
  document: string,
  address: string,
  origin: Origin = 'citySystem',
  quality: Quality = 'measured',
  style: NumberStyle = SPACED,
): Supplier {
  return { name: `Exampleville ${name}`, document, address, origin, quality, style };
}

const STATISTICS = office('Statistics Office', 'yearbook', 'statistics', 'statisticsOffice');
const SURVEY = office(
  'Statistics Office',
  'household survey',
  'statistics',
  'citySurvey',
  'surveyExtrapolated',
);
const WATER = office('Waterworks', 'annual report', 'water', 'utility', 'measured', PLAIN);
const GRID = office('Grid Company', 'network report', 'grid', 'utility', 'measured', APOSTROPHE);
const TRANSPORT = office('Transport Department', 'mobility monitor', 'transport');
const DIGITAL = office('Digital Office', 'register of services', 'digital');
const LABOUR = office('Labour Office', 'labour market bulletin', 'labour', 'statisticsOffice');
const WASTE = office('Waste Company', 'waste balance', 'waste', 'utility', 'measured', PLAIN);
const PROPERTY = office('Property Department', 'record of buildings', 'property');
const PLANNING = office('Planning Department', 'city plan', 'planning');
const AIR = office(
  'Environment Office',
  'air quality report',
  'environment',
  'citySystem',
  'measured',
  SPACED_COMMA,
);
const SCHOOLS = office('Schools Department', 'school statistics', 'schools');
const HEALTH = office('Public Health Office', 'health report', 'health');
const CULTURE = office('Culture Department', 'annual accounts', 'culture');
const SAFETY = office('Civil Protection Office', 'safety report', 'safety');

const BY_SEGMENT: Readonly<Record<string, Supplier>> = {
  'seg-ec-ict': office('Telecom Observatory', 'digital atlas', 'telecom', 'researchOrNgo'),
  'seg-ec-ws': WATER,
  'seg-ec-d': WATER,
  'seg-ec-es': GRID,
  'seg-ec-t': TRANSPORT,
  'seg-ec-ps': DIGITAL,
  'seg-ec-em': LABOUR,
  'seg-ec-wa': WASTE,
  'seg-ec-b': PROPERTY,
  'seg-ec-up': PLANNING,
  'seg-en-aq': AIR,
  'seg-en-ws': WATER,
  'seg-en-wa': WASTE,
  'seg-en-eq': office('Environment Office', 'noise and radiation report', 'environment'),
  'seg-en-psn': PLANNING,
  'seg-en-e': GRID,
  'seg-sc-ed': SCHOOLS,
  'seg-sc-h': HEALTH,
  'seg-sc-c': CULTURE,
  'seg-sc-ho': SURVEY,
  'seg-sc-sa': SAFETY,
};

const BY_DATA_POINT: Readonly<Record<string, Supplier>> = {
  'ec-ict-ict-1c': SURVEY,
  'ec-i-t-4a.private': SURVEY,
  'ec-i-t-4a.public': SURVEY,
  'ec-i-t-4a.walking': SURVEY,
  'ec-i-t-4a.cycling': SURVEY,
  'ec-i-t-4a.para': SURVEY,
  'ec-p-in-1c': { ...STATISTICS, quality: 'higherLevelExtrapolated' },
  'en-en-aq-2c': { ...AIR, document: 'greenhouse gas balance', quality: 'assumptionEstimate' },
  'en-en-eq-2a': {
    ...AIR,
    document: 'noise map',
    quality: 'assumptionEstimate',
    style: SPACED,
  },
  'en-e-e-3c': { ...GRID, quality: 'assumptionEstimate' },
  'sc-eh-ed-4c': { ...STATISTICS, quality: 'higherLevelExtrapolated' },
  'sc-eh-c-2a': { ...CULTURE, quality: 'unknown' },
  'sc-sh-ho-1c': { ...SAFETY, document: 'street count', quality: 'personalEstimate' },
  'sc-sh-si-1c': { ...STATISTICS, quality: 'higherLevelExtrapolated' },
  'sc-sh-si-2c': { ...STATISTICS, quality: 'higherLevelExtrapolated' },
  'sc-sh-si-3c': SURVEY,
};

const BY_REGISTER_ITEM: Readonly<Record<string, Supplier>> = {
  householdIncome: SURVEY,
  labourForce: LABOUR,
  electricityCustomers: GRID,
  customerInterruptions: GRID,
  publicBuildingArea: PROPERTY,
};

/** Figures that come out later than the rest: by how many years they lie back. */
const LAG: Readonly<Record<string, number>> = {
  'en-en-aq-2c': 1,
  'sc-eh-h-1c': 1,
  'sc-sh-si-2c': 1,
};
const TURNOUT = 'sc-sh-si-4c';

/** How the supplier of a data point types numbers. */
export function styleOf(dataPointId: string, segment: string): NumberStyle {
  return supplierOf(dataPointId, segment).style;
}

/** Source, quality and year of a data point's figure. */
export function sourceOf(
  dataPointId: string,
  segment: string,
  year: FictionalYear,
): Pick<EntryContent, 'source_name' | 'source_url' | 'quality' | 'origin' | 'reference_year'> {
  const { name, document, address, quality, origin } = supplierOf(dataPointId, segment);
  return {
    source_name: `${name}, ${document} ${year}`,
    source_url: addressOf(address, document, year),
    quality,
    origin,
    reference_year: referenceYear(dataPointId, year),
  };
}

/** Where an item of the register comes from. */
export function registerSource(registerId: string, year: FictionalYear): string {
  const { name, document } = BY_REGISTER_ITEM[registerId] ?? STATISTICS;
  return `${name}, ${document} ${year}`;
}

function supplierOf(dataPointId: string, segment: string): Supplier {
  return BY_DATA_POINT[dataPointId] ?? BY_SEGMENT[segment] ?? STATISTICS;
}

function addressOf(address: string, document: string, year: FictionalYear): string {
  const path = `${document}-${year}`.replaceAll(' ', '-');
  return `https://${address}.exampleville.example/${path}`;
}

function referenceYear(dataPointId: string, year: FictionalYear): number {
  if (dataPointId === TURNOUT) return year < 2025 ? 2022 : 2025;
  return year - (LAG[dataPointId] ?? 0);
}
