/** One process per data folder: two on one embedded database lose rows without a word. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Another process has the folder open. Its message says which, and what to do. */
export class DatabaseLockedError extends Error {
  override name = 'DatabaseLockedError';
}

interface Owner {
  pid: number;
  /** When the process started, where the system tells: a pid is used again after a restart. */
  started: string | null;
}

/** Takes the lock of a folder, creating the folder. Returns how to give it back. Throws `DatabaseLockedError`. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'lock');
  const own = `${file}.${process.pid}.${randomUUID()}`;
  const me: Owner = { pid: process.pid, started: startOf(process.pid) };
  writeFileSync(own, JSON.stringify(me));
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      try {
        // a hard link is made whole or not at all, and never over an existing one
        linkSync(own, file);
        return () => {
          if (isSame(readOwner(file), me)) rmSync(file, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(file);
      if (owner && isAlive(owner)) {
        throw new DatabaseLockedError(
          `The database in ${folder} is open in another CityGauge (process ${owner.pid}). ` +
            'Stop that one first, or give this one another folder (DATA_DIR) or a PostgreSQL server (DATABASE_URL).',
        );
      }
      takeAway(file, owner);
    }
    throw new DatabaseLockedError(
      `The database in ${folder} is being opened by several processes at once. Try again.`,
    );
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves a dead owner's lock aside; when another process was faster, its new lock is put back. */
function takeAway(file: string, dead: Owner | undefined): void {
  const aside = `${file}.dead.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  if (moved && !isSame(moved, dead) && isAlive(moved)) {
    try {
      linkSync(aside, file);
    } catch {
      // somebody holds the lock again, which is all that matters
    }
  }
  rmSync(aside, { force: true });
}

function readOwner(file: string): Owner | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner;
    return Number.isInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isSame(a: Owner | undefined, b: Owner | undefined): boolean {
  return a?.pid === b?.pid && a?.started === b?.started;
}

/** Whether the process of a lock still runs. */
function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(owner.pid);
  return owner.started === null || started === null || started === owner.started;
}

/** Start time of a process in clock ticks since boot, with the boot's id; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // the name in parentheses may hold anything; field 22 is counted from behind it
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}
