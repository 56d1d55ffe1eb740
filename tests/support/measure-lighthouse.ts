/** `npm run lighthouse`: what Lighthouse says of the public pages of the built server, on a slow phone. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { findChromium } from './chromium.ts';
import { buildServer, removeFolder, startServer, temporaryFolder } from './running-server.ts';

/** The newest that runs on Node 20; not a dependency, since only this command needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const PAGES = [
  '/',
  '/cities/exampleville-xx',
  '/cities/exampleville-xx/2025',
  '/kpis/ec-ict-ict-2c',
  '/sdgs/3',
  '/compare?city=karmoy-no&city=valencia-es&city=kristiansund-no&year=2020',
];
const AT_LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; title: string; numericValue?: number }>;
}

function reportOf(url: string, file: string): Report {
  const { executablePath, env } = findChromium();
  const args = [
    '--yes',
    LIGHTHOUSE,
    url,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking',
  ];
  const { status, stderr } = spawnSync('npx', args, {
    env: { ...process.env, ...env, CHROME_PATH: executablePath },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`lighthouse failed for ${url}:\n${stderr}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Report;
}

/** Asks without keeping the connection, which would be closed while Lighthouse runs. */
function once(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => response.on('end', resolve).resume()).on(
      'error',
      reject,
    );
  });
}

buildServer();
const server = await startServer();
const folder = temporaryFolder('lighthouse');
try {
  for (const [index, page] of PAGES.entries()) {
    const url = `${server.address}${page}`;
    // a page is measured as most readers get it: rendered before, from memory
    await once(url);
    const { categories, audits } = reportOf(url, path.join(folder, `${index}.json`));
    const scores = Object.keys(AT_LEAST).map(
      (name) => [name, Math.round(100 * (categories[name]?.score ?? 0))] as const,
    );
    const shift = audits['cumulative-layout-shift']?.numericValue ?? Number.NaN;
    console.log(
      `${scores.map(([name, score]) => `${name} ${score}`).join(', ')}, layout shift ${shift}  ${page}`,
    );
    const isLow = scores.some(([name, score]) => score < AT_LEAST[name as keyof typeof AT_LEAST]);
    if (isLow || shift > 0) {
      process.exitCode = 1;
      const failed = Object.values(audits).filter(({ score }) => score !== null && score < 0.9);
      console.log(failed.map(({ title, score }) => `    ${score} ${title}`).join('\n'));
    }
  }
} finally {
  await server.stop();
  removeFolder(server.dataDir);
  removeFolder(folder);
}
