import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem';
import type { components } from '../api/schema';

// The access token is in memory only; the refresh token is a cookie that no script reads, except when an operator works
// in another's name: that one's is in memory too, and gone with the page.

type Answer = components['schemas']['LoginAnswerDto'];
export type Person = Answer['user'];

interface Session {
  token: string;
  refreshToken?: string;
  user: Person;
  freshUntil: number;
}

const memory = 'guestflow.signed_in';
const marginMs = 30_000;
const root = '/api/v1';

let session: Session | undefined;
let refreshing: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Who is signed in here, and where; undefined for nobody. */
export const person = (): Person | undefined => session?.user;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const usePerson = (): Person | undefined => useSyncExternalStore(subscribe, person);
/** For what has to go on with another person or venue. */
export const whenPersonChanges = subscribe;

function become(next: Session | undefined): void {
  const before = session?.user;
  session = next;
  const after = next?.user;
  if (before?.id === after?.id && before?.venue_id === after?.venue_id && before?.role === after?.role) return;
  for (const listener of listeners) listener();
}

/** Whether somebody was signed in in this browser. Without it a first visit would begin with a refusal. */
function remembered(): boolean {
  try {
    return localStorage.getItem(memory) !== null;
  } catch {
    return true;
  }
}

function remember(userId: string | undefined): void {
  try {
    if (userId) localStorage.setItem(memory, userId);
    else localStorage.removeItem(memory);
  } catch {
    // A browser that keeps nothing: every visit asks the server.
  }
}

/** Other tabs sign in and out too. */
addEventListener('storage', ({ key, newValue }) => {
  if (key !== memory || session?.refreshToken || newValue === (session?.user.id ?? null)) return;
  become(undefined);
  if (newValue) location.reload();
});

function take(answer: Answer): void {
  const { access_token: token, expires_in: seconds, refresh_token: refreshToken, user } = answer;
  if (!refreshToken) remember(user.id);
  become({ token, refreshToken, user, freshUntil: Date.now() + seconds * 1000 - marginMs });
}

async function ask<T>(path: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${root}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0, { code: 'offline' });
  });
  const said = (await answer.json().catch(() => ({}))) as T;
  if (!answer.ok)
    throw new Problem(
      answer.status,
      said as Record<string, unknown>,
      Number(answer.headers.get('retry-after')) || undefined,
    );
  return said;
}

let resumeTrouble: unknown;

/** Why who was signed in could not go on when the page was opened, where it is not that the session is over. */
export const troubleAtStart = (): unknown => (session ? undefined : resumeTrouble);

/** Goes on with the session of the cookie, if there is one. */
export async function resume(): Promise<void> {
  if (session || !remembered()) return;
  await refresh().catch((problem: unknown) => {
    if (!(problem instanceof Problem) || problem.status !== 401) resumeTrouble = problem;
  });
}

/** However many calls need it at once, one is made. */
export const refresh = (): Promise<void> => (refreshing ??= renew().finally(() => (refreshing = undefined)));

const isSuspended = ({ status, reason }: Problem) => status === 403 && reason === 'venue_suspended';

async function renew(): Promise<void> {
  const before = session;
  try {
    // Another tab may have gone to another venue with the same session; this one stays where it is.
    take(
      await ask<Answer>('/auth/refresh', {
        refresh_token: before?.refreshToken,
        venue_id: before?.user.venue_id ?? undefined,
      }),
    );
  } catch (problem) {
    if (problem instanceof Problem && (problem.status === 401 || isSuspended(problem))) {
      if (problem.status === 401 && !before?.refreshToken) remember(undefined);
      become(undefined);
    }
    throw problem;
  }
}

/** For what cannot be sent by `fetchAs`: an upload that tells how far it is. */
export async function freshToken(): Promise<string | undefined> {
  if (session && session.freshUntil < Date.now()) await refresh();
  return session?.token;
}

/** Sends a request as who is signed in; a token that has run out is renewed once. */
export async function fetchAs(request: Request): Promise<Response> {
  if (session && session.freshUntil < Date.now()) await refresh();
  const used = session;
  const again = request.clone();
  const answer = await send(request, used?.token);
  if (!used || answer.status !== 401) return answer;
  if (session === used) await refresh();
  return send(again, session?.token);
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, { code: 'offline' });
  }
}

/** What takes somebody in: by password, by an invitation, by registering. */
export async function enter(path: '/auth/login' | '/auth/invitation/accept' | '/auth/register', body: object) {
  take(await ask<Answer>(path, body));
}

export async function switchTo(venueId: string): Promise<void> {
  const kept = session?.refreshToken;
  const answer = await ask<Answer>(`/auth/switch/${venueId}`, {}, session?.token);
  take({ ...answer, refresh_token: answer.refresh_token ?? kept });
}

/** Goes to a venue that was none of one's own when the session began. */
export async function goOnAt(venueId: string): Promise<void> {
  take(await ask<Answer>('/auth/refresh', { refresh_token: session?.refreshToken, venue_id: venueId }));
}

/** Works in another's name. One's own session waits in its cookie. */
export async function impersonate(userId: string, venueId: string): Promise<void> {
  take(await ask<Answer>(`/auth/impersonate?venue_id=${venueId}`, { user_id: userId }, session?.token));
}

/** From another's name one comes back to one's own session. */
export async function signOut(): Promise<void> {
  const refreshToken = session?.refreshToken;
  await ask('/auth/logout', { refresh_token: refreshToken }, session?.token).catch(() => undefined);
  if (!refreshToken) {
    remember(undefined);
    become(undefined);
    return;
  }
  session = undefined;
  // Where it is over too, that is told by nobody else.
  await refresh().catch(() => listeners.forEach((listener) => listener()));
}
