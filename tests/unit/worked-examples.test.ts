/** Every data point has an example that a city could have typed, and it comes to what the formula says. */
import { describe, expect, it } from 'vitest';
import { workedExamples } from '#app/domain/explanation/worked-example.ts';
import { inputReferences } from '#app/domain/entry/fields.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const examplesOf = (id: string) => {
  const kpi = definitions.kpiById.get(id);
  if (!kpi) throw new Error(`no KPI ${id}`);
  return workedExamples(kpi, definitions);
};

describe('the example', () => {
  it.each(definitions.kpis.flatMap((kpi) => kpi.dataPoints.map((one) => [one.id, kpi.id, one])))(
    'of %s is complete and within its bounds',
    (id, kpiId, dataPoint) => {
      const example = examplesOf(kpiId as string).find((one) => one.dataPoint === id);
      expect(example).toBeDefined();
      expect(example?.figures).toHaveLength(inputReferences(dataPoint as never).length);
    },
  );

  it('of a ratio: 48 164 of 52 410 households are 91.9 %', () => {
    const [example] = examplesOf('ec-ict-ict-1c');
    expect(example?.figures.map(({ figure }) => figure)).toEqual(['48164', '52410']);
    // 48164 / 52410 * 100 = 91.898492...
    expect(example?.value).toMatch(/^91\.898492654/);
    expect(example?.unitSymbol).toBe('%');
  });

  it('of a KPI without one, and of one that makes no value, is none', () => {
    const kpi = definitions.kpiById.get('ec-ict-ict-1c')!;
    const { example: _, ...without } = kpi;
    expect(workedExamples(without, definitions)).toEqual([]);
    const half = { ...kpi, example: { householdsWithInternet: '5' } };
    expect(workedExamples(half, definitions)).toEqual([]);
  });
});
