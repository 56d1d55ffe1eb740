/** How strongly the KPIs measure each goal, on the shipped definitions. */
import { describe, expect, it } from 'vitest';
import { goalMeasures } from '#app/domain/sdgs/goal-measure.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions, targetSet } = await loadStandard();
const measures = goalMeasures(definitions, targetSet);
const of = (strength: string) =>
  measures.filter((measure) => measure.strength === strength).map(({ number }) => number);

describe('the goals', () => {
  it('are 17, in order', () => {
    expect(measures.map(({ number }) => number)).toEqual(
      Array.from({ length: 17 }, (_, index) => index + 1),
    );
  });

  it('2, 12, 14 and 15 are hardly measured; 5 and 10 have too few data points for a score', () => {
    expect(of('hardly')).toEqual([2, 12, 14, 15]);
    expect(of('thinly')).toEqual([5, 10]);
  });

  it('count a data point for every goal of its KPI, and a target only where there is one', () => {
    const pairs = definitions.kpis.reduce(
      (sum, kpi) => sum + kpi.dataPoints.length * new Set(kpi.sdg.goals).size,
      0,
    );
    expect(measures.reduce((sum, { dataPoints }) => sum + dataPoints, 0)).toBe(pairs);
    for (const { withTarget, dataPoints } of measures) {
      expect(withTarget).toBeLessThanOrEqual(dataPoints);
    }
    expect(measures[1]).toMatchObject({ dataPoints: 1, withTarget: 0 });
  });

  it('name only their own SDG targets', () => {
    for (const { number, sdgTargets } of measures) {
      for (const { id } of sdgTargets) expect(id.split('.')[0]).toBe(String(number));
    }
    expect(measures[10]?.sdgTargets.map(({ id }) => id)).toContain('11.2');
  });
});
