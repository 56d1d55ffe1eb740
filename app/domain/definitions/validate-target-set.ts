/** Checks a target set: one target for every data point, on the right side, within the bounds. */
import { Decimal } from 'decimal.js';
import {
  checkBounds,
  checkNew,
  dataPointFinder,
  type DefinitionFiles,
  type Report,
} from './definition-files.ts';
import type { Path } from './problem.ts';
import type { Target, TargetSet } from './schema.ts';

/** The edges rise between 0 and 100. */
export function checkBandEdges({ bandEdges }: TargetSet, report: Report): void {
  let lower = '0';
  for (const [index, edge] of bandEdges.entries()) {
    if (new Decimal(edge).lte(lower) || new Decimal(edge).gte(100)) {
      report(['bandEdges', index], edge, `a number above ${lower} and below 100`);
    }
    lower = edge;
  }
}

/** Every data point has one target, and each target fits its data point. */
export function checkTargets(set: TargetSet, files: DefinitionFiles, report: Report): void {
  const finder = dataPointFinder(files);
  const listed = new Set<string>();
  for (const [index, target] of set.targets.entries()) {
    const path = ['targets', index];
    checkNew(listed, target.dataPoint, [...path, 'dataPoint'], 'data point', report);
    finder.check(target.dataPoint, [...path, 'dataPoint'], report);
    checkTargetValues(target, path, report);
    const dataPoint = finder.byId.get(target.dataPoint);
    if (dataPoint === undefined) continue;
    if (target.method !== 'none' && target.direction !== dataPoint.direction) {
      report(
        [...path, 'direction'],
        `"${target.direction}"`,
        `"${dataPoint.direction}", as in the data point`,
      );
    }
    const { method } = target;
    if ((method === 'yesNo' || method === 'checklist') && method !== dataPoint.formula.type) {
      const expected = `another method, as the formula is ${dataPoint.formula.type}`;
      report([...path, 'method'], `"${method}"`, expected);
    }
    checkBounds(dataPoint, target.worst, [...path, 'worst'], report);
    checkBounds(dataPoint, target.target, [...path, 'target'], report);
  }
  for (const id of finder.byId.keys()) {
    if (!listed.has(id))
      report(['targets'], `no target for "${id}"`, 'one target for every data point');
  }
}

function checkTargetValues(
  { method, direction, worst, target }: Target,
  path: Path,
  report: Report,
): void {
  if (method === 'none') {
    if (target !== null) report([...path, 'target'], target, 'null, as the method is none');
    return;
  }
  if (target === null) return report([...path, 'target'], 'null', 'a number, or the method none');
  if (method === 'ratio') {
    if (direction !== 'lower')
      report([...path, 'direction'], `"${direction}"`, '"lower", as the method is ratio');
    if (new Decimal(target).lte(0))
      report([...path, 'target'], target, 'a number above 0, as the method is ratio');
    return;
  }
  if (worst === null)
    return report([...path, 'worst'], 'null', `a number, as the method is ${method}`);
  if (method === 'nearest') {
    if (direction !== 'nearest')
      report([...path, 'direction'], `"${direction}"`, '"nearest", as the method is nearest');
    if (new Decimal(worst).eq(target))
      report([...path, 'worst'], worst, `a number other than the target (${target})`);
    return;
  }
  if (direction === 'higher' && new Decimal(worst).gte(target)) {
    report([...path, 'worst'], worst, `a number below the target (${target}), as higher is better`);
  } else if (direction === 'lower' && new Decimal(worst).lte(target)) {
    report([...path, 'worst'], worst, `a number above the target (${target}), as lower is better`);
  } else if (direction !== 'higher' && direction !== 'lower') {
    report(
      [...path, 'direction'],
      `"${direction}"`,
      `"higher" or "lower", as the method is ${method}`,
    );
  }
}
