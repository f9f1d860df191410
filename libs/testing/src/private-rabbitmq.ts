import { connect } from 'amqplib';
import { ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import fs from 'node:fs';
import net, { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters as plain, promisify } from 'node:util';

export interface PrivateRabbitMqOptions {
  /** Kept between runs until `destroy`; must be missing, empty or an earlier broker's. By default a new temporary folder. */
  dataDir?: string;
  port?: number;
}

export interface PrivateRabbitMq {
  /** Stays the same through `stop` and `start`. */
  readonly url: string;
  /** Ends the broker the way an operator would: clients are told, the data stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends the broker and removes its folder. */
  destroy(): Promise<void>;
}

const host = '127.0.0.1';
// All of them for a machine that is busy with much else: by itself it takes a tenth of it.
const startSeconds = 120;
const stopSeconds = 60;
const helpersSeconds = 20;
const missing =
  'RabbitMQ is not installed: install the package rabbitmq-server (apt-get install rabbitmq-server, ' +
  'brew install rabbitmq), or set BROKER_URL to a broker that runs elsewhere';

export async function ensureRabbitMqInstalled(say: (line: string) => void): Promise<void> {
  if (findServer()) return;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) throw new Error(missing);

  // dpkg starts services through these two. Hiding them from this one call leaves nothing to undo on the machine, unlike
  // a policy-rc.d, which would keep every later package from starting its service if we were killed halfway.
  const standIns = fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-apt-'));
  for (const starter of ['invoke-rc.d', 'deb-systemd-invoke']) {
    fs.writeFileSync(path.join(standIns, starter), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  }
  const aptGet = (...words: string[]) =>
    promisify(execFile)('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
  try {
    say('RabbitMQ is not installed: installing the package rabbitmq-server, which takes a minute or two');
    // One unreachable source fails the update as a whole, though the others may well have the package.
    await aptGet('update').catch((error: Error) => say(`apt-get update: ${error.message}`));
    const searchPath = `DPkg::Path=${standIns}:/usr/sbin:/usr/bin:/sbin:/bin`;
    await aptGet('-o', searchPath, 'install', '-y', '--no-install-recommends', 'rabbitmq-server');
    say('RabbitMQ is installed; its system service was not started');
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`${missing}. Installing it failed: ${stderr?.trim().slice(-2_000) || message}`);
  } finally {
    fs.rmSync(standIns, { recursive: true, force: true });
  }
  if (!findServer()) throw new Error(missing);
}

export async function startPrivateRabbitMq({ dataDir, port }: PrivateRabbitMqOptions = {}): Promise<PrivateRabbitMq> {
  const folder = dataDir ? path.resolve(dataDir) : fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-rabbitmq-'));
  const broker = new PrivateBroker(folder, port ?? (await freePort()));
  try {
    await broker.start();
    return broker;
  } catch (error) {
    if (!dataDir) await broker.destroy();
    // Between our look and the broker's own, somebody else may take a port.
    if (!port && /eaddrinuse/i.test(String(error))) return startPrivateRabbitMq({ dataDir });
    throw error;
  }
}

class PrivateBroker implements PrivateRabbitMq {
  readonly url: string;
  private readonly folder: string;
  private readonly name: string;
  private server?: ChildProcess;

  constructor(
    folder: string,
    private readonly port: number,
  ) {
    this.url = `amqp://guest:guest@${host}:${port}`;
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.folder = fs.realpathSync(folder);
    // RabbitMQ's data belongs to the node of this name. The file also tells our folders from others, since we remove them.
    const nameFile = this.file('node-name');
    if (!fs.existsSync(nameFile)) {
      if (fs.readdirSync(this.folder).length) throw new Error(`${this.folder} holds something that is not RabbitMQ's`);
      fs.writeFileSync(nameFile, `guestflow-${randomBytes(6).toString('hex')}`);
    }
    this.name = fs.readFileSync(nameFile, 'utf8');
  }

  async start(): Promise<void> {
    if (this.server && !hasEnded(this.server) && (await this.answers())) return;
    // A broker whose parent was killed is still closing its files.
    const closed = await until(() => this.processes().length === 0, stopSeconds);
    if (!closed) throw new Error(`A RabbitMQ (process ${this.processes()[0]}) still works in ${this.folder}`);

    const server = (this.server = await this.launch());
    const deadline = Date.now() + startSeconds * 1000;
    while (!(await this.answers())) {
      if (hasEnded(server) || Date.now() > deadline) {
        const why = hasEnded(server) ? 'ended while starting' : `accepted no connection within ${startSeconds} seconds`;
        await this.stop();
        throw new Error(`The private RabbitMQ on port ${this.port} ${why}. The end of its log:\n${this.endOfLog()}`);
      }
      await pause(50);
    }
  }

  async stop(): Promise<void> {
    const server = this.server;
    if (!server) return;
    if (!hasEnded(server)) server.kill('SIGTERM');
    if (!(await until(() => hasEnded(server), stopSeconds))) endNow(-server.pid!);
    // Its helpers see their pipes close and leave by themselves; a start right after must not meet them.
    if (await until(() => this.processes().length === 0, helpersSeconds)) return;
    this.processes().forEach(endNow);
    await until(() => this.processes().length === 0, helpersSeconds);
  }

  async destroy(): Promise<void> {
    await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async launch(): Promise<ChildProcess> {
    const found = findServer();
    if (!found) throw new Error(missing);
    const distributionPort = await freePort([this.port]);
    const epmdPort = await freePort([this.port, distributionPort]);
    const write = (name: string, text: string, mode = 0o600) => fs.writeFileSync(this.file(name), text, { mode });
    write('rabbitmq.conf', 'log.console.level = info\nraft.wal_max_size_bytes = 67108864\n');
    write('advanced.config', '[].\n');
    write('enabled_plugins', '[].\n');
    fs.mkdirSync(this.file('conf.d'), { recursive: true });
    if (!fs.existsSync(this.file('.erlang.cookie'))) write('.erlang.cookie', randomBytes(24).toString('hex'), 0o400);

    const node = `${this.name}@localhost`;
    const erlang = [
      // Named on the command line and told the port of all nodes, Erlang needs no epmd, a daemon that would outlive us;
      // but RabbitMQ's monitor of epmd would start one after a minute.
      `-sname ${node} -start_epmd false -erl_epmd_port ${distributionPort}`,
      `-eval catch(rabbit_sup:stop_child(rabbit_epmd_monitor_sup)).`,
      `-kernel inet_dist_use_interface {127,0,0,1}`,
      // The pipe of stdin closes with our process, however that ends, and takes the broker along.
      `-noshell -eval spawn(fun()->io:get_line(user,[]),init:stop()end).`,
      // The defaults are for a server of a million connections; these save tables and threads.
      `+S 2:2 +P 65536 +t 1048576 +stbt u`,
    ];
    const log = fs.openSync(this.file('broker.log'), 'w', 0o600);
    const server = spawn(this.withoutPlugins(found), [], {
      cwd: this.folder,
      // Of our own group, or Ctrl-C would end it before the services that still use it.
      detached: true,
      stdio: ['pipe', log, log],
      // Nothing of RabbitMQ's or Erlang's settings on this machine may reach it, so only PATH is passed on.
      env: {
        PATH: process.env.PATH,
        LC_ALL: 'C.UTF-8',
        HOME: this.folder,
        RABBITMQ_NODENAME: node,
        RABBITMQ_NODE_IP_ADDRESS: host,
        RABBITMQ_NODE_PORT: String(this.port),
        RABBITMQ_DIST_PORT: String(distributionPort),
        // Where nobody listens: the machine's own epmd shall not hear of this node.
        ERL_EPMD_PORT: String(epmdPort),
        ERL_EPMD_ADDRESS: host,
        RABBITMQ_MNESIA_BASE: this.file('data'),
        RABBITMQ_LOG_BASE: this.file('log'),
        RABBITMQ_LOGS: '-',
        RABBITMQ_PID_FILE: this.file('pid'),
        RABBITMQ_CONF_ENV_FILE: this.file('rabbitmq-env.conf'),
        RABBITMQ_CONFIG_FILE: this.file('rabbitmq.conf'),
        RABBITMQ_CONFIG_FILES: this.file('conf.d'),
        RABBITMQ_ADVANCED_CONFIG_FILE: this.file('advanced.config'),
        RABBITMQ_ENABLED_PLUGINS_FILE: this.file('enabled_plugins'),
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: erlang.join(' '),
        // Makes the script become Erlang instead of waiting for it with stdin closed.
        RABBITMQ_ALLOW_INPUT: '1',
      },
    });
    fs.closeSync(log);
    server.on('error', (error) => fs.appendFileSync(this.file('broker.log'), String(error)));
    // A forgotten broker should not keep our process from ending.
    server.unref();
    (server.stdin as Socket).unref();
    return server;
  }

  /**
   * Erlang looks for each of some 800 modules in the folder of every plugin. A copy of the installation, in links,
   * without the plugins that nobody enables starts in half the time.
   */
  private withoutPlugins(server: string): string {
    const home = path.resolve(fs.realpathSync(server), '../..');
    const plugins = path.join(home, 'plugins');
    const copy = this.file('rabbitmq');
    // RabbitMQ's scripts do not quote the path of their own place.
    if (!fs.existsSync(plugins) || /\s/.test(copy)) return server;
    fs.rmSync(copy, { recursive: true, force: true });
    fs.mkdirSync(path.join(copy, 'plugins'), { recursive: true });
    fs.symlinkSync(path.join(home, 'sbin'), path.join(copy, 'sbin'));
    for (const name of fs.readdirSync(plugins).filter((each) => !/^rabbitmq_(?!prelaunch)/.test(each))) {
      fs.symlinkSync(path.join(plugins, name), path.join(copy, 'plugins', name));
    }
    return path.join(copy, 'sbin', path.basename(server));
  }

  private async answers(): Promise<boolean> {
    try {
      const connection = await connect(this.url, { timeout: 5_000 });
      connection.on('error', () => undefined);
      await connection.close();
      // On a port that was taken, somebody else's broker answers. Ours calls its cluster after its node.
      return connection.connection.serverProperties.cluster_name?.startsWith(`${this.name}@`) ?? false;
    } catch {
      return false;
    }
  }

  /**
   * Erlang puts each of its helpers in a session of its own, so neither the process group nor the parent's id tells them
   * all; the environment they inherit does. Without /proc this finds none, and the helpers leave by themselves.
   */
  private processes(): number[] {
    if (!fs.existsSync('/proc/self/environ')) return [];
    const mark = `\0RABBITMQ_PID_FILE=${this.file('pid')}\0`;
    const pids = fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
    return pids.map(Number).filter((pid) => {
      try {
        return `\0${fs.readFileSync(`/proc/${pid}/environ`, 'utf8')}`.includes(mark);
      } catch {
        return false;
      }
    });
  }

  private endOfLog(): string {
    const log = this.file('broker.log');
    return fs.existsSync(log) ? plain(fs.readFileSync(log, 'utf8')).trim().slice(-4_000) : '(removed)';
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }
}

/** The script itself: Debian's one on the PATH changes the account when it runs as root, and loses the environment. */
function findServer(): string | undefined {
  const direct = '/usr/lib/rabbitmq/bin/rabbitmq-server';
  return fs.existsSync(direct) ? direct : onPath('rabbitmq-server');
}

function onPath(command: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, command)).find((file) => fs.existsSync(file));
}

/** Below the range from which the system hands out ports to outgoing connections, one of which could take it meanwhile. */
async function freePort(besides: number[] = []): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const free = await new Promise<boolean>((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
  return free && !besides.includes(port) ? port : freePort(besides);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(done: () => boolean, seconds: number): Promise<boolean> {
  for (const deadline = Date.now() + seconds * 1000; !done(); await pause(20)) if (Date.now() > deadline) return false;
  return true;
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined || exitCode !== null || signalCode !== null;

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended just now.
  }
}
