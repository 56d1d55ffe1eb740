/** How far the fictional city has come with its open round: a third is filled in, with the usual slips. */
import type { DataPoint, Kpi } from '#app/domain/definitions/schema.ts';

/** The register items that are there already. */
export const OPEN_REGISTER: ReadonlySet<string> = new Set([
  'population',
  'households',
  'areaKm2',
  'currency',
  'schoolAgePopulation',
  'adultPopulation',
  'labourForce',
]);

const FILLED_SEGMENTS = new Set([
  'seg-ec-ict',
  'seg-ec-ws',
  'seg-ec-em',
  'seg-en-aq',
  'seg-sc-ed',
  'seg-sc-sa',
]);
/** The year is not over for them. */
const NOT_YET = new Set(['sc-sh-sa-1c', 'sc-sh-sa-2c', 'sc-sh-sa-9c']);

/** Whether a data point of the open round is filled in. */
export function isFilled(kpi: Kpi, dataPoint: DataPoint): boolean {
  return FILLED_SEGMENTS.has(kpi.segment) && !NOT_YET.has(dataPoint.id);
}

/** What somebody typed and left: a text that is no number, and the first of two numbers. */
export const SLIPS: ReadonlyArray<{ kpiId: string; inputId: string; text: string }> = [
  { kpiId: 'ec-i-t-7a', inputId: 'sharedVehicles', text: 'about 40' },
  { kpiId: 'ec-i-t-8a', inputId: 'passengerVehicles', text: '59 600' },
];
