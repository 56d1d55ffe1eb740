/** Every kind of mistake in a definition file is told with its file, line, path, what was found and what is expected. */
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DefinitionProblem } from '#app/domain/definitions/problem.ts';
import {
  formatProblems,
  loadDefinitions,
} from '#app/server/definitions/load-definitions.server.ts';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'definitions-'));
  folder = path.join(root, 'kpi-definitions');
  await cp('kpi-definitions', folder, { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

type Edit = (text: string) => string;
/** A line is a number, the text that first stands on it, or a text and which of its occurrences is meant. */
type Line = number | string | [part: string, occurrence: number];
type Expected = Omit<DefinitionProblem, 'file' | 'line'> & { file?: string; line: Line };

async function edit(file: string, change: Edit): Promise<string> {
  const text = await readFile(path.join(folder, file), 'utf8');
  const changed = change(text);
  expect(changed, `the mistake in ${file} changes nothing`).not.toBe(text);
  await writeFile(path.join(folder, file), changed);
  return changed;
}

async function problemsOf(): Promise<DefinitionProblem[]> {
  const loaded = await loadDefinitions(folder);
  return loaded.ok ? [] : loaded.problems;
}

function lineNumber(text: string, line: Line): number {
  if (typeof line === 'number') return line;
  const [part, occurrence] = typeof line === 'string' ? [line, 1] : line;
  const before = text.split(part).slice(0, occurrence);
  if (before.join(part).length === text.length) throw new Error(`"${part}" is not in the file`);
  return before.join(part).split('\n').length;
}

const replace =
  (from: string, to: string): Edit =>
  (text) =>
    text.replace(from, to);

const kpi = 'economy/ec-ict-ict-1c.yaml';
const modes = 'economy/ec-i-t-4a.yaml';
const plan = 'economy/ec-i-up-2a.yaml';
const targets = 'targets/open-reference-2030.yaml';

/** A block of the target set or of rules.yaml that begins with one line and ends before the next entry. */
const replaceAfter =
  (anchor: string, from: string, to: string): Edit =>
  (text) => {
    const start = text.indexOf(anchor);
    return text.slice(0, start) + text.slice(start).replace(from, to);
  };

const mistakes: [name: string, file: string, change: Edit, expected: Expected[]][] = [
  [
    'a check that compares figures without a tolerance',
    'rules.yaml',
    replaceAfter('- id: power-of-ten', '    tolerance: 10\n', ''),
    [
      {
        line: '  - id: power-of-ten',
        path: 'generalChecks[9].tolerance',
        found: 'nothing',
        expected: 'a tolerance in per cent',
      },
    ],
  ],
  [
    'a misspelt field',
    kpi,
    replace('    decimals: 2', '    decimal: 2'),
    [
      {
        line: '  - id: ec-ict-ict-1c',
        path: 'dataPoints[0].decimals',
        found: 'nothing',
        expected: 'a number',
      },
      {
        line: 'decimal: 2',
        path: 'dataPoints[0].decimal',
        found: 'an unknown field "decimal"',
        expected: 'did you mean "decimals"?',
      },
    ],
  ],
  [
    'an unknown field',
    kpi,
    replace('level: core', 'level: core\ncolour: blue'),
    [
      {
        line: 'colour: blue',
        path: 'colour',
        found: 'an unknown field "colour"',
        expected:
          'one of id, code, codeAliases, name, nameAliases, dimension, subDimension, category, segment, level, kind, kindBasis, definition, rationale, howToCollect, dataSources, dataPoints, example, sdg, genderRelevance, verification, provenance',
      },
    ],
  ],
  [
    'a misspelt field in a formula',
    kpi,
    replace('      denominator: register:households', '      denominater: register:households'),
    [
      {
        line: '    formula:',
        path: 'dataPoints[0].formula.denominator',
        found: 'nothing',
        expected: 'a text',
      },
      {
        line: 'denominater',
        path: 'dataPoints[0].formula.denominater',
        found: 'an unknown field "denominater"',
        expected: 'did you mean "denominator"?',
      },
    ],
  ],
  [
    'a missing field',
    kpi,
    (text) => text.replace(/^kind: .*\n/m, ''),
    [
      {
        line: 'id: ec-ict-ict-1c',
        path: 'kind',
        found: 'nothing',
        expected: 'smart or structural or sustainable',
      },
    ],
  ],
  [
    'a wrong choice',
    kpi,
    replace('direction: higher', 'direction: up'),
    [
      {
        line: 'direction: up',
        path: 'dataPoints[0].direction',
        found: '"up"',
        expected: 'higher or lower or nearest or none',
      },
    ],
  ],
  [
    'a wrong type',
    kpi,
    replace('decimals: 2', 'decimals: two'),
    [
      {
        line: 'decimals: two',
        path: 'dataPoints[0].decimals',
        found: '"two"',
        expected: 'a number',
      },
    ],
  ],
  [
    'a number that is none',
    kpi,
    replace('    max: 100', '    max: 1e30'),
    [
      {
        line: 'max: 1e30',
        path: 'dataPoints[0].max',
        found: '1e+30',
        expected: 'a decimal number',
      },
    ],
  ],
  [
    'an unknown type of formula',
    kpi,
    replace('type: ratio', 'type: quotient'),
    [
      {
        line: 'type: quotient',
        path: 'dataPoints[0].formula.type',
        found: '"quotient"',
        expected: 'one of ratio, per100k, reported, yesNo, checklist',
      },
    ],
  ],
  [
    'a zero denominator with an unknown meaning',
    kpi,
    replace('whenDenominatorZero: notApplicable', 'whenDenominatorZero: 0'),
    [
      {
        line: 'whenDenominatorZero: 0',
        path: 'dataPoints[0].formula.whenDenominatorZero',
        found: '0',
        expected: 'notApplicable, or { value: <number> }',
      },
    ],
  ],
  [
    'an SDG target without quotes',
    kpi,
    replace("'17.8'", '17.8'),
    [
      {
        line: 'targets: [17.8]',
        path: 'sdg.targets[0]',
        found: '17.8',
        expected: "an SDG target in quotes, such as '11.2' or '9.c'",
      },
    ],
  ],
  [
    'a revision that is no semantic version',
    kpi,
    replace('revision: 1.0.0', "revision: '1.0'"),
    [
      {
        line: "revision: '1.0'",
        path: 'dataPoints[0].revision',
        found: '"1.0"',
        expected: 'a semantic version such as 1.0.0',
      },
    ],
  ],
  [
    'an empty text',
    kpi,
    (text) => text.replace(/^name: .*$/m, "name: ' '"),
    [{ line: "name: ' '", path: 'name', found: '" "', expected: 'a text that is not empty' }],
  ],
  [
    'broken YAML',
    kpi,
    replace('dimension: ec', 'dimension: [ec'),
    [
      {
        line: 'subDimension',
        path: '',
        found: 'Flow sequence in block collection must be sufficiently indented and end with a ]',
        expected: 'valid YAML',
      },
    ],
  ],
  [
    'a field twice',
    kpi,
    replace('    decimals: 2', '    decimals: 2\n    label: Again'),
    [
      {
        line: 'label: Again',
        path: 'dataPoints[0].label',
        found: '"label" a second time',
        expected: 'every field once',
      },
    ],
  ],
  [
    'an empty file',
    kpi,
    () => '# nothing yet\n',
    [{ line: 1, path: '', found: 'an empty file', expected: 'the fields that README.md lists' }],
  ],
  [
    'an id that is not the name of the file',
    kpi,
    replace('id: ec-ict-ict-1c', 'id: ec-ict-ict-9c'),
    [
      {
        line: 'id: ec-ict-ict-9c',
        path: 'id',
        found: '"ec-ict-ict-9c"',
        expected: '"ec-ict-ict-1c", as the file is named',
      },
      {
        line: 'code:',
        path: 'code',
        found: '"EC: ICT: ICT: 1C"',
        expected: 'a code that gives the id "ec-ict-ict-9c" in lower case with hyphens',
      },
      {
        line: '  - id: ec-ict-ict-1c',
        path: 'dataPoints[0].id',
        found: '"ec-ict-ict-1c"',
        expected: '"ec-ict-ict-9c" or "ec-ict-ict-9c.<part>"',
      },
    ],
  ],
  [
    'a level that the code contradicts',
    kpi,
    replace('level: core', 'level: advanced'),
    [
      {
        line: 'level:',
        path: 'level',
        found: '"advanced"',
        expected: '"core", as the code ends with C',
      },
      {
        file: 'framework.yaml',
        line: '  core: 55',
        path: 'expected.core',
        found: '54 in the files',
        expected: '55, as written here',
      },
      {
        file: 'framework.yaml',
        line: '  advanced: 36',
        path: 'expected.advanced',
        found: '37 in the files',
        expected: '36, as written here',
      },
    ],
  ],
  [
    'a category of another sub-dimension',
    kpi,
    replace('category: ec-ict-ict', 'category: ec-p-in'),
    [
      {
        line: 'category:',
        path: 'category',
        found: '"ec-p-in"',
        expected:
          'a category of "ec-ict": ec-ict-ict, ec-ict-ws, ec-ict-d, ec-ict-es, ec-ict-t, ec-ict-ps',
      },
    ],
  ],
  [
    'a segment that is not that of the category',
    kpi,
    replace('segment: seg-ec-ict', 'segment: seg-ec-ws'),
    [
      {
        line: 'segment:',
        path: 'segment',
        found: '"seg-ec-ws"',
        expected: '"seg-ec-ict", the segment of the category "ec-ict-ict"',
      },
    ],
  ],
  [
    'an unknown unit',
    kpi,
    replace('unit: percent', 'unit: precent'),
    [
      {
        line: 'unit: precent',
        path: 'dataPoints[0].unit',
        found: '"precent"',
        expected: 'the id of a unit in units.yaml; did you mean "percent"?',
      },
    ],
  ],
  [
    'an unknown register item',
    kpi,
    replace('register:households', 'register:housholds'),
    [
      {
        line: 'denominator: register:housholds',
        path: 'dataPoints[0].formula.denominator',
        found: '"register:housholds"',
        expected: 'an item of the register in framework.yaml; did you mean "households"?',
      },
    ],
  ],
  [
    'a formula with an unknown input, and an input that nothing uses',
    kpi,
    replace('numerator: householdsWithInternet', 'numerator: connected'),
    [
      {
        line: 'numerator: connected',
        path: 'dataPoints[0].formula.numerator',
        found: '"connected"',
        expected: 'the id of an input of this data point',
      },
      {
        line: '- id: householdsWithInternet',
        path: 'dataPoints[0].inputs[0].id',
        found: '"householdsWithInternet", which the formula does not use',
        expected: 'an input of the formula',
      },
    ],
  ],
  [
    'an example of something that is not typed for the KPI',
    kpi,
    replace('  householdsWithInternet: 48164', '  householdsConnected: 48164'),
    [
      {
        line: 'householdsConnected: 48164',
        path: 'example.householdsConnected',
        found: '"householdsConnected"',
        expected:
          'one of ec-ict-ict-1c, householdsWithInternet, or register:<id> of a register item',
      },
    ],
  ],
  [
    'an input that the register already holds',
    kpi,
    (text) => text.replaceAll('householdsWithInternet', 'population'),
    [
      {
        line: '- id: population',
        path: 'dataPoints[0].inputs[0].id',
        found: '"population"',
        expected: 'another id, or register:population in the formula',
      },
    ],
  ],
  [
    'one input described in two ways',
    modes,
    (text) => text.replace(/(- id: commuters\n)(\s+label: )(.*)/, '$1$2Something else'),
    [1, 2, 3, 4].map((index): Expected => ({
      line: ['label: All commuters surveyed', index],
      path: `dataPoints[${index}].inputs[1].label`,
      found: '"All commuters surveyed"',
      expected: '"Something else", as in the first input "commuters" of this KPI',
    })),
  ],
  [
    'a lower bound above the upper one',
    kpi,
    replace('    min: 0', '    min: 200'),
    [
      {
        line: 'min: 200',
        path: 'dataPoints[0].min',
        found: '200',
        expected: 'a number below max (100)',
      },
      {
        file: targets,
        line: 'worst: 0',
        path: 'targets[0].worst',
        found: '0',
        expected: 'a number within the bounds of ec-ict-ict-1c: 200 to 100',
      },
      {
        file: targets,
        line: 'target: 100',
        path: 'targets[0].target',
        found: '100',
        expected: 'a number within the bounds of ec-ict-ict-1c: 200 to 100',
      },
    ],
  ],
  [
    'a cap of a checklist without its condition',
    plan,
    (text) => text.replace(/^ +capWithout: .*\n/m, ''),
    [
      {
        line: '    formula:',
        path: 'dataPoints[0].formula.capWithout',
        found: 'nothing',
        expected: 'fullOnlyWith and capWithout together, or neither',
      },
    ],
  ],
  [
    'an SDG target whose goal is not listed',
    kpi,
    replace('goals: [17]', 'goals: [9]'),
    [
      {
        line: "targets: ['17.8']",
        path: 'sdg.targets[0]',
        found: '"17.8"',
        expected: 'a target of the goals 9',
      },
    ],
  ],
  [
    'an SDG target that sdgs.yaml does not have',
    'sdgs.yaml',
    (text) => text.replace(/ {2}- id: '14\.5'\n(?: {4}.*\n)+/, ''),
    [
      {
        file: 'environment/en-en-psn-3a.yaml',
        line: 'targets:',
        path: 'sdg.targets[0]',
        found: '"14.5"',
        expected: 'an SDG target in sdgs.yaml',
      },
    ],
  ],
  [
    'a goal twice',
    'sdgs.yaml',
    replace('number: 2', 'number: 1'),
    [
      { line: 'goals:', path: 'goals', found: '16 goals', expected: 'the 17 goals' },
      {
        line: ['number: 1', 2],
        path: 'goals[1].number',
        found: '"1" a second time',
        expected: 'the id of a goal once only',
      },
    ],
  ],
  [
    'a rule for an unknown data point',
    'rules.yaml',
    replace('- en-en-wa-1c.burnt', '- en-en-wa-1c.burned'),
    [
      {
        line: '- en-en-wa-1c.burned',
        path: 'rules[0].dataPoints[1]',
        found: '"en-en-wa-1c.burned"',
        expected: 'the id of a data point; did you mean "en-en-wa-1c.burnt"?',
      },
    ],
  ],
  [
    'a pace that is none',
    'progress.yaml',
    replace('movingFrom: 0.5', 'movingFrom: 0'),
    [{ line: 'movingFrom', path: 'movingFrom', found: '0', expected: 'a number above 0' }],
  ],
  [
    'achieved beyond the target',
    'progress.yaml',
    replace('achievedFrom: 95', 'achievedFrom: 100.5'),
    [
      {
        line: 'achievedFrom',
        path: 'achievedFrom',
        found: '100.5',
        expected: 'a number above 0 and up to 100',
      },
    ],
  ],
  [
    'a trend that is weak before it is one',
    'progress.yaml',
    replace('weakBelow: 5', 'weakBelow: 2'),
    [
      {
        line: 'weakBelow',
        path: 'weakBelow',
        found: '2',
        expected: '3 or more, as a trend begins there',
      },
    ],
  ],
  [
    'a word about a goal from two data points',
    'progress.yaml',
    replace('dataPointsFrom: 3', 'dataPointsFrom: 2'),
    [
      {
        line: 'dataPointsFrom',
        path: 'dataPointsFrom',
        found: '2',
        expected: 'a number of at least 3',
      },
    ],
  ],
  [
    'two rules with one id',
    'rules.yaml',
    replace('id: mode-share-sum', 'id: waste-sum'),
    [
      {
        line: ['- id: waste-sum', 2],
        path: 'rules[1].id',
        found: '"waste-sum" a second time',
        expected: 'the id of a rule once only',
      },
    ],
  ],
  [
    'a range from high to low',
    'rules.yaml',
    replace('[50, 800]', '[800, 50]'),
    [
      {
        line: '[800, 50]',
        path: 'rules[47].value',
        found: '[800, 50]',
        expected: 'the low value before the high one',
      },
    ],
  ],
  [
    'a rule of the manual without its page',
    'rules.yaml',
    replace('source: U4SSC KPIs Verification Manual 2022, flipbook p. 32', 'source: null'),
    [
      {
        line: 'source: null',
        path: 'rules[0].source',
        found: 'null',
        expected: 'the page of the manual, or basis: own',
      },
    ],
  ],
  [
    'a unit twice',
    'units.yaml',
    replace('{ id: kilotonnes-co2e,', '{ id: tonnes-co2e,'),
    [
      {
        line: '{ id: tonnes-co2e, symbol: kt',
        path: 'units[56].id',
        found: '"tonnes-co2e" a second time',
        expected: 'the id of a unit once only',
      },
    ],
  ],
  [
    'a unit without a factor in a quantity with several',
    'units.yaml',
    replace(', quantity: length, factor: 1000', ', quantity: length'),
    [
      {
        line: '{ id: km,',
        path: 'units[37].factor',
        found: 'nothing',
        expected: 'a factor, as "length" has several units',
      },
    ],
  ],
  [
    'a worst value on the wrong side',
    targets,
    replaceAfter('dataPoint: ec-p-em-1c', 'worst: 25.9', 'worst: 2.5'),
    [
      {
        line: 'worst: 2.5',
        path: 'targets[22].worst',
        found: '2.5',
        expected: 'a number above the target (5), as lower is better',
      },
    ],
  ],
  [
    'a direction that is not that of the data point',
    targets,
    replaceAfter('dataPoint: en-en-aq-2c', 'direction: lower', 'direction: higher # wrong'),
    [
      {
        line: 'direction: higher # wrong',
        path: 'targets[56].direction',
        found: '"higher"',
        expected: '"lower", as the method is ratio',
      },
      {
        line: 'direction: higher # wrong',
        path: 'targets[56].direction',
        found: '"higher"',
        expected: '"lower", as in the data point',
      },
    ],
  ],
  [
    'a scored target without a number',
    targets,
    replace('target: 60', 'target: null'),
    [
      {
        line: 'target: null',
        path: 'targets[1].target',
        found: 'null',
        expected: 'a number, or the method none',
      },
    ],
  ],
  [
    'a method that does not fit the formula',
    targets,
    replaceAfter('dataPoint: sc-sh-sa-3a', 'method: yesNo', 'method: checklist # wrong'),
    [
      {
        line: 'method: checklist # wrong',
        path: 'targets[100].method',
        found: '"checklist"',
        expected: 'another method, as the formula is yesNo',
      },
    ],
  ],
  [
    'a data point without a target',
    targets,
    (text) => text.replace(/ {2}- dataPoint: ec-ict-ict-2c\n(?: {4}.*\n)+\n/, ''),
    [
      {
        line: 'targets:',
        path: 'targets',
        found: 'no target for "ec-ict-ict-2c"',
        expected: 'one target for every data point',
      },
    ],
  ],
  [
    'a data point with two targets',
    targets,
    replace('dataPoint: ec-ict-ict-2c', 'dataPoint: ec-ict-ict-1c'),
    [
      {
        line: 'targets:',
        path: 'targets',
        found: 'no target for "ec-ict-ict-2c"',
        expected: 'one target for every data point',
      },
      {
        line: ['dataPoint: ec-ict-ict-1c', 2],
        path: 'targets[1].dataPoint',
        found: '"ec-ict-ict-1c" a second time',
        expected: 'the id of a data point once only',
      },
    ],
  ],
  [
    'band edges that fall',
    targets,
    replace('[33, 66, 95]', '[33, 95, 66]'),
    [
      {
        line: 'bandEdges',
        path: 'bandEdges[2]',
        found: '66',
        expected: 'a number above 95 and below 100',
      },
    ],
  ],
  [
    'a count that the files contradict',
    'framework.yaml',
    replace('dataPoints: 108', 'dataPoints: 107'),
    [
      {
        line: 'dataPoints: 107',
        path: 'expected.dataPoints',
        found: '108 in the files',
        expected: '107, as written here',
      },
    ],
  ],
  [
    'a category in a segment of another dimension',
    'framework.yaml',
    replace(
      '{ id: en-en-ws, name: Water and Sanitation, segment: seg-en-ws }',
      '{ id: en-en-ws, name: Water and Sanitation, segment: seg-ec-ws }',
    ),
    [
      {
        line: '{ id: en-en-ws,',
        path: 'dimensions[1].subDimensions[0].categories[1].segment',
        found: '"seg-ec-ws"',
        expected: 'the id of a segment of "en"; did you mean "seg-en-ws"?',
      },
      {
        line: '{ id: seg-en-ws,',
        path: 'segments[12].id',
        found: '"seg-en-ws" without a category',
        expected: 'a category that belongs to it',
      },
      ...['1c', '2c', '3c', '4c'].map((code) => ({
        file: `environment/en-en-ws-${code}.yaml`,
        line: 'segment:',
        path: 'segment',
        found: '"seg-en-ws"',
        expected: '"seg-ec-ws", the segment of the category "en-en-ws"',
      })),
    ],
  ],
];

describe('a mistake is told with file, line, path, found and expected', () => {
  it.each(mistakes)('%s', async (_, file, change, expected) => {
    await edit(file, change);
    const found = await problemsOf();
    const withLines = await Promise.all(
      expected.map(async (problem) => {
        const name = problem.file ?? file;
        const text = await readFile(path.join(folder, name), 'utf8');
        return {
          ...problem,
          file: `kpi-definitions/${name}`,
          line: lineNumber(text, problem.line),
        };
      }),
    );
    expect(found.sort(byPlace)).toEqual(withLines.sort(byPlace));
  });
});

function byPlace(a: DefinitionProblem, b: DefinitionProblem): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

function placeOf({ file, line, path: at, expected }: DefinitionProblem): string {
  return `${file} ${String(line).padStart(6)} ${at} ${expected}`;
}

describe('mistakes in several places', () => {
  it('are told together: a broken schema hides no contradiction elsewhere, and causes none', async () => {
    await edit(kpi, replace('direction: higher', 'direction: up'));
    await edit('rules.yaml', replace('[50, 800]', '[800, 50]'));
    await edit(targets, replace('[33, 66, 95]', '[33, 95, 66]'));
    expect((await problemsOf()).map(({ file, path: at }) => [file, at])).toEqual([
      ['kpi-definitions/economy/ec-ict-ict-1c.yaml', 'dataPoints[0].direction'],
      ['kpi-definitions/rules.yaml', 'rules[47].value'],
      ['kpi-definitions/targets/open-reference-2030.yaml', 'bandEdges[2]'],
    ]);
  });

  it('in one file are told together', async () => {
    await edit(kpi, (text) =>
      text.replace('direction: higher', 'direction: up').replace('level: core', 'level: basic'),
    );
    expect((await problemsOf()).map((problem) => problem.path)).toEqual([
      'level',
      'dataPoints[0].direction',
    ]);
  });
});

describe('files in the wrong place', () => {
  it('a missing file', async () => {
    await rm(path.join(folder, 'units.yaml'));
    expect(await problemsOf()).toEqual([
      {
        file: 'kpi-definitions/units.yaml',
        line: 1,
        path: '',
        found: 'no such file',
        expected: 'a readable file',
      },
    ]);
  });

  it('a KPI in the folder of another dimension', async () => {
    await rename(path.join(folder, kpi), path.join(folder, 'environment/ec-ict-ict-1c.yaml'));
    expect(await problemsOf()).toEqual([
      {
        file: 'kpi-definitions/environment/ec-ict-ict-1c.yaml',
        line: 8,
        path: 'dimension',
        found: '"ec" in the folder environment',
        expected: 'a file in the folder economy',
      },
    ]);
  });

  it('the same KPI in two folders', async () => {
    await cp(path.join(folder, kpi), path.join(folder, 'environment/ec-ict-ict-1c.yaml'));
    const found = (await problemsOf()).map((problem) => problem.found);
    expect(found).toContain('"ec-ict-ict-1c" a second time');
    expect(found).toContain('92 in the files');
  });

  it.each([
    [
      'rule.yaml',
      'a file that nothing reads',
      'one of framework.yaml, progress.yaml, rules.yaml, sdgs.yaml, units.yaml, or a file in a folder',
    ],
    ['economy/ec-new.yml', 'the ending .yml', 'the ending .yaml'],
  ])('%s', async (file, found, expected) => {
    await writeFile(path.join(folder, file), 'rules: []\n');
    expect(await problemsOf()).toEqual([
      { file: `kpi-definitions/${file}`, line: 1, path: '', found, expected },
    ]);
  });

  it('a folder of no dimension', async () => {
    await rename(path.join(folder, 'economy'), path.join(folder, 'economics'));
    expect((await problemsOf())[0]).toEqual({
      file: 'kpi-definitions/economics',
      line: 1,
      path: '',
      found: 'a folder "economics"',
      expected: 'one of the folders economy, environment, society-culture, targets, schemas',
    });
  });

  it('no folder at all', async () => {
    await rm(folder, { recursive: true });
    const problems = await problemsOf();
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('what needs no code', () => {
  it('a further target set', async () => {
    const text = await readFile(path.join(folder, targets), 'utf8');
    await writeFile(
      path.join(folder, 'targets/our-city.yaml'),
      text.replace('id: open-reference-2030', 'id: our-city'),
    );
    const loaded = await loadDefinitions(folder);
    expect(loaded.ok && loaded.targetSets.map((set) => set.id)).toEqual([
      'open-reference-2030',
      'our-city',
    ]);
  });

  it('a further KPI, with its target and the new counts', async () => {
    const text = await readFile(path.join(folder, kpi), 'utf8');
    const added = text
      .replaceAll('ec-ict-ict-1c', 'ec-ict-ict-6c')
      .replace('EC: ICT: ICT: 1C', 'EC: ICT: ICT: 6C');
    await writeFile(path.join(folder, 'economy/ec-ict-ict-6c.yaml'), added);
    await edit('framework.yaml', (framework) =>
      framework
        .replace('kpis: 91', 'kpis: 92')
        .replace('dataPoints: 108', 'dataPoints: 109')
        .replace('core: 55', 'core: 56'),
    );
    await edit(targets, (set) => {
      const first = /\n( {2}- dataPoint: ec-ict-ict-1c\n(?: {4}.*\n)+)/.exec(set)?.[1] ?? '';
      return `${set}\n${first.replace('ec-ict-ict-1c', 'ec-ict-ict-6c')}`;
    });
    const loaded = await loadDefinitions(folder);
    expect(loaded.ok && loaded.definitions.kpis.map((one) => one.id).slice(4, 6)).toEqual([
      'ec-ict-ict-5c',
      'ec-ict-ict-6c',
    ]);
  });

  it('a reworded sentence changes the hash of the definitions and not that of the target set', async () => {
    const before = await loadDefinitions(folder);
    await edit(kpi, replace('Share of the city', 'Part of the city'));
    const after = await loadDefinitions(folder);
    if (!before.ok || !after.ok) throw new Error('both load');
    expect(after.definitions.hash).not.toBe(before.definitions.hash);
    expect(after.targetSets[0]?.hash).toBe(before.targetSets[0]?.hash);
  });
});

describe('formatProblems', () => {
  it('gives one block per problem and their number', () => {
    const problems = [
      {
        file: 'kpi-definitions/rules.yaml',
        line: 3,
        path: 'rules[0].id',
        found: '"x"',
        expected: 'y',
      },
      {
        file: 'kpi-definitions/units.yaml',
        line: 1,
        path: '',
        found: 'no such file',
        expected: 'a readable file',
      },
    ];
    expect(formatProblems(problems)).toBe(
      [
        'kpi-definitions/rules.yaml:3',
        '  at        rules[0].id',
        '  found     "x"',
        '  expected  y',
        '',
        'kpi-definitions/units.yaml:1',
        '  at        (whole file)',
        '  found     no such file',
        '  expected  a readable file',
        '',
        '2 problems in 2 files',
      ].join('\n'),
    );
  });
});
