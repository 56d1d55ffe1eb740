/** Checks that framework.yaml, units.yaml and sdgs.yaml are sound in themselves, and that the counts are met. */
import { Decimal } from 'decimal.js';
import { checkNew, checkUnit, type DefinitionFiles, type Report } from './definition-files.ts';
import type { FileContent } from './file-kinds.ts';
import { expectOneOf } from './problem.ts';
import type { Framework } from './schema.ts';

/** Ids are unique, and categories, segments and register refer to what exists. */
export function checkFramework(framework: Framework, files: DefinitionFiles, report: Report): void {
  const nodeIds = new Set<string>();
  const segments = new Map(framework.segments.map((segment) => [segment.id, segment]));
  const usedSegments = new Set<string>();
  for (const [d, dimension] of framework.dimensions.entries()) {
    checkNew(nodeIds, dimension.id, ['dimensions', d, 'id'], 'dimension', report);
    for (const [s, subDimension] of dimension.subDimensions.entries()) {
      const path = ['dimensions', d, 'subDimensions', s];
      checkNew(nodeIds, subDimension.id, [...path, 'id'], 'sub-dimension', report);
      for (const [c, category] of subDimension.categories.entries()) {
        const categoryPath = [...path, 'categories', c];
        checkNew(nodeIds, category.id, [...categoryPath, 'id'], 'category', report);
        const segment = segments.get(category.segment);
        usedSegments.add(category.segment);
        if (segment?.dimension === dimension.id) continue;
        const own = framework.segments
          .filter((one) => one.dimension === dimension.id)
          .map(({ id }) => id);
        const expected = expectOneOf(
          `the id of a segment of "${dimension.id}"`,
          category.segment,
          own,
        );
        report([...categoryPath, 'segment'], `"${category.segment}"`, expected);
      }
    }
  }
  const dimensionIds = framework.dimensions.map((dimension) => dimension.id);
  const segmentIds = new Set<string>();
  for (const [index, segment] of framework.segments.entries()) {
    checkNew(segmentIds, segment.id, ['segments', index, 'id'], 'segment', report);
    if (!dimensionIds.includes(segment.dimension)) {
      report(
        ['segments', index, 'dimension'],
        `"${segment.dimension}"`,
        `one of ${dimensionIds.join(', ')}`,
      );
    }
    if (!usedSegments.has(segment.id)) {
      report(
        ['segments', index, 'id'],
        `"${segment.id}" without a category`,
        'a category that belongs to it',
      );
    }
  }
  const registerIds = new Set<string>();
  for (const [index, item] of framework.register.entries()) {
    checkNew(registerIds, item.id, ['register', index, 'id'], 'register item', report);
    checkUnit(item.unit, ['register', index, 'unit'], files, report);
  }
}

/** The files hold as many KPIs, data points and segments as the framework expects. */
export function checkCounts(framework: Framework, files: DefinitionFiles, report: Report): void {
  const counted: Partial<Framework['expected']> = { segments: framework.segments.length };
  if (files.unreadableKpis.size === 0) {
    const kpis = files.kpis.map((kpi) => kpi.content);
    counted.kpis = kpis.length;
    counted.dataPoints = kpis.reduce((sum, kpi) => sum + kpi.dataPoints.length, 0);
    counted.core = kpis.filter((kpi) => kpi.level === 'core').length;
    counted.advanced = kpis.filter((kpi) => kpi.level === 'advanced').length;
  }
  for (const [what, count] of Object.entries(counted)) {
    const expected = framework.expected[what as keyof Framework['expected']];
    if (count !== expected)
      report(['expected', what], `${count} in the files`, `${expected}, as written here`);
  }
}

/** Ids are unique, and units of one quantity all have a factor. */
export function checkUnits({ units }: FileContent<'units'>, report: Report): void {
  const ids = new Set<string>();
  const shared = new Set<string>();
  const once = new Set<string>();
  for (const { quantity } of units) (once.has(quantity) ? shared : once).add(quantity);
  for (const [index, unit] of units.entries()) {
    checkNew(ids, unit.id, ['units', index, 'id'], 'unit', report);
    if (unit.factor === undefined && shared.has(unit.quantity)) {
      report(
        ['units', index, 'factor'],
        'nothing',
        `a factor, as "${unit.quantity}" has several units`,
      );
    }
    if (unit.factor !== undefined && new Decimal(unit.factor).lte(0)) {
      report(['units', index, 'factor'], unit.factor, 'a number above 0');
    }
  }
}

/** The 17 goals are there once, and every target belongs to its goal. */
export function checkSdgs({ goals, targets }: FileContent<'sdgs'>, report: Report): void {
  const numbers = new Set<string>();
  for (const [index, goal] of goals.entries()) {
    checkNew(numbers, String(goal.number), ['goals', index, 'number'], 'goal', report);
  }
  if (numbers.size !== 17) report(['goals'], `${numbers.size} goals`, 'the 17 goals');
  const ids = new Set<string>();
  for (const [index, { id, goal }] of targets.entries()) {
    checkNew(ids, id, ['targets', index, 'id'], 'SDG target', report);
    if (id.split('.')[0] !== String(goal)) {
      report(
        ['targets', index, 'goal'],
        String(goal),
        `${id.split('.')[0]}, the goal of target ${id}`,
      );
    }
  }
}
