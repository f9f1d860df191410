import { VenueState } from '@guestflow/contracts';
import { eventually } from '@guestflow/testing';
import { Api } from './support/api';
import { Cluster } from './support/cluster';
import { serversIn } from './support/started';

describe('npm run start:cluster', () => {
  let cluster: Cluster | undefined;

  afterAll(() => cluster?.close());

  it('runs every service as a process of its own: a fact travels through RabbitMQ, one that is killed comes back, Ctrl-C leaves nothing', async () => {
    cluster = await Cluster.start();
    const password = /Demo owner\s+owner@bereza\.example \/ (\S+)/.exec(cluster.output)?.[1];
    const owner = await new Api(cluster.url).signIn('owner@bereza.example', password!);
    const templates = async () => (await owner.get<unknown[]>('/notification-templates')).body;
    await eventually(async () => expect(await templates()).not.toEqual([]));

    const killed = cluster.kill('analytics');
    // What happens while it is away is in the audit log once it is back.
    const changed = await owner.patch<VenueState>('/venues/current', { name: 'Кафе «Берёза и клён»' });
    expect(changed.status).toBe(200);
    await eventually(async () => {
      const { status, body } = await owner.get<{ event: string }[]>('/audit-log?limit=5');
      expect([status, body.map?.(({ event }) => event)]).toEqual([200, expect.arrayContaining(['venue.changed.v1'])]);
    }, 90_000);
    expect(cluster.pidOf('analytics')).not.toBe(killed);

    expect(await cluster.stop()).toEqual({ code: 0, signal: null });
    expect(serversIn(cluster.folder)).toEqual([]);
  });
});
