/** Holds reading a workbook of 108 rows and showing what it would change against what a spreadsheet library needs to read it. */
import ExcelJS from 'exceljs';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { makeWorkbook } from '#tests/support/make-workbook.ts';
import { postForm } from '#tests/support/people.ts';
import { removeFolder, startServer } from '#tests/support/running-server.ts';
import { median, type Benchmark } from './timing.ts';

const ROUND = '/manage/exampleville-xx/2026/import';
const MAXIMUM_RATIO = 3;
const ROUNDS = 15;

/** The built server over HTTP, from the upload to the last byte of the preview, and exceljs here, in turn. */
export async function benchImport(): Promise<Benchmark> {
  const { definitions } = await loadStandard();
  const rows = definitions.dataPoints.map((dataPoint, index) => [
    definitions.kpiOfDataPoint.get(dataPoint.id)?.code,
    dataPoint.label,
    '',
    dataPoint.formula.type === 'yesNo' ? 'yes' : 10.5 + index,
    '',
    2025,
    'Based on accurate measurements',
    `Statistical yearbook, table ${index + 1}`,
    'Taken over from the department.',
  ]);
  const header = ['kpi', 'data point', 'input', 'value', 'unit', 'year', 'quality', 'source'];
  const bytes = await makeWorkbook({ Round: [[...header, 'comment'], ...rows] });
  const server = await startServer();
  const times: Record<'library' | 'ours', number[]> = { library: [], ours: [] };
  try {
    const { pathname } = new URL(server.links[0] ?? '');
    const signedIn = await postForm(server.address, pathname, {});
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    for (let round = 0; round < ROUNDS * 2; round += 1) {
      const libraryTime = await timed(() => new ExcelJS.Workbook().xlsx.load(bytes.buffer));
      let draft: string | null = null;
      const ourTime = await timed(async () => {
        draft = await preview(server.address, cookie, bytes);
      });
      await postForm(server.address, ROUND, { intent: 'discard', draft: draft ?? '' }, cookie);
      if (round < ROUNDS) continue;
      times.library.push(libraryTime);
      times.ours.push(ourTime);
    }
  } finally {
    await server.stop();
    removeFolder(server.dataDir);
  }
  const [library, ours] = [median(times.library), median(times.ours)];
  const ratio = ours / library;
  return {
    name: 'a workbook of 108 rows, read and shown',
    lines: [
      `exceljs reads it in ${library.toFixed(0)} ms, ours reads and shows it in ${ours.toFixed(0)} ms`,
      `ratio ${ratio.toFixed(1)}, at most ${MAXIMUM_RATIO}`,
    ],
    isMet: ratio <= MAXIMUM_RATIO,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Sends the workbook as the page does and reads the page that it leads to. */
async function preview(
  address: string,
  cookie: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string | null> {
  const form = new FormData();
  form.set('intent', 'upload');
  form.set('file', new File([bytes], 'round.xlsx'));
  const headers = { origin: address, cookie };
  const answer = await fetch(new URL(ROUND, address), { method: 'POST', body: form, headers });
  const page = await answer.arrayBuffer();
  // names, values, years and all that stands behind them
  if (!Buffer.from(page).includes('Statistical yearbook, table 108')) {
    throw new Error('the preview does not show the last row');
  }
  return new URL(answer.url).searchParams.get('draft');
}
