import { transformFileSync } from '@swc/core';
import { connect } from 'amqplib';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { PrivateRabbitMq, ensureRabbitMqInstalled, startPrivateRabbitMq } from './private-rabbitmq';

const queue = 'bookings';
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a private RabbitMQ', () => {
  let folder: string;
  let broker: PrivateRabbitMq;

  beforeAll(async () => {
    await ensureRabbitMqInstalled((line) => process.stderr.write(`${line}\n`));
    folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-spec-')), 'broker');
    broker = await startPrivateRabbitMq({ dataDir: folder });
  }, 300_000);

  afterAll(async () => {
    await broker?.destroy();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  });

  it('keeps the messages of a quorum queue through a stop and a start', async () => {
    const before = await connect(broker.url);
    const told = new Promise<Error | undefined>((resolve) => before.once('close', resolve));
    const channel = await before.createConfirmChannel();
    await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    channel.sendToQueue(queue, Buffer.from('a table for two'), { persistent: true });
    await channel.waitForConfirms();

    await broker.stop();
    await expect(told).resolves.toMatchObject({ message: expect.stringContaining('CONNECTION_FORCED') });
    await expect(connect(broker.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await broker.start();
    const after = await connect(broker.url);
    const message = await (await after.createChannel()).get(queue, { noAck: true });
    await after.close();
    expect(message && message.content.toString()).toBe('a table for two');
  });

  onLinux('listens on the loopback address only, below the ports of outgoing connections', async () => {
    const listening = listenersOf(processesOf(broker));
    expect(listening).toContainEqual({ address: '127.0.0.1', port: Number(new URL(broker.url).port) });
    for (const { address, port } of listening) {
      expect(address).toBe('127.0.0.1');
      expect(port).toBeLessThan(32_768);
    }
  });

  it('runs beside another one', async () => {
    const other = await startPrivateRabbitMq();
    const connection = await connect(other.url);
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    await expect(channel.checkQueue(queue)).rejects.toMatchObject({ code: 404 });
    await connection.close();
    await other.destroy();
    await expect(connect(broker.url).then((ours) => ours.close())).resolves.toBeUndefined();
  });

  it('says what went wrong when it cannot start', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as net.AddressInfo;
    await expect(startPrivateRabbitMq({ port })).rejects.toThrow(/ended while starting.*eaddrinuse/s);
    taken.close();
  });

  it('refuses a folder that holds something else, since it would remove it', async () => {
    const theirs = fs.mkdtempSync(path.join(path.dirname(folder), 'theirs-'));
    fs.writeFileSync(path.join(theirs, 'notes.txt'), 'keep me');
    await expect(startPrivateRabbitMq({ dataDir: theirs })).rejects.toThrow(/holds something that is not RabbitMQ's/);
  });

  onLinux('ends with the process that started it, even with one that is killed', async () => {
    const dataDir = path.join(path.dirname(folder), 'of-the-killed');
    const source = transformFileSync(path.join(__dirname, 'private-rabbitmq.ts'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const start = `exports.startPrivateRabbitMq({ dataDir: ${JSON.stringify(dataDir)} }).then(({ url }) => console.log(url))`;
    const parent = spawn(process.execPath, ['-e', `${source.code}\n;${start};setInterval(() => undefined, 1000)`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const orphans = descendants(parent.pid!);
    expect(orphans.map(nameOf)).toContain('beam.smp');
    parent.kill('SIGKILL');

    const next = await startPrivateRabbitMq({ dataDir });
    expect(orphans.filter(nameOf)).toEqual([]);
    await next.destroy();
  });

  it('leaves neither a process nor its folder behind', async () => {
    const pids = processesOf(broker);
    if (process.platform === 'linux') expect(pids.map(nameOf)).toContain('beam.smp');
    await broker.destroy();
    expect(pids.filter(nameOf)).toEqual([]);
    expect(fs.existsSync(folder)).toBe(false);
  });
});

function statusOf(pid: number): { name: string; state: string; parent: number } | undefined {
  const text = readOr('', () => fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const [, name, state, parent] = /\((.*)\) (\S) (\d+)/s.exec(text) ?? [];
  return name && state ? { name, state, parent: Number(parent) } : undefined;
}

/** Undefined once it has ended, also while nobody has taken note of that. */
function nameOf(pid: number): string | undefined {
  const status = statusOf(pid);
  return status?.state === 'Z' ? undefined : status?.name;
}

/** The tests' shared servers may be children of this process too, so ours is known by its port. */
function processesOf({ url }: PrivateRabbitMq): number[] {
  const port = Number(new URL(url).port);
  const server = descendants(process.pid).find((pid) => listenersOf([pid]).some((listener) => listener.port === port));
  return server ? [server, ...descendants(server)] : [];
}

function descendants(of: number): number[] {
  if (process.platform !== 'linux') return [];
  const all = fs
    .readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
  const children = all.filter((pid) => statusOf(pid)?.parent === of);
  return children.flatMap((pid) => [pid, ...descendants(pid)]);
}

function listenersOf(pids: number[]): { address: string; port: number }[] {
  const open = pids.flatMap((pid) =>
    readOr([], () =>
      fs.readdirSync(`/proc/${pid}/fd`).map((fd) => readOr('', () => fs.readlinkSync(`/proc/${pid}/fd/${fd}`))),
    ),
  );
  const rows = ['tcp', 'tcp6'].flatMap((file) =>
    fs.readFileSync(`/proc/net/${file}`, 'utf8').trim().split('\n').slice(1),
  );
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && open.includes(`socket:[${inode}]`))
    .map(([, local]) => {
      const [address, port] = local!.split(':');
      return { address: address === '0100007F' ? '127.0.0.1' : address!, port: parseInt(port!, 16) };
    });
}

/** Processes come and go while we look. */
function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
