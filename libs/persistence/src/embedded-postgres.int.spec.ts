import { ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import { EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

const settings = { fsync: 'off' };
const asRoot = process.getuid?.() === 0;
const root = path.resolve(__dirname, '../../..');

/** Where the data of a root that PostgreSQL's account cannot follow goes. */
const elsewhere = '/var/lib/guestflow';

describe('the embedded PostgreSQL', () => {
  let base: string;
  let dataDir: string;
  let running: EmbeddedPostgres[];
  let launchers: ChildProcess[];
  let locations: Set<string>;

  beforeEach(() => {
    running = [];
    launchers = [];
    locations = new Set();
    base = fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-embedded-'));
    // Open to the account PostgreSQL runs as where we are root.
    fs.chmodSync(base, 0o755);
    dataDir = path.join(base, 'data');
  });

  afterEach(async () => {
    await Promise.all(running.map((server) => server.stop()));
    for (const launcher of launchers) kill(launcher.pid!, 'SIGKILL');
    // Servers whose launcher was killed and that nobody took over.
    for (const location of locations) {
      const pid = pidIn(location);
      if (pid) await ended(pid, 'SIGQUIT');
      if (location.startsWith(elsewhere)) fs.rmSync(path.dirname(location), { recursive: true, force: true });
    }
    // A set-up whose launcher was killed may still be writing there.
    fs.rmSync(base, { recursive: true, force: true, maxRetries: 10 });
  });

  async function start(folder = dataDir): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir: folder, settings });
    running.push(server);
    locations.add(server.location);
    return server;
  }

  async function ask<Row extends object>(
    { adminUrl }: Pick<EmbeddedPostgres, 'adminUrl'>,
    sql: string,
  ): Promise<Row[]> {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  interface Launched {
    launcher: ChildProcess;
    server: EmbeddedPostgres;
  }

  /** A launcher of its own, in a group of its own, that says where its server is; it can then be killed. */
  function launch(before = ''): ChildProcess & { told: Promise<EmbeddedPostgres> } {
    const code = `
      ${before}
      const { startEmbeddedPostgres } = require(${JSON.stringify(path.join(__dirname, 'embedded-postgres.ts'))});
      startEmbeddedPostgres(${JSON.stringify({ dataDir, settings })})
        .then((server) => console.log(JSON.stringify(server)))
        .catch((error) => { console.error(error); process.exit(1); });
      setInterval(() => {}, 1000);
    `;
    const launcher = spawn(process.execPath, ['-r', path.join(root, 'scripts/ts.cjs'), '-e', code], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    launchers.push(launcher);
    const told = new Promise<EmbeddedPostgres>((resolve, reject) => {
      createInterface(launcher.stdout).once('line', (line) => {
        const server = JSON.parse(line) as EmbeddedPostgres;
        locations.add(server.location);
        resolve(server);
      });
      launcher.once('exit', () => reject(new Error('the launcher ended')));
    });
    // Some are killed before they can tell.
    told.catch(() => undefined);
    return Object.assign(launcher, { told });
  }

  async function launched(before?: string): Promise<Launched> {
    const launcher = launch(before);
    return { launcher, server: await launcher.told };
  }

  const exit = (child: ChildProcess) =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once('exit', () => resolve()));

  it('is made, answers on the loopback address alone, and ends when it is told to', async () => {
    const server = await start();
    expect(server.location).toBe(path.join(dataDir, 'postgres'));
    const [row] = await ask<{ database: string; role: string; encoding: string; zone: string; listens: string }>(
      server,
      `SELECT current_database() AS database, current_user AS role, current_setting('server_encoding') AS encoding,
              current_setting('timezone') AS zone, current_setting('listen_addresses') AS listens`,
    );
    expect(row).toEqual({
      database: 'guestflow',
      role: 'postgres',
      encoding: 'UTF8',
      zone: 'UTC',
      listens: '127.0.0.1',
    });
    const pid = pidIn(server.location)!;
    await server.stop();
    await expect(ask(server, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(isAlive(pid)).toBe(false);
    // Once more does nothing.
    await server.stop();
  });

  it('lets nobody in without its password, which only its owner can read', async () => {
    const server = await start();
    for (const password of ['', 'wrong']) {
      const url = new URL(server.adminUrl);
      url.password = password;
      await expect(ask({ adminUrl: url.toString() }, 'SELECT 1')).rejects.toThrow();
    }
    expect(fs.statSync(`${server.location}.password`).mode & 0o077).toBe(0);
    expect(fs.statSync(server.location).mode & 0o077).toBe(0);
  });

  it('has its data again after a stop and a start', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.stop();
    expect(await ask(await start(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('runs beside another one', async () => {
    const [one, other] = await Promise.all([start(path.join(base, 'one')), start(path.join(base, 'other'))]);
    await ask(one, 'CREATE TABLE of_the_first ()');
    expect(await ask(other, `SELECT to_regclass('of_the_first') AS found`)).toEqual([{ found: null }]);
  });

  it('ends what cannot be done with its settings by saying why', async () => {
    const starting = startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'plenty' } });
    await expect(starting).rejects.toThrow(/did not start:[^]*shared_buffers/);
    locations.add(path.join(dataDir, 'postgres'));
    // The data made on the way is good.
    await start();
  });

  describe('whose launcher was killed', () => {
    it('runs on by itself, and is taken over by the next launcher with everything that was committed', async () => {
      const { launcher, server } = await launched();
      await ask(server, 'CREATE TABLE kept AS SELECT 7 AS n');
      const orphan = pidIn(server.location)!;
      kill(launcher.pid!, 'SIGKILL');
      await exit(launcher);
      expect(isAlive(orphan)).toBe(true);

      const successor = await start();
      expect(successor.location).toBe(server.location);
      expect(await ask(successor, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
      expect(isAlive(orphan)).toBe(false);
      expect(pidIn(server.location)).not.toBe(orphan);
    });

    it('is taken over even with a client in the middle of a transaction, which comes to nothing', async () => {
      const { launcher, server } = await launched();
      await ask(server, 'CREATE TABLE kept AS SELECT 7 AS n');
      const busy = new Client({ connectionString: server.adminUrl });
      busy.on('error', () => undefined);
      await busy.connect();
      await busy.query('BEGIN; UPDATE kept SET n = 8');
      kill(launcher.pid!, 'SIGKILL');
      await exit(launcher);
      expect(await ask(await start(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
      await busy.end().catch(() => undefined);
    });

    it('together with it starts again from its log', async () => {
      const { launcher, server } = await launched();
      await ask(server, 'CREATE TABLE kept AS SELECT 7 AS n');
      const pid = pidIn(server.location)!;
      kill(launcher.pid!, 'SIGKILL');
      await ended(pid, 'SIGKILL');
      expect(pidIn(server.location)).toBe(pid);
      expect(await ask(await start(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    });

    it('starts although the number it had was given to another process of the same account', async () => {
      const first = await start();
      await first.stop();
      // Numbers are small and come again at once where a container is started anew on the same data.
      const stranger = spawn('sleep', ['600'], asRoot ? accountOf(first.location) : {});
      try {
        const pidFile = path.join(first.location, 'postmaster.pid');
        fs.writeFileSync(pidFile, `${stranger.pid}\n${first.location}\n1763700000\n20000\n\n127.0.0.1\n`, {
          mode: 0o600,
        });
        if (asRoot) fs.chownSync(pidFile, accountOf(first.location).uid, accountOf(first.location).gid);
        expect(await ask(await start(), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
        // And it left the stranger alone.
        expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
      } finally {
        stranger.kill();
      }
    });
  });

  describe('whose very first start was cut short', () => {
    const location = () => path.join(dataDir, 'postgres');

    /** As far as its set-up is when it has just begun to write: the file of its version is the first thing it makes. */
    async function killedWhileSettingUp(whom: (launcher: ChildProcess) => number): Promise<void> {
      const launcher = launch();
      await eventually(() => expect(fs.existsSync(path.join(dataDir, 'postgres.password'))).toBe(true));
      await eventually(() => expect(clusterBegun()).toBe(true));
      kill(whom(launcher), 'SIGKILL');
      await exit(launcher);
    }

    /** Wherever it is being made: some folder under the data folder has it. */
    const clusterBegun = () =>
      fs.readdirSync(dataDir).some((entry) => fs.existsSync(path.join(dataDir, entry, 'PG_VERSION')));

    it('is made anew when all of it was killed half-way', async () => {
      await killedWhileSettingUp((launcher) => -launcher.pid!);
      const server = await start();
      expect(await ask(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
      expect(server.location).toBe(location());
    });

    it('is made anew when only its launcher was killed, although its set-up may still be at work', async () => {
      await killedWhileSettingUp((launcher) => launcher.pid!);
      const server = await start();
      await ask(server, 'CREATE TABLE kept AS SELECT 7 AS n');
      await server.stop();
      expect(await ask(await start(), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    });

    it('is made anew when nothing but an empty folder is left', async () => {
      fs.mkdirSync(location(), { recursive: true });
      expect(await ask(await start(), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    });

    it('is made anew when the password was written and no more', async () => {
      fs.mkdirSync(dataDir, { recursive: true });
      fs.writeFileSync(`${location()}.password`, 'half');
      fs.mkdirSync(path.join(location(), 'base'), { recursive: true });
      expect(await ask(await start(), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    });

    it('leaves nothing else behind in the data folder', async () => {
      await killedWhileSettingUp((launcher) => -launcher.pid!);
      await start();
      expect(fs.readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password']);
    });
  });

  describe('in a folder that only its owner may enter', () => {
    beforeEach(() => fs.chmodSync(base, 0o700));

    it('works: for root, who cannot run it, in a place its account can reach; for others, in the folder itself', async () => {
      const first = await start();
      if (asRoot) expect(first.location).toMatch(/^\/var\/lib\/guestflow\/[\da-f]{12}\/postgres$/);
      else expect(first.location).toBe(path.join(dataDir, 'postgres'));
      await ask(first, 'CREATE TABLE kept AS SELECT 7 AS n');
      await first.stop();
      const second = await start();
      expect(second.location).toBe(first.location);
      expect(await ask(second, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
      if (asRoot) expect(fs.statSync(second.location).uid).toBe(accountOf(second.location).uid);
    });

    it('begins anew when the folder was removed, and goes on when it was moved', async () => {
      const first = await start();
      await ask(first, 'CREATE TABLE kept AS SELECT 7 AS n');
      await first.stop();
      const moved = path.join(base, 'moved');
      fs.renameSync(dataDir, moved);
      const second = await start(moved);
      expect(await ask(second, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
      await second.stop();
      fs.rmSync(moved, { recursive: true });
      const third = await start(moved);
      expect(await ask(third, `SELECT to_regclass('kept') AS found`)).toEqual([{ found: null }]);
    });

    it('is told apart from another such one', async () => {
      const other = await start(path.join(base, 'other'));
      expect((await start()).location).not.toBe(other.location);
    });

    it('works with a umask that closes what is made to everybody else', async () => {
      const { server } = await launched('process.umask(0o077);');
      expect(await ask(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    });
  });
});

function pidIn(location: string): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(location, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    // One that has ended and that nobody has asked after yet still has its number.
    return !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

async function ended(pid: number, signal: NodeJS.Signals): Promise<void> {
  kill(pid, signal);
  await eventually(() => expect(isAlive(pid)).toBe(false), 30_000);
}

/** The account that the data belongs to. */
function accountOf(location: string): { uid: number; gid: number } {
  const { uid, gid } = fs.statSync(location);
  return { uid, gid };
}
