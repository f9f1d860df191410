import { exampleOf, idFieldsOf } from './example-of';
import { Ids } from './ids';
import { emptyBodyOf, filled, Operation } from './operations';

/** One request by which somebody of one venue reaches for another venue's things. */
export interface Attempt {
  operation: Operation;
  /** With its query. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
  /** For whoever reads of it. */
  what: string;
  /** It names the other venue or its thing outright: what is asked for must not be there. */
  mustFail: boolean;
}

export interface Intruder {
  own: Ids;
  foreign: Ids;
  /** What the other venue's canary begins with: looked for, so that no answer that repeats it is taken for a find. */
  search: string;
  /** Where the intruder says to act, each time. */
  naming?: string;
  /** Is of no venue and may name any: that is then no intrusion. */
  mayNameAny?: boolean;
  /** A number that was not there before. */
  next: () => number;
}

const venueNames = ['venue_id', 'restaurant_id', 'studio_id'];
const believedHeaders = [
  'x-venue-id',
  'x-restaurant-id',
  'x-studio-id',
  'x-tenant-id',
  'x-user-id',
  'x-guestflow-venue',
];
/** Ids that are tried in one place. IDS=1000 for all there are, which takes twice as long. */
const most = Number(process.env.IDS ?? 12);

/** Everything that is tried on an operation. */
export function attemptsOn(operation: Operation, intruder: Intruder): Attempt[] {
  const request = requests(operation, intruder);
  const isJson = operation.body?.mediaType === 'application/json';
  const attempts = [...inPath(operation, intruder, request), ...inQuery(operation, intruder, request)];
  // What takes away would take away what the next attempt needs.
  if (operation.method === 'DELETE') return attempts;
  return [
    ...attempts,
    request({
      what: 'headers that nobody may believe',
      headers: Object.fromEntries([
        ...believedHeaders.map((name) => [name, intruder.foreign.venueId]),
        ['x-role', 'super_admin'],
      ]),
    }),
    ...(isJson ? inBody(operation, intruder, request) : []),
  ];
}

interface Wanted {
  what: string;
  path?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  mustFail?: boolean;
}

/** A request that is the intruder's own in everything but what is wanted of it. */
function requests(operation: Operation, intruder: Intruder) {
  const { own, naming, next } = intruder;
  return ({ what, path = ownPath(operation, own), query, headers, body, mustFail = false }: Wanted): Attempt => {
    const asked = new URLSearchParams({ ...(naming && { venue_id: naming }), ...ownQuery(operation, own), ...query });
    const isJson = operation.body?.mediaType === 'application/json';
    const sent = isJson
      ? { body: JSON.stringify(body ?? ownBody(operation, own, next())), headers: json }
      : emptyBodyOf(operation);
    return {
      operation,
      what,
      path: asked.size > 0 ? `${path}?${asked.toString()}` : path,
      body: sent.body,
      headers: { ...sent.headers, ...headers },
      mustFail,
    };
  };
}

type Request = ReturnType<typeof requests>;
const json = { 'content-type': 'application/json' };

/** What stands before a parameter in an address tells what it is an id of: `/tables/{id}`. */
export function meaningOf(path: string, parameter: string): string {
  const before = new RegExp(`([^/]+)/\\{${parameter}\\}`).exec(path)?.[1];
  if (parameter === 'id') return before ?? parameter;
  // Several things have a secret in their address.
  return parameter === 'reference' ? `${before} ${parameter}` : parameter;
}

/** What is nobody's, and must be right for anything to be answered. */
const nobodys: Record<string, string> = { date: '2027-01-31', time: '12:00' };

const ownIdFor =
  (own: Ids) =>
  (field: string): string =>
    own.likely(field)[0] ?? own.venueId;

export const ownPath = ({ path }: Operation, own: Ids): string =>
  filled(path, (parameter) => nobodys[parameter] ?? ownIdFor(own)(meaningOf(path, parameter)));

export const ownQuery = ({ inQuery: described }: Operation, own: Ids): Record<string, string> =>
  Object.fromEntries(
    described
      .filter(({ required }) => required)
      .map(({ name, schema }) => [
        name,
        nobodys[name] ??
          // Not every id is a UUID: Telegram's are numbers.
          (/_id$/.test(name) ? own.likely(name)[0] : undefined) ??
          String(exampleOf(schema, { idFor: ownIdFor(own) }, name)),
      ]),
  );

export const ownBody = ({ body }: Operation, own: Ids, turn: number, onlyRequired = false): unknown =>
  exampleOf(body?.schema ?? {}, { idFor: ownIdFor(own), turn, onlyRequired });

/** The likely ones first, then others: at each place from another one on, so that all of them have their turn. */
function idsFor(name: string, { foreign, next }: Intruder): string[] {
  const from = next() % foreign.all.length;
  const others = [...foreign.all.slice(from), ...foreign.all.slice(0, from)];
  return [...new Set([...foreign.likely(name), ...others])].slice(0, most);
}

