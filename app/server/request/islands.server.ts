/** Where the script of the charts is: its name changes with what is in it. */
import { readFileSync } from 'node:fs';

const ENTRY = 'app/islands/start.ts';
const MANIFEST = 'build/client/assets/islands.json';

let built: string | undefined;

/** The address of the script that starts the charts of reading pages. While developing Vite serves the source. */
export function islandsAddress(isProduction: boolean): string {
  if (!isProduction) return `/${ENTRY}`;
  if (!built) {
    const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, { file: string }>;
    const file = manifest[ENTRY]?.file;
    if (!file) throw new Error(`${MANIFEST} has no ${ENTRY}; build again`);
    built = `/${file}`;
  }
  return built;
}
