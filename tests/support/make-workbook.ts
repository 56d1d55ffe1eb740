/** Makes and opens workbooks for the tests with another implementation than ours, and makes broken ones byte by byte. */
import ExcelJS from 'exceljs';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

export type Cells = ReadonlyArray<readonly unknown[]>;

/** A workbook of these sheets as exceljs writes it. */
export async function makeWorkbook(
  sheets: Readonly<Record<string, Cells>>,
  change?: (workbook: ExcelJS.Workbook) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows([...rows]);
  change?.(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A workbook as exceljs reads it. */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

const HEADER_ROW = 3;

/** The cell of one of our own sheets by the name of its column, in the first row with these texts in other columns. */
export function cellOf(
  workbook: ExcelJS.Workbook,
  sheetName: string,
  column: string,
  about: Readonly<Record<string, string>>,
): ExcelJS.Cell {
  const sheet = workbook.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  const heads = sheet.getRow(HEADER_ROW).values as unknown[];
  for (let number = HEADER_ROW + 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    const isIt = Object.entries(about).every(
      ([name, text]) => String(row.getCell(heads.indexOf(name)).value ?? '') === text,
    );
    if (isIt) return row.getCell(heads.indexOf(column));
  }
  throw new Error(`no row ${JSON.stringify(about)} in ${sheetName}`);
}

/** The same archive with files added, changed (by text) or taken away (undefined). */
export function withParts(
  archive: Uint8Array,
  parts: Readonly<Record<string, string | undefined>>,
): Uint8Array<ArrayBuffer> {
  const files: Zippable = { ...unzipSync(archive) };
  for (const [name, text] of Object.entries(parts)) {
    if (text === undefined) delete files[name];
    else files[name] = strToU8(text);
  }
  return new Uint8Array(zipSync(files, { level: 1 }));
}
