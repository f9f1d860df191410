import { ExecutionContext, Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Forbidden, NotFound, Unauthorized, Unavailable, ValidationProblem } from '@guestflow/problems';
import { AccessGuard, bearerOf, IncomingRequest, Public, Requires } from './access.guard';
import { permissions } from './permissions';
import { AccessClaims, TokenVerifier } from './tokens';

const cafe = '0191c0de-0000-7000-8000-00000000cafe';
const studio = '0191c0de-0000-7000-8000-0000005a1011';

class Routes {
  unsaid() {}

  @Public()
  open() {}

  @Requires('self.read')
  self() {}

  @Requires('templates.read')
  templates() {}

  @Requires('templates.read', { venueInAddress: true })
  templatesOf() {}

  @Requires('audit.read')
  audit() {}

  @Requires('tenants.read')
  tenants() {}

  @Requires('bot.act')
  act() {}

  @Requires('own_bookings.read')
  ownBookings() {}
}

@Public()
class OpenRoutes {
  unsaid() {}

  @Requires('tenants.write')
  closed() {}
}

@Requires('tenants.read')
class OperatorsRoutes {
  unsaid() {}

  @Public()
  open() {}

  @Requires('self.read')
  self() {}
}

const claimsOf = (role: AccessClaims['role'], venueId?: string): AccessClaims => ({
  sub: 'a-user',
  sid: 'a-session',
  gen: 1,
  role,
  venue_id: venueId,
  exp: 4_000_000_000,
});

/** Tokens that are their own claims: whether a real one is good is another spec's question. */
const known = new Map<string, AccessClaims>([
  ['manager', claimsOf('manager', cafe)],
  ['admin', claimsOf('admin', cafe)],
  ['owner', claimsOf('owner', cafe)],
  ['nowhere', claimsOf('manager')],
  ['receptionist', claimsOf('receptionist', cafe)],
  ['operator', claimsOf('super_admin')],
  ['guest', claimsOf('guest')],
  ['bot', { ...claimsOf('bot', cafe), sub: 'a-bot' }],
  ['app_guest', { ...claimsOf('app_guest', cafe), sub: 'a-sign-in', tg: '123456789' }],
  ['impersonating', { ...claimsOf('manager', cafe), imp: 'an-operator' }],
]);
const tokens = {
  verify: (token: string) => {
    const claims = known.get(token);
    if (token === 'broken') return Promise.reject(new Error('connect ECONNREFUSED'));
    return claims ? Promise.resolve(claims) : Promise.reject(new Unauthorized());
  },
} as unknown as TokenVerifier;

const guard = new AccessGuard(new Reflector(), tokens);

type Sent = Partial<Pick<IncomingRequest, 'query' | 'body' | 'headers'>>;

function requestOf(as: string | undefined, sent: Sent = {}): IncomingRequest {
  return {
    id: 'request-1',
    ip: '192.0.2.1',
    query: {},
    body: undefined,
    ...sent,
    headers: { ...(as !== undefined && { authorization: `Bearer ${as}` }), ...sent.headers },
  };
}

