/** Finds a Chromium for the browser tests: the one that is named, the one from npm where it runs, or one that is installed. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type BrowserServer } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface Found {
  executablePath: string;
  env: Record<string, string>;
}

/** Starts one headless browser with an empty profile; the tests connect to its address. */
export async function launchBrowser(): Promise<BrowserServer> {
  const { executablePath, env } = findChromium();
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launchServer({
    executablePath,
    args: FLAGS,
    headless: true,
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

/** The browser's executable and what its environment needs. Throws with advice when there is none. */
export function findChromium(): Found {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH: there is no file ${named}`);
    return { executablePath: named, env: {} };
  }
  // the same for everyone, and without the parts of a browser that people see: half the work for the machine
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium();
  const installed = INSTALLED.find((file) => existsSync(file));
  if (installed) return { executablePath: installed, env: {} };
  throw new Error(
    'No Chromium was found. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test',
  );
}

/** Chromium from @sparticuz/chromium, unpacked once; its own libraries only where the system lacks them. */
function unpackedChromium(): Found {
  const archives = path.resolve('node_modules/@sparticuz/chromium/bin');
  const { version } = JSON.parse(
    readFileSync(path.resolve(archives, '../package.json'), 'utf8'),
  ) as { version: string };
  const folder = path.resolve('node_modules/.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    const beside = `${folder}.${process.pid}`;
    mkdirSync(path.join(beside, 'fonts-cache'), { recursive: true });
    const executable = path.join(beside, 'chromium');
    writeFileSync(
      executable,
      brotliDecompressSync(readFileSync(path.join(archives, 'chromium.br'))),
    );
    chmodSync(executable, 0o755);
    for (const name of ['al2023', 'fonts']) {
      const input = brotliDecompressSync(readFileSync(path.join(archives, `${name}.tar.br`)));
      const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', beside], {
        input,
      });
      if (status !== 0) throw new Error(`tar could not unpack ${name}.tar.br: ${stderr}`);
    }
    writeFileSync(
      path.join(beside, 'fonts.conf'),
      `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n  <dir>${folder}/fonts</dir>\n  <cachedir>${folder}/fonts-cache</cachedir>\n</fontconfig>\n`,
    );
    try {
      renameSync(beside, folder);
    } catch (error) {
      // another run was quicker
      rmSync(beside, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const executablePath = path.join(folder, 'chromium');
  const isMissingLibraries = spawnSync(executablePath, ['--version']).status !== 0;
  const libraries = [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  return {
    executablePath,
    env: {
      ...(isMissingLibraries && { LD_LIBRARY_PATH: libraries }),
      ...(!existsSync('/etc/fonts/fonts.conf') && {
        FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      }),
    },
  };
}
