import { isKnowable, Profile } from '../guests/guest-rules';

/** What a card says, as a merge keeps it. The time is text: it lies in JSON. */
export interface Face extends Profile {
  telegramBlockedAt: string | null;
}

export const sides = ['kept', 'merged'] as const;
export type Side = (typeof sides)[number];

/** What can be chosen of one card or the other: an account of Telegram only whole. */
export const choosable = [
  'phone',
  'telegram',
  'name',
  'birthday',
  'gender',
  'language',
  'email',
  'preferred_channel',
  'contacts',
  'preferences',
  'notes',
  'tags',
] as const;
export type Choosable = (typeof choosable)[number];
export type Choices = Partial<Record<Choosable, Side>>;

const plainFields = ['name', 'birthday', 'gender', 'language', 'email', 'preferredChannel', 'notes'] as const;
const keyedFields = ['contacts', 'preferences'] as const;

/** Which of both the one card has of a field: what is chosen, else the kept one's, else the merged one's. */
export function sideOf(field: Choosable, kept: Face, merged: Face, choices: Choices): Side | 'both' {
  const [mine, theirs] = [valueOf(kept, field), valueOf(merged, field)];
  const chosen = choices[field];
  if (chosen) return chosen;
  if (isEmpty(theirs)) return 'kept';
  if (isEmpty(mine)) return 'merged';
  const joined = field === 'notes' || field === 'tags' || field === 'contacts' || field === 'preferences';
  return joined && !same(mine, theirs) ? 'both' : 'kept';
}

const properties = { telegram: 'telegramId', preferred_channel: 'preferredChannel' } as const;

export const valueOf = (face: Face, field: Choosable): unknown =>
  face[field === 'telegram' || field === 'preferred_channel' ? properties[field] : field];

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);

/** The card that two become. */
export function united(kept: Face, merged: Face, choices: Choices): Face {
  const of = (field: Choosable): Face => (sideOf(field, kept, merged, choices) === 'merged' ? merged : kept);
  const both = (field: Choosable): boolean => sideOf(field, kept, merged, choices) === 'both';
  return {
    phone: of('phone').phone,
    ...accountOf(of('telegram')),
    name: of('name').name,
    birthday: of('birthday').birthday,
    gender: of('gender').gender,
    language: of('language').language,
    email: of('email').email,
    preferredChannel: of('preferred_channel').preferredChannel,
    contacts: both('contacts') ? { ...merged.contacts, ...kept.contacts } : of('contacts').contacts,
    preferences: both('preferences') ? { ...merged.preferences, ...kept.preferences } : of('preferences').preferences,
    notes: both('notes') ? `${kept.notes}\n\n${merged.notes}` : of('notes').notes,
    tags: both('tags') ? unitedTags(kept.tags, merged.tags) : of('tags').tags,
  };
}

export const canBeKnown = (face: Face): boolean => isKnowable(face);

const accountOf = ({ telegramId, telegramUsername, telegramBlockedAt }: Face) => ({
  telegramId,
  telegramUsername,
  telegramBlockedAt,
});

/** Nobody's tag is lost, whichever case it is written in. */
function unitedTags(kept: string[], merged: string[]): string[] {
  const known = new Set(kept.map((tag) => tag.toLowerCase()));
  return [...kept, ...merged.filter((tag) => !known.has(tag.toLowerCase()))];
}

/** The row of the merged card: a phone and an account go to one card, and what that one had comes here instead. */
export function leftOf(kept: Face, merged: Face, after: Face): Face {
  const phoneStays = after.phone === kept.phone;
  const accountStays = after.telegramId === kept.telegramId;
  return {
    ...merged,
    phone: phoneStays ? merged.phone : kept.phone,
    ...accountOf(accountStays ? merged : kept),
  };
}

/**
 * `now` with all of it that is as in `from` made as in `to`: what has changed since stays. Of contacts and preferences
 * each by itself, and so with tags.
 */
export function carried(now: Face, from: Face, to: Face): Face {
  const result: Face = { ...now, tags: carriedTags(now.tags, from.tags, to.tags) };
  if (now.phone === from.phone) result.phone = to.phone;
  if (now.telegramId === from.telegramId) Object.assign(result, accountOf(now.telegramId === to.telegramId ? now : to));
  for (const field of plainFields) if (now[field] === from[field]) Object.assign(result, { [field]: to[field] });
  for (const field of keyedFields) {
    Object.assign(result, { [field]: carriedKeys(now[field], from[field], to[field]) });
  }
  return result;
}

type Keyed = Record<string, unknown>;

function carriedKeys(now: Keyed, from: Keyed, to: Keyed): Keyed {
  const keys = new Set([...Object.keys(now), ...Object.keys(from), ...Object.keys(to)]);
  const pairs = [...keys].map((key) => [key, same(now[key], from[key]) ? to[key] : now[key]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function carriedTags(now: string[], from: string[], to: string[]): string[] {
  if (same(now, from)) return to;
  const stay = now.filter((tag) => to.includes(tag) || !from.includes(tag));
  return [...stay, ...to.filter((tag) => !from.includes(tag) && !stay.includes(tag))];
}

/** Whether two are the same JSON, in whichever order their keys stand. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [one as Keyed, other as Keyed];
  const keys = Object.keys(mine);
  return keys.length === Object.keys(theirs).length && keys.every((key) => same(mine[key], theirs[key]));
}
