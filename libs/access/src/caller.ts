import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { OtherRole, Role } from './permissions';

/** Who is calling, for which venue, and from where. Built once per request, passed on in the open. */
export interface Caller {
  /** As the events say it: `user:<id>`, `api_key:<id>`, `bot:<id>`, `guest:<id>`, `anonymous` or `system`. */
  actor: string;
  role: Role | OtherRole | 'anonymous' | 'system';
  /** What a partner's key was given. */
  scopes?: readonly string[];
  userId?: string;
  /** Of a guest who comes by the venue's Mini App. */
  telegramId?: string;
  sessionId?: string;
  venueId?: string;
  /** The operator behind, when one acts in another's name. */
  impersonatorId?: string;
  requestId: string;
  ip?: string;
  userAgent?: string;
  /** Set by the idempotency interceptor: the first transaction of the request claims it. */
  once?: OnceOnly;
}

/** An Idempotency-Key with what tells two requests apart. */
export interface OnceOnly {
  scope: string;
  key: string;
  fingerprint: string;
  status: number;
  /** The bytes of the answer, once they are stored with its effect. */
  answer?: string;
}

/** The platform itself at work: a migration of data, a sweep, a first start. */
export const systemCaller = (requestId: string, venueId?: string): Caller => ({
  actor: 'system',
  role: 'system',
  requestId,
  venueId,
});

export interface WithCaller {
  caller?: Caller;
}

/** The caller as a parameter of a controller's method. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<WithCaller>();
  if (!caller) throw new Error('The access guard has not run on this route');
  return caller;
});
