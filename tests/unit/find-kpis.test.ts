/** What the search over the KPIs finds. */
import { describe, expect, it } from 'vitest';
import { findKpis, type KpiFilter } from '#app/domain/definitions/find-kpis.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();
const ids = (filter: KpiFilter) => findKpis(definitions, filter).map((kpi) => kpi.id);

describe('findKpis', () => {
  it('finds all without a filter', () => {
    expect(ids({})).toHaveLength(91);
    expect(ids({ text: '   ' })).toHaveLength(91);
  });
  it.each([
    ['its code', 'EC: ICT: ICT: 1C'],
    ['its code without spaces', 'ec:ict:ict:1c'],
    ['its id', 'ec-ict-ict-1c'],
    ['words of its name in any order and case', 'ACCESS household internet'],
  ])('finds a KPI by %s', (_, text) => {
    expect(ids({ text })).toContain('ec-ict-ict-1c');
  });
  it('needs every word', () => {
    expect(ids({ text: 'household unicorn' })).toEqual([]);
  });
  it('combines its parts', () => {
    const found = findKpis(definitions, { dimension: 'en', level: 'core', goal: '6' });
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every(
        (kpi) => kpi.dimension === 'en' && kpi.level === 'core' && kpi.sdg.goals.includes(6),
      ),
    ).toBe(true);
  });
  it('finds nothing by a value that does not exist', () => {
    expect(ids({ dimension: 'nowhere' })).toEqual([]);
    expect(ids({ goal: 'x' })).toEqual([]);
  });
});
