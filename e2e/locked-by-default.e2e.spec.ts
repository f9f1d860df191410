import { METHOD_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { statedAccess } from '@guestflow/access';
import { RunningService } from '@guestflow/service';
import { startTestPlatform, TestPlatform } from './support/test-platform';

/** Every route of a running service, and what it states of who may call it. */
function routesOf({ app, name }: RunningService) {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .map((method) => prototype[method]!)
        .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
        .map((handler) => ({
          route: `${name}: ${metatype!.name}.${handler.name}`,
          access: statedAccess(reflector, { getHandler: () => handler, getClass: <T>() => metatype as T }),
        }));
    }),
  );
}

describe('a route', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());

  it('states a permission or that it is public; one that forgets is listed here', () => {
    const routes = Object.values(platform.services).flatMap(routesOf);
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
  });

  it('of a service’s own running is not reached through the gateway', async () => {
    for (const path of ['/metrics', '/health/ready', '/.well-known/jwks.json']) {
      const through = await platform.api.raw('GET', `/api/v1${path}`);
      expect([path, through.status]).toEqual([path, 404]);
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
