/** Checks one KPI: its identity, its place in the framework, its formulas and inputs, its SDG links. */
import { Decimal } from 'decimal.js';
import {
  checkBounds,
  checkFileName,
  checkNew,
  checkUnit,
  type DefinitionFiles,
  type Report,
} from './definition-files.ts';
import { describeValue, expectOneOf, type Path } from './problem.ts';
import type { FileContent } from './file-kinds.ts';
import type { DataPoint, Formula, Framework, Kpi } from './schema.ts';

/** What the KPIs before this one have taken. */
export interface Seen {
  ids: Set<string>;
  codes: Set<string>;
  dataPoints: Set<string>;
}

/** Id, code, file name, level and data point ids agree and are unique. */
export function checkIdentity(kpi: Kpi, file: string, seen: Seen, report: Report): void {
  checkFileName(kpi.id, file, report);
  checkNew(seen.ids, kpi.id, ['id'], 'KPI', report);
  checkNew(seen.codes, kpi.code, ['code'], 'KPI', report);
  const idOfCode = kpi.code.toLowerCase().replace(/[:\s]+/g, '-');
  if (idOfCode !== kpi.id) {
    report(
      ['code'],
      `"${kpi.code}"`,
      `a code that gives the id "${kpi.id}" in lower case with hyphens`,
    );
  }
  const letter = kpi.code.at(-1);
  const level = letter === 'C' ? 'core' : letter === 'A' ? 'advanced' : undefined;
  if (level !== undefined && kpi.level !== level) {
    report(['level'], `"${kpi.level}"`, `"${level}", as the code ends with ${letter}`);
  }
  for (const [index, { id }] of kpi.dataPoints.entries()) {
    const path = ['dataPoints', index, 'id'];
    checkNew(seen.dataPoints, id, path, 'data point', report);
    if (id !== kpi.id && !id.startsWith(`${kpi.id}.`)) {
      report(path, `"${id}"`, `"${kpi.id}" or "${kpi.id}.<part>"`);
    }
  }
}

/** `Society and Culture` lies in the folder `society-culture`. */
export function folderOfDimension(name: string): string {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'and')
    .join('-');
}

/** Folder, dimension, sub-dimension, category and segment agree. */
export function checkPlace(kpi: Kpi, file: string, framework: Framework, report: Report): void {
  const dimension = framework.dimensions.find(({ id }) => id === kpi.dimension);
  if (dimension === undefined) {
    const ids = framework.dimensions.map(({ id }) => id);
    return report(['dimension'], `"${kpi.dimension}"`, `one of ${ids.join(', ')}`);
  }
  const folder = file.split('/').at(-2);
  const expectedFolder = folderOfDimension(dimension.name);
  if (folder !== expectedFolder) {
    report(
      ['dimension'],
      `"${kpi.dimension}" in the folder ${folder}`,
      `a file in the folder ${expectedFolder}`,
    );
  }
  const subDimension = dimension.subDimensions.find(({ id }) => id === kpi.subDimension);
  if (subDimension === undefined) {
    const ids = dimension.subDimensions.map(({ id }) => id);
    return report(
      ['subDimension'],
      `"${kpi.subDimension}"`,
      `a sub-dimension of "${dimension.id}": ${ids.join(', ')}`,
    );
  }
  const category = subDimension.categories.find(({ id }) => id === kpi.category);
  if (category === undefined) {
    const ids = subDimension.categories.map(({ id }) => id);
    return report(
      ['category'],
      `"${kpi.category}"`,
      `a category of "${subDimension.id}": ${ids.join(', ')}`,
    );
  }
  if (kpi.segment !== category.segment) {
    report(
      ['segment'],
      `"${kpi.segment}"`,
      `"${category.segment}", the segment of the category "${category.id}"`,
    );
  }
}

/** An example names nothing but inputs, data points and items of the register. */
export function checkExample(kpi: Kpi, files: DefinitionFiles, report: Report): void {
  const register = files.framework?.content.register.map((item) => `register:${item.id}`) ?? [];
  const own = kpi.dataPoints.flatMap(({ id, inputs }) => [id, ...inputs.map((input) => input.id)]);
  const known = new Set([...own, ...register]);
  for (const name of Object.keys(kpi.example ?? {})) {
    if (known.has(name) || (!files.framework && name.startsWith('register:'))) continue;
    report(
      ['example', name],
      `"${name}"`,
      `one of ${[...new Set(own)].join(', ')}, or register:<id> of a register item`,
    );
  }
}

