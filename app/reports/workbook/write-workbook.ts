/**
 * Writes XLSX workbooks of our own few kinds of cells over `fflate`: the libraries that could do it are unmaintained or
 * carry a reader, dates and drawings with them, while 300 lines keep every text a text and every byte the same each time.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { escapeXml } from './escape-xml.ts';
import type { ChoiceQuestion, WorkbookSheet } from './workbook.ts';
import { writeSheet } from './write-sheet.ts';
import { Styles } from './write-styles.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Archives have no time zone, and nobody asks when a part of it was written. */
const WRITTEN = new Date(2020, 0, 1);

/** The bytes of a workbook; the same sheets are the same bytes. */
export function writeWorkbook(
  sheets: readonly WorkbookSheet[],
  question: ChoiceQuestion,
): Uint8Array<ArrayBuffer> {
  const styles = new Styles();
  const written = sheets.map((sheet) => writeSheet(sheet, styles, question));
  const pathOf = (index: number) => `worksheets/sheet${index + 1}.xml`;
  const stylesId = `rId${sheets.length + 1}`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.map((_, index) => pathOf(index))),
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => [`rId${index + 1}`, 'worksheet', pathOf(index)] as const),
      [stylesId, 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles.xml(),
    ...Object.fromEntries(written.map((xml, index) => [`xl/${pathOf(index)}`, xml])),
  };
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, strToU8(DECLARATION + xml)]),
  );
  return zipSync(files, { level: 6, mtime: WRITTEN }) as Uint8Array<ArrayBuffer>;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function contentTypes(sheetPaths: readonly string[]): string {
  const part = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${TYPES}.${type}+xml"/>`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    part('workbook.xml', 'sheet.main'),
    ...sheetPaths.map((path) => part(path, 'worksheet')),
    part('styles.xml', 'styles'),
    '</Types>',
  ].join('');
}

function relations(
  list: ReadonlyArray<readonly [id: string, type: string, target: string]>,
): string {
  const parts = list.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
  const parts = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    '<bookViews><workbookView/></bookViews>',
    `<sheets>${parts.join('')}</sheets>`,
    // what the program computes goes before what we have computed
    '<calcPr fullCalcOnLoad="1"/>',
    '</workbook>',
  ].join('');
}