/** Sends a request to a route through the guard; what it then knows of its caller stands on the request. */
async function send<Place>(
  place: Type<Place>,
  route: keyof Place,
  as: string | undefined,
  sent: Sent = {},
): Promise<IncomingRequest> {
  const request = requestOf(as, sent);
  const context = {
    getType: () => 'http',
    getClass: () => place,
    getHandler: () => place.prototype[route] as () => void,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  expect(await guard.canActivate(context)).toBe(true);
  return request;
}

const wrongField = (field: string) => ({ status: 400, errors: [expect.objectContaining({ field })] });

describe('a route', () => {
  it('that states nothing is locked for everybody, the super admin too', async () => {
    await expect(send(Routes, 'unsaid', undefined)).rejects.toBeInstanceOf(Unauthorized);
    for (const as of ['manager', 'owner', 'operator']) {
      await expect(send(Routes, 'unsaid', as, { query: { venue_id: cafe } })).rejects.toBeInstanceOf(Forbidden);
    }
  });

  it('that is public is open to anybody, whatever they sign in with', async () => {
    for (const as of [undefined, 'manager', 'garbage', 'broken']) {
      const { caller } = await send(Routes, 'open', as);
      expect(caller).toEqual({
        actor: 'anonymous',
        role: 'anonymous',
        requestId: 'request-1',
        ip: '192.0.2.1',
        userAgent: undefined,
      });
    }
  });

  it('that requires a permission is open to whoever holds it', async () => {
    await send(Routes, 'templates', 'manager');
    await send(Routes, 'self', 'receptionist');
    await expect(send(Routes, 'templates', 'receptionist')).rejects.toBeInstanceOf(Forbidden);
    await expect(send(Routes, 'tenants', 'owner')).rejects.toBeInstanceOf(Forbidden);
    await send(Routes, 'tenants', 'operator');
  });

  it.each([
    ['none', undefined],
    ['of another kind', 'Basic bWFuYWdlcjp4'],
    ['without a token', 'Bearer '],
    ['with two', 'Bearer manager manager'],
    ['twice', ['Bearer manager', 'Bearer manager']],
    ['that nobody knows', 'Bearer garbage'],
  ])('that requires a permission is closed without a good Authorization header: %s', async (_how, authorization) => {
    const sending = send(Routes, 'self', undefined, { headers: { authorization } });
    await expect(sending).rejects.toBeInstanceOf(Unauthorized);
  });

  it('is not available, and nobody is called unknown, while tokens cannot be checked', async () => {
    await expect(send(Routes, 'self', 'broken')).rejects.toBeInstanceOf(Unavailable);
  });

  it('has its own word over that of its class, in both directions', async () => {
    expect((await send(OpenRoutes, 'unsaid', undefined)).caller?.role).toBe('anonymous');
    await expect(send(OpenRoutes, 'closed', undefined)).rejects.toBeInstanceOf(Unauthorized);
    await expect(send(OpenRoutes, 'closed', 'manager')).rejects.toBeInstanceOf(Forbidden);

    await expect(send(OperatorsRoutes, 'unsaid', 'manager')).rejects.toBeInstanceOf(Forbidden);
    expect((await send(OperatorsRoutes, 'open', undefined)).caller?.role).toBe('anonymous');
    expect((await send(OperatorsRoutes, 'self', 'manager')).caller?.role).toBe('manager');
  });

  it('of events is not the guard’s to close', async () => {
    const context = { getType: () => 'rpc' } as unknown as ExecutionContext;
    expect(await guard.canActivate(context)).toBe(true);
  });
});

describe('the caller', () => {
  it('is who the token says, in its venue, from where the request came', async () => {
    const { caller } = await send(Routes, 'templates', 'impersonating', { headers: { 'user-agent': 'x'.repeat(500) } });
    expect(caller).toEqual({
      actor: 'user:a-user',
      role: 'manager',
      userId: 'a-user',
      sessionId: 'a-session',
      impersonatorId: 'an-operator',
      venueId: cafe,
      requestId: 'request-1',
      ip: '192.0.2.1',
      userAgent: 'x'.repeat(300),
    });
  });
});

describe('a venue’s bot, and a guest of its Mini App', () => {
  it('are called what they are; the account in Telegram is the guest’s alone', async () => {
    const { caller: bot } = await send(Routes, 'act', 'bot');
    expect(bot).toMatchObject({ actor: 'bot:a-bot', role: 'bot', venueId: cafe });
    const { caller: guest } = await send(Routes, 'ownBookings', 'app_guest');
    expect(guest).toMatchObject({
      actor: 'guest:a-sign-in',
      role: 'app_guest',
      venueId: cafe,
      telegramId: '123456789',
    });
    const others = await Promise.all([send(Routes, 'ownBookings', 'guest'), send(Routes, 'act', 'admin')]);
    expect([bot, ...others.map(({ caller }) => caller)].map((each) => each?.telegramId)).toEqual(
      Array(3).fill(undefined),
    );
    for (const each of [bot, guest]) expect([each?.userId, each?.sessionId]).toEqual([undefined, undefined]);
  });

  it('are at their venue and at no other, whichever they name', async () => {
    for (const [as, route] of [
      ['bot', 'act'],
      ['app_guest', 'ownBookings'],
    ] as const) {
      expect((await send(Routes, route, as, { query: { venue_id: cafe } })).caller?.venueId).toBe(cafe);
      for (const sent of [{ query: { venue_id: studio } }, { body: { restaurant_id: studio } }]) {
        await expect(send(Routes, route, as, sent)).rejects.toBeInstanceOf(NotFound);
      }
    }
  });

  it('get in nowhere else', async () => {
    for (const route of ['self', 'templates', 'audit', 'tenants'] as const) {
      for (const as of ['bot', 'app_guest']) await expect(send(Routes, route, as)).rejects.toBeInstanceOf(Forbidden);
    }
    await expect(send(Routes, 'ownBookings', 'bot')).rejects.toBeInstanceOf(Forbidden);
    await expect(send(Routes, 'act', 'app_guest')).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('the venue a request names', () => {
  const names = ['venue_id', 'restaurant_id', 'studio_id'];
  const places = ['query', 'body'] as const;
  const everywhere = names.flatMap((name) => places.map((place) => [name, place] as const));

  it.each(everywhere)('as %s in the %s is where a super admin acts, and is taken out', async (name, place) => {
    const request = await send(Routes, 'templates', 'operator', { [place]: { [name]: studio, q: 'kept' } });
    expect(request.caller?.venueId).toBe(studio);
    expect(request[place]).toEqual({ q: 'kept' });
  });

  it.each(everywhere)('as %s in the %s may be one’s own', async (name, place) => {
    const request = await send(Routes, 'templates', 'manager', { [place]: { [name]: cafe.toUpperCase() } });
    expect(request.caller?.venueId).toBe(cafe);
    expect(request[place]).toEqual({});
  });

  it.each(everywhere)('as %s in the %s does not exist when it is somebody else’s', async (name, place) => {
    for (const as of ['manager', 'admin', 'owner', 'impersonating', 'nowhere']) {
      const sending = send(Routes, 'templates', as, { [place]: { [name]: studio } });
      await expect(sending).rejects.toBeInstanceOf(NotFound);
    }
  });

  it.each(everywhere)('as %s in the %s must be a UUID', async (name, place) => {
    for (const value of [
      '',
      'cafe',
      `${cafe}0`,
      `${cafe}' OR true --`,
      `\n${cafe}`,
      7,
      true,
      {},
      [cafe],
      [cafe, studio],
    ]) {
      for (const as of ['manager', 'operator']) {
        const sending = send(Routes, 'templates', as, { [place]: { [name]: value } });
        await expect(sending).rejects.toBeInstanceOf(ValidationProblem);
        await expect(sending).rejects.toMatchObject(wrongField(name));
      }
    }
  });

  it('may be said several times if it is the same one', async () => {
    const request = await send(Routes, 'templates', 'operator', {
      query: { venue_id: studio, restaurant_id: studio.toUpperCase() },
      body: { studio_id: studio, text: 'kept' },
    });
    expect(request.caller?.venueId).toBe(studio);
    expect([request.query, request.body]).toEqual([{}, { text: 'kept' }]);
  });

  it.each<[string, Sent]>([
    ['by two names', { query: { venue_id: cafe, restaurant_id: studio } }],
    ['in two places', { query: { venue_id: cafe }, body: { venue_id: studio } }],
  ])('is refused when it is two different ones, %s', async (_how, sent) => {
    for (const as of ['manager', 'operator']) {
      const sending = send(Routes, 'templates', as, { query: { ...sent.query }, body: { ...(sent.body as object) } });
      await expect(sending).rejects.toMatchObject(wrongField('venue_id'));
    }
  });

  it('is needed where a super admin acts inside a venue, and only there', async () => {
    const sending = send(Routes, 'templates', 'operator');
    await expect(sending).rejects.toMatchObject(wrongField('venue_id'));
    for (const route of ['self', 'audit', 'tenants'] as const) {
      expect((await send(Routes, route, 'operator')).caller?.venueId).toBeUndefined();
    }
    await expect(send(Routes, 'templates', 'nowhere')).rejects.toMatchObject(wrongField('venue_id'));
  });

  it('changes nothing where somebody sees to his own account', async () => {
    for (const [as, venueId] of [
      ['operator', undefined],
      ['guest', undefined],
      ['manager', cafe],
    ] as const) {
      const { caller } = await send(Routes, 'self', as, { query: { venue_id: cafe } });
      expect(caller?.venueId).toBe(venueId);
    }
  });

  it('may be the one of the address instead, where the route says so', async () => {
    expect((await send(Routes, 'templatesOf', 'operator')).caller?.venueId).toBeUndefined();
    expect((await send(Routes, 'templatesOf', 'manager')).caller?.venueId).toBe(cafe);
    await expect(send(Routes, 'templatesOf', 'receptionist')).rejects.toThrow(Forbidden);
  });

  it('is not looked for where there are no fields', async () => {
    for (const body of [undefined, null, 'venue_id', 7, [{ venue_id: studio }]]) {
      const { caller } = await send(Routes, 'templates', 'manager', { body });
      expect(caller?.venueId).toBe(cafe);
    }
  });

  it('is not looked for inside fields: those are the route’s own', async () => {
    const body = { preferences: { venue_id: studio }, venue_id: null, restaurant_id: undefined };
    const request = await send(Routes, 'templates', 'manager', { body });
    expect(request.caller?.venueId).toBe(cafe);
    expect(request.body).toMatchObject({ preferences: { venue_id: studio } });
  });
});

describe('a bearer token', () => {
  it('is read from its header alone, in any letters of the word Bearer', () => {
    expect(bearerOf('Bearer abc.def-g_h')).toBe('abc.def-g_h');
    expect(bearerOf('bearer abc')).toBe('abc');
    for (const header of [
      undefined,
      '',
      'Bearer',
      'Bearer a b',
      'Bearerabc',
      ' Bearer abc',
      'Bearer abc\n',
      ['Bearer abc'],
    ]) {
      expect([header, bearerOf(header)]).toEqual([header, undefined]);
    }
  });
});

// The routes above stand for one permission of each scope: should the table change, they would prove less.
it('these routes ask for permissions of every scope there is', () => {
  const scopes = (['self.read', 'templates.read', 'audit.read', 'tenants.read'] as const).map(
    (permission) => permissions[permission].scope,
  );
  expect(new Set(scopes)).toEqual(new Set(Object.values(permissions).map(({ scope }) => scope)));
});
