/** A column copied from a spreadsheet, as the clipboard holds it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastedCells } from '#app/domain/entry/pasted-cells.ts';

test.each([
  ['one cell', '1 234,5', undefined],
  ['one cell with the end of its line', '12\r\n', undefined],
  ['a column', '12\r\n\r\n1,5\r\n', ['12', '', '1,5']],
  ['a row', '12\t13\t', ['12', '13', '']],
  ['a block, row by row', '1\t2\n3\t4', ['1', '2', '3', '4']],
  ['a cell with a line in it', '"a\nb"\n"say ""yes"""', ['a\nb', 'say "yes"']],
  ['inches are no quotes', '5"\n6', ['5"', '6']],
])('%s', (_, text, cells) => {
  expect(pastedCells(text)).toEqual(cells);
});

test('every cell comes back, however it was quoted', () => {
  const cell = fc.string().map((text) => text.replace(/[\r]/g, '').trim());
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 8 }), (cells) => {
      const text = cells.map((one) => `"${one.replaceAll('"', '""')}"`).join('\n');
      expect(pastedCells(text)).toEqual(cells);
    }),
  );
});
