/** A correction says what it changed, and nothing else. */
import { describe, expect, it } from 'vitest';
import { buildPublicDocument } from '#app/domain/publication/build-publication.ts';
import { correctionsOf } from '#app/domain/publication/corrections.ts';
import { publicationInput } from '#tests/fixtures/publication.ts';

const HASH = 'b'.repeat(64);
type Input = ReturnType<typeof publicationInput>;
const before = buildPublicDocument(publicationInput(), HASH);

function corrected(change: (input: Input) => void) {
  const input = publicationInput({ sequence: 2, supersedes: HASH, note: 'A slip.' });
  change(input);
  const { of, dataPoints, register } = correctionsOf(before, buildPublicDocument(input, HASH));
  expect(of).toBe(HASH);
  return { dataPoints, register };
}
const entryOf = (input: Input, id: string) =>
  input.rows.entries.find((one) => one.data_point_id === id);

describe('what a correction changed', () => {
  it('is nothing where no figure was changed', () => {
    expect(corrected(() => {})).toEqual({ dataPoints: [], register: [] });
  });

  it('is no data point of which only the source was changed', () => {
    const { dataPoints } = corrected((input) => {
      Object.assign(entryOf(input, 'ec-ict-ict-2c') ?? {}, { source_name: 'Another' });
    });
    expect(dataPoints).toEqual([]);
  });

  it('is the data point whose input was changed, as it was and as it is', () => {
    const { dataPoints, register } = corrected((input) => {
      const row = input.rows.inputValues.find((one) => one.kpi_id === 'ec-ict-ict-2c');
      Object.assign(row ?? {}, { typed_text: '12', decimal_value: '12' });
    });
    expect(register).toEqual([]);
    expect(dataPoints.map(({ now }) => now.id)).toEqual(['ec-ict-ict-2c']);
    const [one] = dataPoints;
    expect(one?.was).toEqual(before.dataPoints.find(({ id }) => id === 'ec-ict-ict-2c'));
    expect(one?.now.value).not.toBe(one?.was?.value);
  });

  it('is a figure of the register, with every data point that it moved', () => {
    const { dataPoints, register } = corrected((input) => {
      const row = input.rows.registerValues.find((one) => one.register_id === 'households');
      Object.assign(row ?? {}, { typed_text: '99999', decimal_value: '99999' });
    });
    expect(register).toMatchObject([{ id: 'households', now: { value: '99999' } }]);
    expect(dataPoints.length).toBeGreaterThan(3);
  });

  it('is a data point that is not told any more, and a register figure that went', () => {
    const { dataPoints, register } = corrected((input) => {
      Object.assign(entryOf(input, 'ec-ict-ict-2c') ?? {}, { is_confidential: true });
      input.rows.registerValues = input.rows.registerValues.filter(
        (one) => one.register_id !== 'liveBirths',
      );
    });
    expect(dataPoints.find(({ now }) => now.id === 'ec-ict-ict-2c')?.now.result.kind).toBe(
      'confidential',
    );
    expect(register).toMatchObject([
      { id: 'liveBirths', now: undefined, was: { id: 'liveBirths' } },
    ]);
  });
});