/** Unit, bounds, formula and inputs of a data point fit. */
export function checkDataPoint(
  dataPoint: DataPoint,
  path: Path,
  files: DefinitionFiles,
  report: Report,
): void {
  checkUnit(dataPoint.unit, [...path, 'unit'], files, report);
  const { min, max, formula } = dataPoint;
  if (min !== null && max !== null && new Decimal(min).gte(max)) {
    report([...path, 'min'], min, `a number below max (${max})`);
  }
  checkFormula(dataPoint, formula, [...path, 'formula'], files, report);

  const referenced = new Set(references(formula).map(([, reference]) => reference));
  const register = files.framework?.content.register.map((item) => item.id) ?? [];
  const inputIds = new Set<string>();
  for (const [index, input] of dataPoint.inputs.entries()) {
    const inputPath = [...path, 'inputs', index];
    checkNew(inputIds, input.id, [...inputPath, 'id'], 'input', report);
    checkUnit(input.unit, [...inputPath, 'unit'], files, report);
    if (register.includes(input.id)) {
      report(
        [...inputPath, 'id'],
        `"${input.id}"`,
        `another id, or register:${input.id} in the formula`,
      );
    } else if (!referenced.has(input.id)) {
      report(
        [...inputPath, 'id'],
        `"${input.id}", which the formula does not use`,
        'an input of the formula',
      );
    }
  }
}

/** Every field of a formula that names an input, with the name. */
function references(formula: Formula): [Path, string][] {
  switch (formula.type) {
    case 'ratio':
      return [
        [['numerator'], formula.numerator],
        [['denominator'], formula.denominator],
      ];
    case 'per100k':
      return [[['numerator'], formula.numerator]];
    case 'reported':
      return formula.from === undefined ? [] : [[['from'], formula.from]];
    case 'yesNo':
      return [];
    case 'checklist': {
      const listed = formula.inputs.map((id, index): [Path, string] => [['inputs', index], id]);
      return formula.fullOnlyWith === undefined
        ? listed
        : [...listed, [['fullOnlyWith'], formula.fullOnlyWith]];
    }
  }
}

function checkFormula(
  dataPoint: DataPoint,
  formula: Formula,
  path: Path,
  files: DefinitionFiles,
  report: Report,
): void {
  const register = files.framework?.content.register.map((item) => item.id);
  const inputs = dataPoint.inputs.map((input) => input.id);
  for (const [field, reference] of references(formula)) {
    if (reference.startsWith('register:')) {
      const id = reference.slice('register:'.length);
      if (register !== undefined && !register.includes(id)) {
        report(
          [...path, ...field],
          `"${reference}"`,
          expectOneOf('an item of the register in framework.yaml', id, register),
        );
      }
    } else if (!inputs.includes(reference)) {
      report(
        [...path, ...field],
        `"${reference}"`,
        expectOneOf('the id of an input of this data point', reference, inputs),
      );
    }
  }
  if (formula.type === 'per100k' && register !== undefined && !register.includes('population')) {
    report(
      [...path, 'type'],
      '"per100k"',
      'an item "population" in the register in framework.yaml',
    );
  }
  if (
    formula.type === 'checklist' &&
    (formula.fullOnlyWith === undefined) !== (formula.capWithout === undefined)
  ) {
    const missing = formula.fullOnlyWith === undefined ? 'fullOnlyWith' : 'capWithout';
    report([...path, missing], 'nothing', 'fullOnlyWith and capWithout together, or neither');
  }
  if (formula.type === 'checklist')
    checkBounds(dataPoint, formula.capWithout, [...path, 'capWithout'], report);
  if ('whenDenominatorZero' in formula && formula.whenDenominatorZero !== 'notApplicable') {
    checkBounds(
      dataPoint,
      formula.whenDenominatorZero.value,
      [...path, 'whenDenominatorZero', 'value'],
      report,
    );
  }
}

/** Inputs with one id are one input, typed once: they must not differ within a KPI. */
export function checkSharedInputs(kpi: Kpi, report: Report): void {
  const first = new Map<string, DataPoint['inputs'][number]>();
  for (const [d, dataPoint] of kpi.dataPoints.entries()) {
    for (const [i, input] of dataPoint.inputs.entries()) {
      const other = first.get(input.id);
      first.set(input.id, other ?? input);
      for (const field of ['label', 'unit', 'integer'] as const) {
        if (other === undefined || other[field] === input[field]) continue;
        const expected = `${describeValue(other[field])}, as in the first input "${input.id}" of this KPI`;
        report(['dataPoints', d, 'inputs', i, field], describeValue(input[field]), expected);
      }
    }
  }
}

/** The SDG targets exist, and their goals and indicators agree with them. */
export function checkSdgLinks(
  kpi: Kpi,
  sdgs: FileContent<'sdgs'> | undefined,
  report: Report,
): void {
  const { goals, targets, indicators } = kpi.sdg;
  const known = sdgs?.targets.map(({ id }) => id);
  for (const [index, target] of targets.entries()) {
    const path = ['sdg', 'targets', index];
    const goal = Number(target.split('.')[0]);
    if (!goals.includes(goal))
      report(path, `"${target}"`, `a target of the goals ${goals.join(', ')}`);
    if (known !== undefined && !known.includes(target))
      report(path, `"${target}"`, 'an SDG target in sdgs.yaml');
  }
  for (const [index, indicator] of indicators.entries()) {
    const target = indicator.slice(0, indicator.lastIndexOf('.'));
    if (!targets.includes(target)) {
      report(
        ['sdg', 'indicators', index],
        `"${indicator}"`,
        `its target "${target}" in sdg.targets`,
      );
    }
  }
}
