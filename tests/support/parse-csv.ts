/** Reads CSV by RFC 4180, written apart from what writes it, so that one cannot hide the other's mistakes. */

/** The records as objects by column name. Throws where a record has another number of cells than the header. */
export function parseCsv(text: string): Array<Record<string, string>> {
  const [header = [], ...rows] = cells(text.replace(/^\uFEFF/, ''));
  return rows.map((row) => {
    if (row.length !== header.length)
      throw new Error(`${row.length} cells, ${header.length} columns: ${row.join('|')}`);
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
  });
}

function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
