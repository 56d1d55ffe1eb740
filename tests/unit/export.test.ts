/** The CSV of a publication: complete, readable by every CSV reader, and harmless in a spreadsheet. */
import { describe, expect, it } from 'vitest';
import { exportCsv } from '#app/reports/export-csv.ts';
import { exportJson } from '#app/reports/export-json.ts';
import { parseCsv } from '#tests/support/parse-csv.ts';
import { publicDocument } from '#tests/fixtures/publication.ts';

const HASH = 'b'.repeat(64);
const document = publicDocument();
const csv = exportCsv(document, HASH);
const rows = parseCsv(csv);

describe('the CSV', () => {
  it('begins with a byte order mark and ends its lines with CR LF', () => {
    expect(csv.startsWith('\uFEFFrecord_type,')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('has one record for the city, every register item, input, data point and score', () => {
    const count = (type: string) => rows.filter((row) => row.record_type === type).length;
    expect({
      city: count('city'),
      register: count('register'),
      input: count('input'),
      dataPoint: count('dataPoint'),
      dimension: count('dimension'),
      segment: count('segment'),
      sdgGoal: count('sdgGoal'),
    }).toEqual({
      city: 1,
      register: document.register.length,
      input: document.inputs.length,
      dataPoint: 108,
      dimension: 3,
      segment: 24,
      sdgGoal: 17,
    });
  });

  it('gives every value to the last digit, with its unit, target, % of target, band, points and definition', () => {
    for (const one of document.dataPoints) {
      const row = rows.find((other) => other.record_type === 'dataPoint' && other.id === one.id);
      expect(row).toMatchObject({
        value: one.value ?? (one.yesNo === null ? '' : one.yesNo ? 'yes' : 'no'),
        unit: one.unitSymbol,
        target: one.target?.target ?? '',
        percent_of_target: one.result.kind === 'scored' ? one.result.percent : '',
        points: one.result.kind === 'scored' ? String(one.result.points) : '',
        definition_hash: document.framework.definitionHash,
        provenance: 'fictional',
      });
    }
  });

  it('gives the scores with range and coverage', () => {
    const [economy] = document.scores.dimensions;
    const row = rows.find((other) => other.record_type === 'dimension' && other.id === economy?.id);
    expect(row?.score_percent).toBe(economy?.kind === 'scored' ? economy.percent : '');
    expect(row?.reported).toBe(String(economy?.coverage.reported));
  });
});

describe('what a spreadsheet would run', () => {
  const cases: Array<[text: string, cell: string]> = [
    ['=HYPERLINK("http://bad.example","x")', `'=HYPERLINK("http://bad.example","x")`],
    ['+1+cmd|x', "'+1+cmd|x"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ['-5', '-5'],
    ['-0.25', '-0.25'],
    ['ordinary, with "quotes"\nand lines', 'ordinary, with "quotes"\nand lines'],
  ];
  it.each(cases)('%j becomes %j', (text, cell) => {
    const changed = publicDocument();
    const [one] = changed.dataPoints;
    if (one) one.sourceName = text;
    const row = parseCsv(exportCsv(changed, HASH)).find(
      (other) => other.record_type === 'dataPoint',
    );
    expect(row?.source_name).toBe(cell);
  });
});

describe('an extract', () => {
  const extract = publicDocument({ provenance: 'extract', sourceDocument: 'Report 2020' });
  for (const group of [...extract.scores.dimensions, extract.scores.total])
    group.coverage.notInExtract = 90;
  const [city, ...others] = parseCsv(exportCsv(extract, HASH));

  it('claims no coverage', () => {
    const dimension = others.find((row) => row.record_type === 'dimension');
    expect([city?.reported, city?.total, dimension?.reported, dimension?.total]).toEqual([
      '',
      '',
      '',
      '',
    ]);
    expect(dimension?.scored).not.toBe('');
  });

  it('names its document', () => {
    expect(city).toMatchObject({ provenance: 'extract', source_name: 'Report 2020' });
  });
});

describe('the JSON', () => {
  const json = JSON.parse(exportJson(document, HASH)) as Record<string, unknown>;

  it('is the document with its permanent address', () => {
    const { publication, ...rest } = json;
    expect(publication).toEqual({
      hash: HASH,
      address: `/publications/${HASH}`,
      document: `/publications/${HASH}/document.json`,
    });
    expect(rest).toEqual(document);
  });
});
