/** LibreOffice without a window: opens a workbook, changes cells, computes, and saves it, as a department would. */
import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const MOST_MILLISECONDS = 180_000;

/** A cell to change: a number, or a text as it is typed into a cell that may not run it. */
export interface CellChange {
  sheet: string;
  address: string;
  content: string | number;
}

/** The program that `SOFFICE` names or that is on the path, with its version; undefined where there is none. */
export function findLibreOffice(): { program: string; version: string } | undefined {
  for (const program of [process.env.SOFFICE, 'soffice', 'libreoffice']) {
    if (!program) continue;
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    if (status === 0) return { program, version: stdout.trim() };
  }
  return undefined;
}

/** Opens `source`, changes its cells, recalculates all, and saves it as `target`. The folder is for its profile. */
export async function changeInLibreOffice(
  program: string,
  folder: string,
  { source, target, changes }: { source: string; target: string; changes: readonly CellChange[] },
): Promise<void> {
  const profile = path.join(folder, 'profile');
  const run = (argument: string) =>
    promisify(execFile)(
      program,
      [
        '--headless',
        '--norestore',
        '--nologo',
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        argument,
      ],
      { timeout: MOST_MILLISECONDS },
    );
  // the first start makes the profile, and would take the macro out of it again
  await run('--terminate_after_init');
  installMacro(profile, macro(source, target, changes));
  await run('macro:///Standard.Module1.Main');
}

/** In LibreOffice Basic. */
function macro(source: string, target: string, changes: readonly CellChange[]): string {
  const lines = changes.map(({ sheet, address, content }) => {
    const cell = `document.Sheets.getByName(${quoted(sheet)}).getCellRangeByName(${quoted(address)})`;
    return typeof content === 'number'
      ? `${cell}.setValue(${content})`
      : `${cell}.setString(${quoted(content)})`;
  });
  return [
    'Sub Main',
    'Dim opening(0) As New com.sun.star.beans.PropertyValue',
    'opening(0).Name = "Hidden"',
    'opening(0).Value = True',
    `document = StarDesktop.loadComponentFromURL(${quoted(pathToFileURL(source).href)}, "_blank", 0, opening())`,
    ...lines,
    'document.calculateAll()',
    'Dim saving(0) As New com.sun.star.beans.PropertyValue',
    'saving(0).Name = "FilterName"',
    'saving(0).Value = "Calc MS Excel 2007 XML"',
    `document.storeToURL(${quoted(pathToFileURL(target).href)}, saving())`,
    'document.close(True)',
    'StarDesktop.terminate()',
    'End Sub',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** In place of the module that LibreOffice makes in every new profile. */
function installMacro(profile: string, source: string): void {
  const escaped = source.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const module = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">',
    `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  ].join('\n');
  writeFileSync(path.join(profile, 'user', 'basic', 'Standard', 'Module1.xba'), module);
}
