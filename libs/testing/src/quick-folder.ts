import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const inMemory = '/dev/shm';
const tmpfs = 0x01021994;
const gigabyte = 2 ** 30;

/**
 * A new folder for what a test needs no longer than itself. A database is a thousand files, which a disk takes ten times
 * as long to make as memory: so it lies there, where there is plenty.
 */
export function quickFolder(what: string): string {
  const folder = fs.mkdtempSync(path.join(place(), `guestflow-${what}-${process.pid}-`));
  // PostgreSQL, where it may not run as who we are, must get to its data.
  fs.chmodSync(folder, 0o755);
  return folder;
}

function place(): string {
  try {
    fs.accessSync(inMemory, fs.constants.W_OK);
    const { type, bavail, bsize } = fs.statfsSync(inMemory);
    const isRoomy = bavail * bsize > 3 * gigabyte && os.freemem() > 6 * gigabyte;
    return type === tmpfs && isRoomy ? inMemory : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

/** Removes what tests that were killed have left in memory. A PostgreSQL that is still there ends when its data is gone. */
export function removeLeftBehind(): void {
  if (!fs.existsSync(inMemory)) return;
  for (const name of fs.readdirSync(inMemory)) {
    const pid = /^guestflow-[\w-]+?-(\d+)-\w{6}$/.exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    try {
      fs.rmSync(path.join(inMemory, name), { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Somebody else's, or somebody else is at it.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
