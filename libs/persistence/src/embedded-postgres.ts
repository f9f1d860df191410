import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { Account, locate, outputOf, postgresAccount, reachableBinaries } from './embedded-postgres-place';
import { freePort } from './ports';

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

  if (!fs.existsSync(path.join(location, 'PG_VERSION'))) initialize(location, passwordFile, binaries, account);
  const password = fs.readFileSync(passwordFile, 'utf8').trim();

  const deadline = Date.now() + firstStartSeconds * 1000;
  for (;;) {
    await endStale(location);
    const port = await freePort();
    const server = spawnServer({ location, binaries, account, port, settings });
    const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/guestflow`;
    try {
      await whenReady(server, adminUrl, deadline);
      return { adminUrl, location, stop: () => stop(server) };
    } catch (error) {
      // The data is another's: of sessions whose server was killed, until they end by themselves, or of a server whose
      // launcher was killed before it had said so.
      if (Date.now() > deadline || !/is still in use|lock file .* already exists/.test(server.output())) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
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
    // A statement that fails may have a guest's name in it, and so may what PostgreSQL says of it. Whoever asked is told,
    // and logs it without.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
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

async function whenReady(server: ReturnType<typeof spawnServer>, adminUrl: string, deadline: number): Promise<void> {
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

/**
 * Made beside its place and moved there when it is whole: initdb writes PG_VERSION before anything else, and it goes on
 * when only its launcher is killed.
 */
function initialize(location: string, passwordFile: string, binaries: string, account: Account | undefined): void {
  const unfinished = `${location}.${randomBytes(4).toString('hex')}.new`;
  removeUnfinished(location);
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  fs.writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) for (const owned of [unfinished, passwordFile]) fs.chownSync(owned, account.uid, account.gid);
  try {
    execFileSync(
      path.join(binaries, 'bin', 'initdb'),
      [
        '-D',
        unfinished,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // Sorts by code point, but knows the case of every letter: «ЖУК» is found by «жук».
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
      ],
      { ...account, cwd: unfinished, stdio: 'pipe', env: cleanEnvironment() },
    );
    fs.renameSync(unfinished, location);
  } catch (error) {
    const { stderr } = error as { stderr?: Buffer };
    removeUnfinished(location);
    throw new Error(`The embedded PostgreSQL could not be set up: ${stderr?.toString() ?? String(error)}`);
  }
}

function removeUnfinished(location: string): void {
  const [folder, name] = [path.dirname(location), path.basename(location)];
  const left = fs.readdirSync(folder).filter((entry) => entry.startsWith(`${name}.`) && entry.endsWith('.new'));
  // A set-up that is still at work there may write while it is being removed, and then fails.
  for (const place of [location, ...left.map((entry) => path.join(folder, entry))]) {
    fs.rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

// No process has it: it is beyond what Linux and macOS number.
const nobody = 2 ** 31 - 1;

/** A server outlives a launcher that was killed. It is asked to end, so that the data has one master again. */
async function endStale(location: string): Promise<void> {
  const pidFile = path.join(location, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const [first, ...rest] = fs.readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(first);
  if (!isPostgresOf(pid, location)) {
    // PostgreSQL would take whoever has the number now, or a dead process that nobody buried, for its server. What it
    // reads in the other lines, to see whether sessions of that server are still there, stays.
    fs.writeFileSync(pidFile, [nobody, ...rest].join('\n'));
    return;
  }
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
    const command = outputOf('ps', ['-o', 'command=', '-p', String(pid)]);
    return command.includes('postgres') && command.includes(location);
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
