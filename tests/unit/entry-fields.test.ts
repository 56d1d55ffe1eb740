/** Which data points are typed as they are, and which are computed. */
import { describe, expect, it } from 'vitest';
import {
  inputReferences,
  isTypedDirectly,
  parseFieldName,
  rowKey,
} from '#app/domain/entry/fields.ts';
import { loadStandard } from '#tests/fixtures/standard.ts';

const { definitions } = await loadStandard();

describe('isTypedDirectly', () => {
  it('is false for a data point that the register alone leads to', () => {
    const outages = definitions.dataPointById.get('ec-i-es-1c');
    expect(outages?.inputs).toEqual([]);
    expect(outages && isTypedDirectly(outages)).toBe(false);
  });
  it('is true exactly where no formula reads anything', () => {
    for (const dataPoint of definitions.dataPoints) {
      expect(isTypedDirectly(dataPoint), dataPoint.id).toBe(
        inputReferences(dataPoint).length === 0,
      );
      if (dataPoint.inputs.length > 0) expect(isTypedDirectly(dataPoint), dataPoint.id).toBe(false);
    }
  });
});

describe('parseFieldName', () => {
  it.each([
    ['input/ec-ict-ict-1c/householdsWithInternet', 'input/ec-ict-ict-1c/householdsWithInternet'],
    ['entry/ec-ict-ict-1c/comment', 'entry/ec-ict-ict-1c'],
    ['register/population/source', 'register/population'],
  ])('%s belongs to the row %s', (name, row) => {
    const field = parseFieldName(name);
    expect(field && rowKey(field)).toBe(row);
  });
  it.each([
    '',
    'input',
    'input/a',
    'entry/a/secret',
    'register/a/b/c',
    'other/a/b',
    'entry//comment',
  ])('%j is no field', (name) => {
    expect(parseFieldName(name)).toBeUndefined();
  });
});
