/** Makes workbooks for the tests with another implementation than ours, and broken ones byte by byte. */
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
