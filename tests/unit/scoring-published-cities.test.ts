/** Three cities' published values reach the totals that were worked out for them by hand. */
import { describe, expect, it } from 'vitest';
import type { AssessmentEntry } from '#app/domain/entry/entry.ts';
import { readTyped } from '#app/domain/entry/read-text.ts';
import { scoreAssessment } from '#app/domain/scoring/score-assessment.ts';
import { NO_DATA } from '#tests/fixtures/data-points.ts';
import { PUBLISHED_CITIES, type PublishedCity } from '#tests/fixtures/published-cities.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();

function scoreCity(city: PublishedCity) {
  const entries: Record<string, AssessmentEntry> = {};
  for (const dataPoint of definitions.dataPoints)
    entries[dataPoint.id] = { status: 'notInExtract' };
  for (const { dataPoint, text } of city.values) {
    const unit = definitions.dataPointById.get(dataPoint)?.unit ?? '';
    entries[dataPoint] =
      text === null
        ? { status: 'notCollected' }
        : { status: 'reported', finalValue: readTyped(text, { unit }) };
  }
  return scoreAssessment(definitions, targetSet, { ...NO_DATA, entries });
}

describe.each(PUBLISHED_CITIES.map((city) => [city.name, city] as const))('%s', (_, city) => {
  const score = scoreCity(city);

  it(`scores ${city.points} of ${city.maxPoints}`, () => {
    const total = { points: 0, maxPoints: 0 };
    for (const group of score.dimensions) {
      if (group.kind !== 'scored') continue;
      total.points += group.points;
      total.maxPoints += group.maxPoints;
    }
    expect(total).toEqual({ points: city.points, maxPoints: city.maxPoints });
    expect(((100 * total.points) / total.maxPoints).toFixed(1)).toBe(city.percent);
  });

  it('reads every printed figure', () => {
    const printed = city.values.filter((value) => value.text !== null);
    expect(score.total.coverage).toMatchObject({
      total: 108,
      reported: printed.length,
      invalid: 0,
    });
  });

  it('claims nothing about pages that were not read', () => {
    for (const group of score.dimensions) {
      if (group.kind === 'scored') expect(group.range).toBeNull();
    }
  });
});

const [karmoy, valencia, kristiansund] = PUBLISHED_CITIES.map(scoreCity);
const lowestOf = (score = karmoy) =>
  score?.dataPoints
    .filter(({ result }) => result.kind === 'scored' && result.band === 1)
    .map(({ dataPointId }) => dataPointId);

it('finds the lowest bands', () => {
  expect(lowestOf(karmoy)).toEqual(['ec-ict-ws-1c', 'ec-ict-ws-2a', 'ec-ict-d-1a']);
  expect(lowestOf(valencia)).toEqual([]);
  expect(lowestOf(kristiansund)).toEqual(['sc-sh-sa-3a']);
});

it('has the R&D of Valencia exactly on an edge', () => {
  expect(valencia?.byDataPoint.get('ec-p-in-1c')?.result).toMatchObject({ percent: '33', band: 2 });
});
