/** Holds reading the workbook of a round with 108 changed rows and showing them against what a spreadsheet library needs to read it. */
import ExcelJS from 'exceljs';
import { loadStandard } from '#tests/fixtures/standard.ts';
import { cellOf, openWorkbook } from '#tests/support/make-workbook.ts';
import { postForm } from '#tests/support/people.ts';
import { removeFolder, startServer } from '#tests/support/running-server.ts';
import { median, type Benchmark } from './timing.ts';

const ROUND = '/manage/exampleville-xx/2026';
const MAXIMUM_RATIO = 3;
const ROUNDS = 15;

/** The built server over HTTP, from the upload to the last byte of the preview, and exceljs here, in turn. */
export async function benchImport(): Promise<Benchmark> {
  const server = await startServer();
  const times: Record<'library' | 'ours', number[]> = { library: [], ours: [] };
  try {
    const { pathname } = new URL(server.links[0] ?? '');
    const signedIn = await postForm(server.address, pathname, {});
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const bytes = await changedWorkbook(server.address, cookie);
    for (let round = 0; round < ROUNDS * 2; round += 1) {
      const libraryTime = await timed(() => new ExcelJS.Workbook().xlsx.load(bytes.buffer));
      let draft: string | null = null;
      const ourTime = await timed(async () => {
        draft = await preview(server.address, cookie, bytes);
      });
      const discard = { intent: 'discard', draft: draft ?? '' };
      await postForm(server.address, `${ROUND}/import`, discard, cookie);
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
    name: 'a workbook with 108 changed rows, read and shown',
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

/** The workbook of the round with another value in every data point's row. */
async function changedWorkbook(address: string, cookie: string): Promise<Uint8Array<ArrayBuffer>> {
  const { definitions } = await loadStandard();
  const { framework, kpis } = definitions;
  const answer = await fetch(new URL(`${ROUND}/export.xlsx`, address), { headers: { cookie } });
  const workbook = await openWorkbook(new Uint8Array(await answer.arrayBuffer()));
  for (const kpi of kpis) {
    const sheet = framework.dimensions.find(({ id }) => id === kpi.dimension)?.name ?? '';
    for (const [index, { id, formula }] of kpi.dataPoints.entries()) {
      const part = id.split('.')[1] ?? '';
      const about = { kpi: kpi.code, 'data point': part, input: '', round: 'exampleville-xx/2026' };
      const value = formula.type === 'yesNo' ? 'no' : 11.25 + index;
      cellOf(workbook, sheet, 'value', about).value = value;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
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
  const page = new URL(`${ROUND}/import`, address);
  const headers = { origin: address, cookie };
  const answer = await fetch(page, { method: 'POST', body: form, headers });
  const html = Buffer.from(await answer.arrayBuffer());
  if (!html.includes('All (108)')) throw new Error('the page does not show the 108 changes');
  return new URL(answer.url).searchParams.get('draft');
}
