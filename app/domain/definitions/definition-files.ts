/** What all checks between definition files share: the files, how a problem is reported, and how a reference is looked up. */
import { Decimal } from 'decimal.js';
import { expectOneOf, type Path } from './problem.ts';
import type { FileContent } from './file-kinds.ts';
import type { DataPoint, Framework, Kpi, TargetSet } from './schema.ts';

/** The content of a file that fits its schema, with the file's name such as kpi-definitions/rules.yaml. */
export interface Sourced<Content> {
  file: string;
  content: Content;
}

/** The files that fit their schema. What is undefined was unreadable, is reported already and is not held against the others. */
export interface DefinitionFiles {
  framework: Sourced<Framework> | undefined;
  rules: Sourced<FileContent<'rules'>> | undefined;
  units: Sourced<FileContent<'units'>> | undefined;
  sdgs: Sourced<FileContent<'sdgs'>> | undefined;
  progress: Sourced<FileContent<'progress'>> | undefined;
  kpis: readonly Sourced<Kpi>[];
  targetSets: readonly Sourced<TargetSet>[];
  /** Ids (by file name) of the KPIs whose file does not fit its schema. */
  unreadableKpis: ReadonlySet<string>;
}

/** Takes a problem of one file. */
export type Report = (path: Path, found: string, expected: string) => void;

/** Reports an id that was seen before, and remembers it. */
export function checkNew(
  seen: Set<string>,
  id: string,
  path: Path,
  what: string,
  report: Report,
): void {
  if (seen.has(id)) report(path, `"${id}" a second time`, `the id of a ${what} once only`);
  seen.add(id);
}

/** The id is the name of the file. */
export function checkFileName(id: string, file: string, report: Report): void {
  const name = baseName(file);
  if (id !== name) report(['id'], `"${id}"`, `"${name}", as the file is named`);
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
}

/** The unit is in units.yaml. */
export function checkUnit(unit: string, path: Path, files: DefinitionFiles, report: Report): void {
  const ids = files.units?.content.units.map(({ id }) => id);
  if (ids === undefined || ids.includes(unit)) return;
  report(path, `"${unit}"`, expectOneOf('the id of a unit in units.yaml', unit, ids));
}

/** A number lies within the hard bounds of its data point. */
export function checkBounds(
  dataPoint: DataPoint,
  value: string | null | undefined,
  path: Path,
  report: Report,
): void {
  const { min, max } = dataPoint;
  if (value === null || value === undefined) return;
  if (
    (min !== null && new Decimal(value).lt(min)) ||
    (max !== null && new Decimal(value).gt(max))
  ) {
    report(
      path,
      value,
      `a number within the bounds of ${dataPoint.id}: ${min ?? 'no min'} to ${max ?? 'no max'}`,
    );
  }
}

/** Looks data points up; those of unreadable KPIs count as known. */
export function dataPointFinder(files: DefinitionFiles) {
  const byId = new Map(
    files.kpis.flatMap((kpi) =>
      kpi.content.dataPoints.map((dataPoint) => [dataPoint.id, dataPoint] as const),
    ),
  );
  const isUnreadable = (id: string) => files.unreadableKpis.has(id.split('.')[0] ?? id);
  return {
    byId,
    check(id: string, path: Path, report: Report): void {
      if (byId.has(id) || isUnreadable(id)) return;
      report(path, `"${id}"`, expectOneOf('the id of a data point', id, byId.keys()));
    },
  };
}
