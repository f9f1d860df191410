import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { VenueState } from '@guestflow/contracts';
import { freePort } from '@guestflow/persistence';
import { eventually, testBrokerUrl, testNamespace } from '@guestflow/testing';
import { Api } from './support/api';
import { serversIn, Started } from './support/started';

/** The process of one service, among those that a launcher keeps. */
function pidOf(service: string, launcher: number): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find(
    (one) => one.includes(`/apps/${service}/src/main.js`) && Number(one.trim().split(/\s+/)[1]) === launcher,
  );
  if (!line) throw new Error(`${service} has no process`);
  return Number(line.trim().split(/\s+/)[0]);
}

describe('npm run start:cluster', () => {
  let folder: string;
  let started: Started | undefined;

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guestflow-cluster-'));
    fs.chmodSync(folder, 0o755);
  });
  afterAll(async () => {
    await started?.send('SIGINT');
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('runs every service as a process of its own: a fact travels through RabbitMQ, one that is killed comes back, Ctrl-C leaves nothing', async () => {
    const port = await freePort(20_000, 28_000);
    started = new Started(
      { DATA_DIR: folder, PORT: String(port), BROKER_URL: testBrokerUrl(), BROKER_NAMESPACE: testNamespace() },
      'cluster',
    );
    await started.ready();
    const password = /Demo owner\s+owner@bereza\.example \/ (\S+)/.exec(started.output)?.[1];
    const owner = await new Api(`http://127.0.0.1:${port}`).signIn('owner@bereza.example', password!);
    const templates = async () => (await owner.get<unknown[]>('/notification-templates')).body;
    await eventually(async () => expect(await templates()).toHaveLength(3));

    const killed = pidOf('analytics', started.pid);
    process.kill(killed, 'SIGKILL');
    // What happens while it is away is in the audit log once it is back.
    const changed = await owner.patch<VenueState>('/venues/current', { name: 'Кафе «Берёза и клён»' });
    expect(changed.status).toBe(200);
    await eventually(async () => {
      const { status, body } = await owner.get<{ event: string }[]>('/audit-log?limit=5');
      expect([status, body.map?.(({ event }) => event)]).toEqual([200, expect.arrayContaining(['venue.changed.v1'])]);
    }, 90_000);
    expect(pidOf('analytics', started.pid)).not.toBe(killed);

    expect(await started.send('SIGINT')).toEqual({ code: 0, signal: null });
    started = undefined;
    expect(serversIn(folder)).toEqual([]);
  });
});
