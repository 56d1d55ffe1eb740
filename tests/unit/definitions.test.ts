/** The definitions that are shipped: complete, and as the sources say. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jsonSchemaFiles } from '#app/domain/definitions/file-kinds.ts';
import { loadDefinitions } from '#app/server/definitions/load-definitions.server.ts';

const loaded = await loadDefinitions('kpi-definitions');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2));
const { definitions, targetSets } = loaded;
const [targetSet] = targetSets;

describe('the shipped definitions', () => {
  it('are complete', () => {
    expect(definitions.kpis).toHaveLength(91);
    expect(definitions.dataPoints).toHaveLength(108);
    expect(definitions.framework.segments).toHaveLength(24);
    expect(definitions.kpis.filter((kpi) => kpi.level === 'core')).toHaveLength(55);
    expect(definitions.kpis.filter((kpi) => kpi.level === 'advanced')).toHaveLength(36);
    expect(definitions.kpis.filter((kpi) => kpi.genderRelevance.relevant)).toHaveLength(24);
    expect(definitions.rules).toHaveLength(74);
    expect(definitions.rules.filter((rule) => rule.basis === 'manual')).toHaveLength(29);
    expect(definitions.generalChecks).toHaveLength(12);
    expect(definitions.goals).toHaveLength(17);
    expect(definitions.framework.register).toHaveLength(14);
  });

  it('have as many data points per segment as the benchmarking wheel has leaves', () => {
    const leaves = definitions.framework.segments.map(
      (segment) => definitions.dataPointsOfSegment.get(segment.id)?.length,
    );
    expect(leaves).toEqual([
      6, 7, 1, 6, 15, 4, 3, 4, 1, 2, 2, 6, 6, 6, 2, 4, 4, 4, 6, 2, 2, 5, 9, 1,
    ]);
  });

  it.each([
    ['ec-ict-ict-2c', '0', '60', 'linear'],
    ['ec-p-em-1c', '25.9', '5', 'linear'],
    ['ec-i-t-5a', '2.5', '1.5', 'linear'],
    ['en-en-aq-1c.pm25', '35', '10', 'linear'],
    ['en-en-aq-2c', null, '3', 'ratio'],
    ['en-en-wa-1c.recycled', '0', '50', 'linear'],
    ['en-e-e-1c', '0', '42.5', 'linear'],
    ['sc-eh-h-1c', '54', '83', 'linear'],
    ['sc-sh-si-1c', '0', '1', 'nearest'],
    ['sc-sh-si-2c', '0.63', '0.275', 'linear'],
    ['sc-sh-sa-9c', '33.7', '3.2', 'linear'],
    ['ec-ict-ict-5c', null, null, 'none'],
  ])('keep the target of %s', (id, worst, target, method) => {
    expect(targetSet?.targetByDataPoint.get(id)).toMatchObject({ worst, target, method });
  });

  it('score 92 data points and leave 16 without a target', () => {
    expect(targetSet?.targets.filter((target) => target.method !== 'none')).toHaveLength(92);
    expect(targetSet?.targets.filter((target) => target.method === 'none')).toHaveLength(16);
    expect(targetSet?.bandEdges).toEqual(['33', '66', '95']);
  });

  it('begin at revision 1.0.0', () => {
    expect(new Set(definitions.dataPoints.map((dataPoint) => dataPoint.revision))).toEqual(
      new Set(['1.0.0']),
    );
  });

  it('keep formulas, rules and links as the sources have them', () => {
    expect(definitions.dataPointById.get('ec-i-up-2a')?.formula).toEqual({
      type: 'checklist',
      inputs: ['compact', 'connected', 'integrated', 'inclusive', 'resilient'],
      fullOnlyWith: 'smartMethod',
      capWithout: '94',
    });
    expect(definitions.dataPointById.get('sc-eh-h-2c')?.formula).toMatchObject({
      multiplier: '100000',
    });
    expect(definitions.rules.find((rule) => rule.id === 'so2-unit')).toMatchObject({
      value: ['0.3', '150'],
      conversions: { ppm: '2620', ppb: '2.62' },
    });
    expect(definitions.rules.find((rule) => rule.id === 'change-gini')).toMatchObject({
      value: '0.05',
      changeUnit: 'absolute',
    });
    expect(definitions.kpiById.get('ec-p-em-3a')?.codeAliases).toEqual(['EC: P: EM: 3C']);
    expect(definitions.kpiById.get('sc-eh-h-3c')?.sdg.targets).toContain('3.c');
  });

  it('place Electronic Health Records in Health, as city reports do', () => {
    expect(definitions.kpiById.get('sc-eh-ed-5a')).toMatchObject({
      category: 'sc-eh-h',
      segment: 'seg-sc-h',
    });
  });

  it('come in the order of the framework', () => {
    const ids = definitions.kpis.map((kpi) => kpi.id);
    expect(ids.slice(0, 3)).toEqual(['ec-ict-ict-1c', 'ec-ict-ict-2c', 'ec-ict-ict-3c']);
    expect(ids.at(-1)).toBe('sc-sh-fs-1a');
    const water = definitions.kpis
      .filter((kpi) => kpi.segment === 'seg-ec-ws')
      .map((kpi) => kpi.id);
    expect(water.slice(0, 3)).toEqual(['ec-ict-ws-1c', 'ec-ict-ws-2a', 'ec-i-ws-1c']);
  });

  it('have the same hash whenever they are loaded', async () => {
    const again = await loadDefinitions('kpi-definitions');
    expect(again).toMatchObject({ ok: true, definitions: { hash: definitions.hash } });
    expect(definitions.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(targetSet?.hash).not.toBe(definitions.hash);
  });

  it('explain themselves without words that only the authors know', async () => {
    const files = await readdir('kpi-definitions', { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.yaml'))) {
      const text = await readFile(`kpi-definitions/${file}`, 'utf8');
      expect(text, file).not.toMatch(
        /CM17|VM22|FS-[A-Z]|GDC-3P|WHEEL-3P|assessment-method|kpis\.json/,
      );
      expect(text, file).toMatch(
        /^# yaml-language-server: \$schema=\.\.?\/schemas\/[a-z-]+\.schema\.json\n/,
      );
    }
  });
});

describe('the JSON Schemas for editors', () => {
  it.each(jsonSchemaFiles())(
    '$name is up to date (npm run definitions:schema)',
    async ({ name, content }) => {
      const written: unknown = JSON.parse(
        await readFile(`kpi-definitions/schemas/${name}`, 'utf8'),
      );
      expect(written).toEqual(JSON.parse(JSON.stringify(content)));
    },
  );
});
