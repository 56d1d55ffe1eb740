/**
 * `npm run roundtrip`: a round goes out as a workbook, is changed and saved by LibreOffice, and comes back into the built
 * server. Apart from the tests, because it needs LibreOffice; it says so where there is none.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type ExcelJS from 'exceljs';
import { cellOf, openWorkbook } from '#tests/support/make-workbook.ts';
import { postForm } from '#tests/support/people.ts';
import {
  buildServer,
  removeFolder,
  startServer,
  temporaryFolder,
} from '#tests/support/running-server.ts';
import { changeInLibreOffice, findLibreOffice } from './libreoffice.ts';

const ROUND = '/manage/exampleville-xx/2026';
const INTERNET = { kpi: 'EC: ICT: ICT: 1C', unit: '%' };
/** What a department changes: figures, a unit, choices, texts that begin like formulas, and one figure taken out. */
const CHANGES: ReadonlyArray<
  readonly [sheet: string, column: string, about: Record<string, string>, content: string | number]
> = [
  ['Register', 'value', { input: 'households' }, 52_801],
  ['Register', 'value', { input: 'cityGdp' }, 6_543.25],
  ['Register', 'unit', { input: 'cityGdp' }, 'million currency'],
  ['Economy', 'value', { input: 'householdsWithInternet' }, 49_000],
  ['Economy', 'quality', INTERNET, 'Personal estimate'],
  ['Economy', 'comment', INTERNET, '=SUM(A1:A9) was meant as a text'],
  ['Economy', 'year', INTERNET, 2025],
  ['Economy', 'value', { input: 'areaServed3g' }, 8_588],
  ['Economy', 'unit', { input: 'areaServed3g' }, 'ha'],
  ['Economy', 'value', { input: 'compact' }, 'no'],
  ['Economy', 'status', { kpi: 'EC: ICT: ICT: 5C', unit: 'hotspots' }, 'not collected'],
  ['Economy', 'value', { input: 'smartWaterMeters' }, ''],
];
/** A figure and its unit are one change. */
const CHANGED_FIELDS = CHANGES.filter(([, column]) => column !== 'unit').length;

const libreOffice = findLibreOffice();
if (libreOffice) await roundTrip(libreOffice);
else {
  console.error(
    'LibreOffice was not found, so nothing was proved. Install it (Debian: apt-get install libreoffice-calc), or name its program in SOFFICE.',
  );
  process.exitCode = 1;
}

async function roundTrip({ program, version }: { program: string; version: string }) {
  buildServer();
  const server = await startServer();
  const folder = temporaryFolder('roundtrip');
  try {
    const cookie = await signIn(server.address, server.links[0] ?? '');
    const [source, target] = [path.join(folder, 'out.xlsx'), path.join(folder, 'back.xlsx')];
    const out = await download(server.address, cookie);
    writeFileSync(source, out);
    const workbook = await openWorkbook(out);
    const changes = CHANGES.map(([sheet, column, about, content]) => {
      const { address } = cellOf(workbook, sheet, column, about);
      return { sheet, address, content };
    });
    await changeInLibreOffice(program, folder, { source, target, changes });
    const back = new Uint8Array(readFileSync(target));
    const shown = await bringIn(server.address, cookie, back);
    check(shown.listed === CHANGED_FIELDS, `${shown.listed} changes shown: ${shown.counts}`);
    check(/ 0 conflicts, 0 errors,/.test(shown.counts), shown.counts);
    const now = await openWorkbook(await download(server.address, cookie));
    const computed = compareComputed(await openWorkbook(back), now);
    for (const [sheet, column, about, content] of CHANGES) {
      const { value } = cellOf(now, sheet, column, about);
      check((value ?? '') === content, `${sheet} ${column}: ${String(value)} is not ${content}`);
    }
    console.log(
      [
        `${version}: opened, ${CHANGES.length} cells changed, saved, brought in`,
        `  shown and saved: ${shown.counts}`,
        `  ${computed} computed cells say the same in LibreOffice and here`,
      ].join('\n'),
    );
  } finally {
    await server.stop();
    removeFolder(server.dataDir);
    removeFolder(folder);
  }
}

function check(isTrue: boolean, otherwise: string): void {
  if (!isTrue) throw new Error(otherwise);
}

async function signIn(address: string, link: string): Promise<string> {
  const answer = await postForm(address, new URL(link).pathname, {});
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function download(address: string, cookie: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(new URL(`${ROUND}/export.xlsx`, address), { headers: { cookie } });
  check(answer.ok, `the workbook cannot be downloaded: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Sends the workbook, takes everything that is ticked, and answers with what the preview said. */
async function bringIn(address: string, cookie: string, bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData();
  form.set('intent', 'upload');
  form.set('file', new File([bytes], 'back.xlsx'));
  const headers = { origin: address, cookie };
  const page = new URL(`${ROUND}/import`, address);
  const sent = await fetch(page, { method: 'POST', body: form, headers });
  const html = await sent.text();
  const draft = new URL(sent.url).searchParams.get('draft');
  check(draft !== null, `the workbook was refused: ${/role="alert">([^<]+)/.exec(html)?.[1]}`);
  const ticked = [...html.matchAll(/name="take"[^>]*value="(\d+)"/g)].map(([, index]) => index);
  const counts = /\d+ new, [^<]*? unchanged/.exec(html.replaceAll('<!-- -->', ''))?.[0] ?? '';
  const chosen = new URLSearchParams({ intent: 'apply', draft: draft ?? '' });
  for (const index of ticked) chosen.append('take', index ?? '');
  const applied = await fetch(page, { method: 'POST', body: chosen, headers });
  const count = new URL(applied.url).searchParams.get('applied');
  check(count === String(ticked.length), `${count} of ${ticked.length} were saved`);
  return { listed: ticked.length, counts };
}

/** How many formulas there are; throws at the first that two programs compute differently. */
function compareComputed(theirs: ExcelJS.Workbook, ours: ExcelJS.Workbook): number {
  let count = 0;
  for (const sheet of ours.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (!cell.formula) return;
        count += 1;
        const other = theirs.getWorksheet(sheet.name)?.getCell(cell.address).result;
        const isSame =
          typeof cell.result === 'number' && typeof other === 'number'
            ? Math.abs(cell.result - other) <= 1e-9 * Math.max(1, Math.abs(cell.result))
            : (cell.result ?? '') === (other ?? '');
        check(
          isSame,
          `${sheet.name}!${cell.address}: ${String(other)}, here ${String(cell.result)}`,
        );
      }),
    );
  }
  return count;
}
