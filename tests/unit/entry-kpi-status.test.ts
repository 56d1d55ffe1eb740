/** A KPI with several data points is reported, partly reported or not reported. */
import { expect, it } from 'vitest';
import { kpiStatus } from '#app/domain/entry/kpi-status.ts';

const reported = { isApplicable: true, isReported: true };
const open = { isApplicable: true, isReported: false };
const notApplicable = { isApplicable: false, isReported: false };

it.each([
  ['one reported', [reported], 'reported'],
  ['one open', [open], 'notReported'],
  ['all reported', [reported, reported], 'reported'],
  ['some reported', [reported, open], 'partlyReported'],
  ['none reported', [open, open], 'notReported'],
  ['the applicable one reported', [reported, notApplicable], 'reported'],
  ['none applicable', [notApplicable, notApplicable], 'notReported'],
])('%s', (_, dataPoints, status) => {
  expect(kpiStatus(dataPoints)).toBe(status);
});
