/** By what somebody stands in stored texts: the ids of what is theirs, and the words they are known by. */
export interface Person {
  /** Of their cards, bookings, entries … */
  ids: readonly string[];
  /** Phones, Telegram ids, e-mail addresses, references: what is theirs alone. */
  words: readonly string[];
}

/** Names under which somebody's own data stand, in events and in answers. */
const personal = new Set([
  ...['name', 'guest_name', 'first_name', 'last_name', 'phone', 'guest_phone', 'other_phones', 'phones', 'email'],
  ...['telegram_id', 'telegram_username', 'birthday', 'gender', 'contact', 'contacts', 'preferences'],
  ...['notes', 'comment', 'reason', 'cancellation_reason', 'override_reason', 'text', 'message_text', 'message'],
  ...['last_message', 'reply', 'replies', 'blacklisted', 'sealed', 'kept_before', 'kept_after', 'merged_before'],
]);
/** The words of a card are the guest's; those of a booking are the venue's. */
const ofCard = 'telegram_username';

export type Path = (string | number)[];

/** Where in a JSON value something is said of a person. What is said of others in it is left alone. */
export function placesOf(value: unknown, { ids, words }: Person): Path[] {
  const found: Path[] = [];
  const own = new Set(ids);
  const known = new Set([...ids, ...words]);
  const look = (node: unknown, at: Path): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach((item, index) => look(item, [...at, index]));
    const theirs = isTheirs(node, own, known);
    for (const [key, inner] of Object.entries(node)) {
      const said = theirs ? isPersonal(key, node) : typeof inner === 'string' && words.includes(inner);
      if (said && !isEmpty(inner)) found.push([...at, key]);
      else if (!said) look(inner, [...at, key]);
    }
  };
  look(value, []);
  return found;
}

const isPersonal = (key: string, node: object): boolean => personal.has(key) || (key === 'tags' && ofCard in node);

function isTheirs(node: object, own: Set<string>, known: Set<string>): boolean {
  const { guest_id } = node as { guest_id?: unknown };
  const mentions = (set: Set<string>) =>
    Object.values(node).some((inner: unknown) => typeof inner === 'string' && set.has(inner));
  // What was theirs and is another's by now is the other's.
  if (typeof guest_id === 'string' && !own.has(guest_id)) return false;
  return mentions(known);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === erasedText) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Stands where a text must be. */
export const erasedText = '—';
const mustBeText = new Set(['text', 'message']);

/** The same value, with nothing in it about a person: still of its shape, so that a fact stays a fact. */
export function withoutPerson<T>(value: T, person: Person): T {
  const places = placesOf(value, person);
  if (places.length === 0) return value;
  const copy = structuredClone(value);
  for (const place of places) empty(copy, place);
  return copy;
}

function empty(value: unknown, place: Path): void {
  let node = value as Record<string | number, unknown>;
  for (const step of place.slice(0, -1)) node = node[step] as Record<string | number, unknown>;
  const key = place.at(-1)!;
  const was = node[key];
  if (key === 'contact' || key === 'sealed') delete node[key];
  else if (Array.isArray(was)) node[key] = [];
  else if (typeof was === 'object' && key !== 'blacklisted') node[key] = {};
  else node[key] = mustBeText.has(String(key)) ? erasedText : null;
}

/** As `withoutPerson`, of a JSON text; one that is no JSON says nothing any more. undefined where nothing changes. */
export function textWithoutPerson(text: string, person: Person): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [...person.ids, ...person.words].some((mark) => text.includes(mark)) ? erasedText : undefined;
  }
  const clean = factWithoutCaller(withoutPerson(value, person), value);
  return clean === value ? undefined : JSON.stringify(clean);
}

/** From where a guest did it is said on the envelope. */
function factWithoutCaller(clean: unknown, value: unknown): unknown {
  if (clean === value || typeof clean !== 'object' || clean === null || !('specversion' in clean)) return clean;
  const { actorip: _ip, actoragent: _agent, ...fact } = clean as Record<string, unknown>;
  return isGuestActor(String(fact.actor)) ? fact : clean;
}

/** Guests and their bots; staff and the platform answer for what they do. */
export const isGuestActor = (actor: string): boolean => actor === 'anonymous' || /^(guest|bot):/.test(actor);
