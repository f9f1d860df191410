// How the pages speak with the API. The access token is in memory only; the refresh token is a cookie that no script
// reads, except when an operator works in another's name: that one's is in memory too, and gone with the page.

/** What an answer that is not a success says. */
export class Problem extends Error {
  constructor(status, body = {}, retryAfterSeconds = undefined) {
    super(body.detail ?? String(status));
    Object.assign(this, { status, code: body.code, rule: body.rule, reason: body.reason, errors: body.errors ?? [] });
    Object.assign(this, { requestId: body.request_id, retryAfterSeconds, said: body });
  }
}

const memory = 'guestflow.signed_in';
const marginMs = 30_000;

let session;
let refreshing;
let moved = () => {};

/** Who is signed in here, and where; undefined for nobody. */
export const person = () => session?.user;

/** Told when it is no longer the same person at the same venue: `over`, or `elsewhere`. */
export const whenMoved = (listener) => (moved = listener);

/** Whether somebody was signed in in this browser. Without it a first visit would begin with a refusal. */
const remembered = () => {
  try {
    return localStorage.getItem(memory) !== null;
  } catch {
    return true;
  }
};

function remember(userId) {
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
  session = undefined;
  moved(newValue ? 'elsewhere' : 'over');
});

function take(answer) {
  const { access_token: token, expires_in: seconds, refresh_token: refreshToken, user } = answer;
  session = { token, refreshToken, user, freshUntil: Date.now() + seconds * 1000 - marginMs };
  if (!refreshToken) remember(user.id);
  return user;
}

export function forget() {
  session = undefined;
  remember(undefined);
}

/** A file goes as it is, everything else as JSON. */
const typeOf = (body) => (body instanceof Blob ? 'text/csv' : 'application/json');

async function reach(method, path, body, token, headers) {
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': typeOf(body) }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { code: 'offline' });
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => undefined);
  throw new Problem(answer.status, said, Number(answer.headers.get('retry-after')) || undefined);
}

async function send(...request) {
  const answer = await reach(...request);
  return { body: await answer.json().catch(() => undefined), headers: answer.headers };
}

/** Goes on with the session of the cookie, if there is one. */
export async function resume() {
  if (session || !remembered()) return;
  await refresh().catch((problem) => {
    if (problem.status !== 401) throw problem;
  });
}

/** However many calls need it at once, one is made. */
const refresh = () => (refreshing ??= renew().finally(() => (refreshing = undefined)));

async function renew() {
  const before = session;
  const { refreshToken: refresh_token, user } = before ?? {};
  // Another tab may have gone to another venue with the same session; this one stays where it is.
  const wanted = { refresh_token, venue_id: user?.venue_id ?? undefined };
  try {
    const { body } = await send('POST', '/auth/refresh', wanted);
    take(body);
  } catch (problem) {
    if (problem.status === 401 && refresh_token) session = undefined;
    else if (problem.status === 401) forget();
    if (before && (problem.status === 401 || isSuspended(problem))) {
      session = undefined;
      moved(refresh_token ? 'elsewhere' : 'over');
    }
    throw problem;
  }
  if (!before || ['id', 'role', 'venue_id'].every((name) => user[name] === session.user[name])) return;
  // What was asked for was meant there and not here.
  moved('elsewhere');
  throw new Problem(409, { code: 'moved' });
}

const isSuspended = ({ status, reason }) => status === 403 && reason === 'venue_suspended';

async function call(method, path, body, headers, ask = send) {
  if (session && session.freshUntil < Date.now()) await refresh();
  const used = session;
  try {
    return await ask(method, path, body, used?.token, headers);
  } catch (problem) {
    if (!used || !(problem.status === 401 || isSuspended(problem))) throw problem;
    if (session === used) await refresh();
    return ask(method, path, body, session?.token, headers);
  }
}

const bodyOf = async (answer) => (await answer).body;

export const get = (path) => bodyOf(call('GET', path));
export const post = (path, body, headers) => bodyOf(call('POST', path, body, headers));
export const put = (path, body) => bodyOf(call('PUT', path, body));
export const patch = (path, body) => bodyOf(call('PATCH', path, body));
export const remove = (path) => bodyOf(call('DELETE', path));

/** What is no JSON: a file. */
export const getFile = async (path) => (await call('GET', path, undefined, undefined, reach)).blob();

/** A page of a list, with how many there are in all; `more` says that nobody counted further. */
export async function list(path) {
  const { body, headers } = await call('GET', path);
  const more = headers.get('x-total-more') === 'true';
  return { items: body, total: Number(headers.get('x-total-count')), more };
}

/** All of a list, page by page. */
export async function listAll(path) {
  const items = [];
  for (let page = 1; ; page++) {
    const read = await list(`${path}${path.includes('?') ? '&' : '?'}limit=200&page=${page}`);
    items.push(...read.items);
    if (read.items.length === 0 || items.length >= read.total) return items;
  }
}

/** What has a version, with the tag that says which; `patchSeen` changes it only while it is that one. */
export async function getTagged(path) {
  const { body, headers } = await call('GET', path);
  return { body, tag: headers.get('etag') };
}

export const patchSeen = (path, tag, body) => bodyOf(call('PATCH', path, body, { 'if-match': tag }));
export const postSeen = (path, version, body = {}) => post(path, body, { 'if-match': `"${version}"` });

/** Sent again with the same key, a POST is done once. */
export const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** For whoever is not signed in, or follows a link that says itself whose it is. */
export const ask = (path, body) => bodyOf(send('POST', path, body));

/** Signs in: by password, by an invitation, by registering. */
export const enter = async (path, body) => take(await ask(path, body));

export async function switchTo(venueId) {
  const answer = await post(`/auth/switch/${venueId}`);
  return take({ ...answer, refresh_token: session?.refreshToken });
}

/** Goes to a venue that was none of one's own when the session began. */
export async function goOnAt(venueId) {
  const { body } = await send('POST', '/auth/refresh', { refresh_token: session?.refreshToken, venue_id: venueId });
  return take(body);
}

/** Works in another's name. One's own session waits in its cookie. */
export async function impersonate(userId, venueId) {
  take(await post(`/auth/impersonate?venue_id=${venueId}`, { user_id: userId }));
}

export async function signOut() {
  const refresh_token = session?.refreshToken;
  await send('POST', '/auth/logout', { refresh_token });
  if (refresh_token) session = undefined;
  else forget();
}
