// What guests' pages ask of the API. Nobody signs in here: who knows a reference is the guest. Only in the Mini App there
// is a token, and it is for the guest's own bookings alone.
import type { Client } from 'openapi-fetch';
import type { Shape } from '../api/client';
import { newKey } from '../api/new-key';
import { isProblem, Problem, problemOf } from '../api/problem-form';
import type { paths } from '../api/schema';

export type Venue = Shape<'VenuePageDto'>;
export type Booking = Shape<'GuestBookingDto'>;
export type Waiting = Shape<'PublicWaitlistEntryDto'>;

const root = '/api/v1';
const tries = 3;
const pauseMs = 700;
const longestMs = 30_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is read, and what has a key, is done once however often it is sent. */
const mayBeSentAgain = ({ method, headers }: Request) => method === 'GET' || headers.has('idempotency-key');

/** Or none in time. Telephones of some years ago know no `AbortSignal.any`. */
function answerTo(request: Request): Promise<Response> {
  const ending = new AbortController();
  const end = () => ending.abort();
  if (request.signal.aborted) end();
  request.signal.addEventListener('abort', end);
  // What it says may stop coming as well: nothing takes the end back.
  setTimeout(end, longestMs);
  return fetch(request.clone(), { signal: ending.signal });
}

/** On a bad network it is sent again; what stays without an answer is a problem without a status. */
async function patiently(request: Request): Promise<Response> {
  for (let tried = 1; ; tried++) {
    const answer = await answerTo(request).catch((error: unknown) => {
      if (request.signal.aborted) throw error;
      return undefined;
    });
    if (answer && ![502, 503, 504].includes(answer.status)) return answer;
    if (tried === tries || !mayBeSentAgain(request)) {
      if (answer) return answer;
      throw new Problem(0, { code: 'offline' });
    }
    await pause(pauseMs * tried);
  }
}

let token: string | undefined;
/** In the Mini App: who the guest is. */
export const becomeGuest = (given: string): void => void (token = given);

interface Asked {
  params?: { path?: Record<string, string>; query?: Record<string, string | number>; header?: Record<string, string> };
  body?: object;
  signal?: AbortSignal;
}

/** As openapi-fetch does it, and no more than is needed here: every page waits for what is loaded. */
const sends = (method: string) => async (address: string, asked: Asked) => {
  const { path = {}, query = {}, header = {} } = asked.params ?? {};
  const filled = address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!));
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const headers = new Headers(header);
  if (asked.body) headers.set('content-type', 'application/json');
  if (token && address.startsWith('/me/')) headers.set('authorization', `Bearer ${token}`);
  const url = `${root}${filled}${search && `?${search}`}`;
  const { signal, body } = asked;
  const response = await patiently(new Request(url, { method, headers, signal, body: body && JSON.stringify(body) }));
  if (!response.ok) throw await problemOf(response);
  return { data: response.status === 204 ? undefined : ((await response.json()) as unknown), response };
};

/** Typed by the API's schema. Throws a `Problem`. */
export const api = {
  GET: sends('GET'),
  POST: sends('POST'),
  PATCH: sends('PATCH'),
  DELETE: sends('DELETE'),
} as unknown as Pick<Client<paths>, 'GET' | 'POST' | 'PATCH' | 'DELETE'>;

/** What an answer says: what is none has thrown. */
export const said = async <T>(answer: Promise<{ data?: T }>): Promise<T> => (await answer).data as T;

const unanswered = new Map<string, string>();

/** What nobody knows whether it was done keeps its key: wished again, it is done once. */
export async function wish<T>(
  what: unknown[],
  send: (header: { 'Idempotency-Key': string }) => Promise<{ data?: T }>,
): Promise<T> {
  const name = JSON.stringify(what);
  const key = unanswered.get(name) ?? newKey();
  unanswered.set(name, key);
  try {
    const answer = await said(send({ 'Idempotency-Key': key }));
    unanswered.delete(name);
    return answer;
  } catch (problem) {
    if (isProblem(problem) && problem.status > 0 && problem.status < 500) unanswered.delete(name);
    throw problem;
  }
}

export const calendarFile = (reference: string): string =>
  `${root}/public/bookings/${encodeURIComponent(reference)}/calendar.ics`;

/** Also while the page is being left; what is not given back runs out by itself. */
export const giveBack = ({ reference }: { reference: string }): Promise<unknown> =>
  fetch(`${root}/public/holds/${encodeURIComponent(reference)}`, { method: 'DELETE', keepalive: true }).catch(
    () => undefined,
  );

export const hasReason = (problem: unknown, ...names: string[]): problem is Problem =>
  isProblem(problem) && [problem.rule, problem.reason, problem.code].some((name) => name && names.includes(name));