function inPath(operation: Operation, intruder: Intruder, request: Request): Attempt[] {
  const { own, foreign } = intruder;
  const { path, inPath: parameters } = operation;
  const aims = parameters.filter(({ name }) => !(name in nobodys));
  const alone = aims.length === 1;
  const attempt = (valueOf: (parameter: string) => string) =>
    request({ what: 'ids in the address', path: filled(path, valueOf), mustFail: true });
  const attempts = aims.flatMap(({ name: aimed }) =>
    (aimed === 'reference' ? foreign.all : idsFor(meaningOf(path, aimed), intruder))
      .slice(0, alone ? most : most / 4)
      .flatMap((id) =>
        // Beside what is the intruder's own, and beside what it belongs to.
        (alone ? [own] : [own, foreign]).map((others) =>
          attempt((name) => (name === aimed ? id : (nobodys[name] ?? others.likely(meaningOf(path, name))[0] ?? id))),
        ),
      ),
  );
  return [...new Map(attempts.map((each) => [each.path, each])).values()];
}

function inQuery(operation: Operation, intruder: Intruder, request: Request): Attempt[] {
  const { foreign, search, mayNameAny } = intruder;
  // A public operation acts for no venue, and may not listen when one is named.
  const { permission } = operation;
  const venues = mayNameAny
    ? []
    : venueNames.map((name) =>
        request({
          what: `${name} in the query`,
          query: { [name]: foreign.venueId },
          mustFail: permission !== 'public',
        }),
      );
  const filters = operation.inQuery.flatMap(({ name, schema }) => {
    const values =
      schema.format === 'uuid' || /_ids?$/.test(name)
        ? idsFor(name, intruder)
        : schema.type === 'string' && !schema.format && !schema.enum
          ? [search, ...foreign.likely(name).slice(0, 3)]
          : [];
    return values.map((value) => request({ what: `the filter ${name}`, query: { [name]: value } }));
  });
  return [...venues, ...filters];
}

function inBody(
  { body, permission }: Operation,
  { own, foreign, mayNameAny, next }: Intruder,
  request: Request,
): Attempt[] {
  const schema = body!.schema;
  const fields = idFieldsOf(schema);
  const bodyWith = (idFor: (field: string) => string, onlyRequired = false) =>
    exampleOf(schema, { idFor, turn: next(), onlyRequired });
  const mine = ownIdFor(own);
  // One field at a time, the rest being the intruder's own: what is checked first must not hide what is not checked.
  const single = fields.flatMap((aimed) =>
    (foreign.likely(aimed).length > 0 ? foreign.likely(aimed).slice(0, 3) : foreign.all.slice(0, 10)).map((id) =>
      request({ what: `${aimed} in the body`, body: bodyWith((field) => (field === aimed ? id : mine(field))) }),
    ),
  );
  const theirs = (field: string) => foreign.likely(field)[0] ?? foreign.venueId;
  const all = [false, true].map((onlyRequired) =>
    request({ what: 'ids in the body', body: bodyWith(theirs, onlyRequired) }),
  );
  const venues = mayNameAny
    ? []
    : venueNames.map((name) =>
        request({
          what: `${name} in the body`,
          body: { ...(bodyWith(mine) as object), [name]: foreign.venueId },
          mustFail: permission !== 'public',
        }),
      );
  return [...single, ...all, ...venues];
}

export interface Answered {
  status: number;
  text: string;
  headers: string;
}

const uuids = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** What is wrong with an answer; undefined when the other venue stayed unseen. */
export function verdictOn(
  { operation, path, body = '', what, mustFail }: Attempt,
  { status, text, headers }: Answered,
  foreign: ReadonlySet<string>,
  canary: string,
  /** `open`: shown to everybody by design, so that it is no find. `repeats`: says again what it was told, by design. */
  { open = false, repeats = false }: { open?: boolean; repeats?: boolean } = {},
): string | undefined {
  // A refusal may repeat what was asked for. What is done or shown with another's id in it is not refused.
  const said = status < 300 && !repeats ? '' : decodeURIComponent(path) + body;
  const shown = status < 300 ? text : `${headers}\n${text}`;
  const found = shown.match(uuids)?.find((id) => foreign.has(id.toLowerCase()) && !said.includes(id));
  const wrong = [
    [!open && `${headers}\n${text}`.includes(canary) && !said.includes(canary), 'shows the other venue’s canary'],
    [!open && found !== undefined, `shows the other venue’s ${found}`],
    [!open && mustFail && status < 400, 'takes what is another venue’s'],
    [status >= 500, 'breaks'],
    [status === 401 && operation.permission !== 'public', 'lets nobody in, which proves nothing'],
    [status === 429 && operation.permission !== 'public', 'is held back, which proves nothing'],
  ].find(([is]) => is);
  return wrong && `${operation.name} ${String(wrong[1])} (${what}): ${status} to ${path} ${body}`.trim();
}
