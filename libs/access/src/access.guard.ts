import { CanActivate, ExecutionContext, Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { Forbidden, NotFound, Unauthorized, Unavailable, ValidationProblem, Problem } from '@guestflow/problems';
import { Caller, WithCaller } from './caller';
import { allows, keyPermissions, Permission, permissions } from './permissions';
import { AccessClaims, TokenVerifier } from './tokens';

// One key for both, so that a route's own word goes before that of its class in either direction.
const accessKey = 'guestflow:access';

/** Anybody may call it. */
export const Public = () => applyDecorators(SetMetadata(accessKey, 'public'), ApiExtension('x-permission', 'public'));

const addressKey = 'guestflow:venue-in-address';

/**
 * Only who holds the permission may call it. `venueInAddress`: the venue is the one of the address, and whether the
 * caller reaches it is for the route to say.
 */
export const Requires = (permission: Permission, { venueInAddress = false } = {}) =>
  applyDecorators(
    SetMetadata(accessKey, permission),
    SetMetadata(addressKey, venueInAddress),
    ApiExtension('x-permission', permission),
    ApiBearerAuth(),
    ...(keyPermissions.includes(permission) ? [ApiSecurity('api_key')] : []),
  );

/** What a route states of itself; undefined when it states nothing and therefore stays locked. */
export function statedAccess(reflector: Reflector, context: Pick<ExecutionContext, 'getHandler' | 'getClass'>) {
  return reflector.getAllAndOverride<Permission | 'public' | undefined>(accessKey, [
    context.getHandler(),
    context.getClass(),
  ]);
}

export interface IncomingRequest extends WithCaller {
  id: string;
  ip: string;
  headers: Record<string, string | string[] | undefined>;
  query: Record<string, unknown>;
  body: unknown;
}

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<IncomingRequest>();
    const access = statedAccess(this.reflector, context);
    if (access === 'public') {
      request.caller = anonymous(request);
      return true;
    }
    const claims = await this.claimsOf(request);
    if (!access || !allows(claims, access)) throw new Forbidden();
    if (claims.imp && access === 'self.write')
      throw new Forbidden('Who works in another’s name leaves his account alone');
    const venueId = venueOf(claims, takeNamedVenue(request));
    request.caller = {
      ...anonymous(request),
      ...whoIs(claims),
      role: claims.role,
      impersonatorId: claims.imp,
      // What somebody does with his own account is no business of a venue that he only names.
      venueId: permissions[access].scope === 'self' ? claims.venue_id : venueId,
    };
    const inAddress = this.reflector.get<boolean | undefined>(addressKey, context.getHandler());
    if (permissions[access].scope === 'venue' && !inAddress && !request.caller.venueId) {
      throw new ValidationProblem([{ field: 'venue_id', message: 'say for which venue: ?venue_id=' }]);
    }
    return true;
  }

  private async claimsOf(request: IncomingRequest): Promise<AccessClaims> {
    const token = bearerOf(request.headers.authorization);
    if (!token) throw new Unauthorized();
    try {
      return await this.tokens.verify(token);
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw new Unavailable('Access tokens cannot be checked at the moment');
    }
  }
}

export function bearerOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? /^Bearer ([\w.~+/-]+=*)$/i.exec(header)?.[1] : undefined;
}

function whoIs({ role, sub, sid, scopes, tg }: AccessClaims): Pick<Caller, 'actor'> & Partial<Caller> {
  switch (role) {
    case 'partner':
      return { actor: `api_key:${sub}`, scopes };
    case 'bot':
      return { actor: `bot:${sub}` };
    case 'app_guest':
      return { actor: `guest:${sub}`, telegramId: tg };
    default:
      return { actor: `user:${sub}`, userId: sub, sessionId: sid };
  }
}

function anonymous(request: IncomingRequest): Caller {
  const agent = request.headers['user-agent'];
  return {
    actor: 'anonymous',
    role: 'anonymous',
    requestId: request.id,
    ip: request.ip,
    userAgent: typeof agent === 'string' ? agent.slice(0, 300) : undefined,
  };
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The venue named in the query or the body. It is taken out: it says where to act, it is no field of the route's own. */
export function takeNamedVenue(request: Pick<IncomingRequest, 'query' | 'body'>): string | undefined {
  const named = [request.query, request.body].flatMap((place) => {
    if (typeof place !== 'object' || place === null || Array.isArray(place)) return [];
    const fields = place as Record<string, unknown>;
    return ['venue_id', 'restaurant_id', 'studio_id'].flatMap((name) => {
      const value = fields[name];
      if (value === undefined || value === null) return [];
      delete fields[name];
      if (typeof value !== 'string' || !uuid.test(value)) {
        throw new ValidationProblem([{ field: name, message: `${name} must be a UUID` }]);
      }
      return [value.toLowerCase()];
    });
  });
  if (new Set(named).size > 1) {
    throw new ValidationProblem([{ field: 'venue_id', message: 'the request names two different venues' }]);
  }
  return named[0];
}

/** Where a caller acts, who may have named a venue. */
export function venueOf(claims: AccessClaims, named: string | undefined): string | undefined {
  if (!named || named === claims.venue_id) return claims.venue_id;
  // An operator works in any venue, a guest books at any.
  if (claims.role === 'super_admin' || claims.role === 'guest') return named;
  throw new NotFound('There is no such venue');
}
