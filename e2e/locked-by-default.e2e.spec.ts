import { RequestMethod } from '@nestjs/common';
import { outsideTheApi } from '@guestflow/service';
import { Document, operationsOf } from './support/operations';
import { routesOf } from './support/routes';
import { startTestPlatform, TestPlatform } from './support/test-platform';

/** For Telegram alone, which reads no document of ours. */
const telegrams = ['POST /telegram/{id}'];

describe('a route', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());

  const routes = () => Object.values(platform.services).flatMap(routesOf);

  it('states a permission or that it is public; one that forgets is listed here', () => {
    expect(routes().length).toBeGreaterThan(10);
    expect(routes().filter(({ access }) => access === undefined)).toEqual([]);
  });

  it('of the API is described: what goes through every operation of the document misses none', async () => {
    const { body } = await platform.api.get<Document>('/openapi.json');
    const described = new Set(operationsOf(body).map(({ name }) => name));
    const inner = new Set([
      ...outsideTheApi.map(({ method, path }) => `${RequestMethod[method]} /${path}`),
      ...telegrams,
    ]);
    expect(routes().filter(({ operation }) => !described.has(operation) && !inner.has(operation))).toEqual([]);
  });

  it('of a service’s own running is not reached through the gateway', async () => {
    for (const { method, path } of outsideTheApi) {
      const through = await platform.api.call(RequestMethod[method], `/${path}`);
      expect([path, through.status]).toEqual([path, 404]);
      // Nor round about, by a word that leads to the service behind it.
      const around = await platform.api.call(RequestMethod[method], `/auth/..%2F..%2F..%2F${path}`);
      expect([path, around.status]).toEqual([path, 404]);
    }
  });

  it('of health tells apart what runs and what is ready', async () => {
    const { body, status } = await platform.api.raw<{ status: string; checks: Record<string, string> }>(
      'GET',
      '/health/ready',
    );
    expect([status, body.status]).toEqual([200, 'ok']);
    expect(Object.keys(body.checks).sort()).toEqual([
      'analytics',
      'booking',
      'bot-gateway',
      'crm',
      'identity',
      'messaging',
    ]);
    const direct = await fetch(`${platform.services.booking.url}/health/ready`);
    expect(await direct.json()).toEqual({ status: 'ok', checks: { database: 'up', broker: 'up' } });
  });
});
