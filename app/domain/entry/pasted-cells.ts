/** What a person has copied from a spreadsheet: cells, where the text is more than one. */

/**
 * The cells of a pasted column or row, from its first cell on; undefined for a text that is one cell. Spreadsheets end
 * lines with a line feed and part cells with a tab; a cell in quotes may hold both.
 */
export function pastedCells(text: string): string[] | undefined {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!/[\n\t]/.test(body)) return undefined;
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < body.length; index += 1) {
    const character = body.charAt(index);
    if (character === '"' && isQuoted && body.charAt(index + 1) === '"') {
      cell += '"';
      index += 1;
    } else if (character === '"' && (isQuoted || cell === '')) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && (character === '\n' || character === '\t')) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += character;
    }
  }
  return [...cells, cell.trim()];
}
