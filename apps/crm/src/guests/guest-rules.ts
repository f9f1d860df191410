import type { Gender, GuestChannel, GuestSource, Language } from '@guestflow/contracts';

/** What a card says of a guest: what people type, and what two cards are compared by. */
export interface Profile {
  phone: string | null;
  telegramId: string | null;
  telegramUsername: string | null;
  name: string | null;
  birthday: string | null;
  gender: Gender | null;
  language: Language | null;
  email: string | null;
  preferredChannel: GuestChannel | null;
  contacts: Record<string, string>;
  preferences: Record<string, unknown>;
  notes: string | null;
  tags: string[];
}

export const profileFields = [
  'phone',
  'telegramId',
  'telegramUsername',
  'name',
  'birthday',
  'gender',
  'language',
  'email',
  'preferredChannel',
  'contacts',
  'preferences',
  'notes',
  'tags',
] as const satisfies (keyof Profile)[];

export const profileOf = (card: Profile): Profile =>
  Object.fromEntries(profileFields.map((field) => [field, card[field]])) as unknown as Profile;

/** Before anything is known. */
export const nobody: Profile = {
  ...{ phone: null, telegramId: null, telegramUsername: null, name: null, birthday: null, gender: null },
  ...{ language: null, email: null, preferredChannel: null, contacts: {}, preferences: {}, notes: null, tags: [] },
};

export const mostTags = 50;

/** What is said of a guest; what is not said is undefined. The phone is E.164 by now. */
export interface SaidOfGuest {
  phone?: string | null;
  telegram_id?: string | null;
  telegram_username?: string | null;
  name?: string | null;
  birthday?: string | null;
  gender?: Gender | null;
  language?: Language | null;
  email?: string | null;
  preferred_channel?: GuestChannel | null;
  contacts?: Record<string, string | null | undefined> | object | null;
  preferences?: Record<string, unknown> | null;
  notes?: string | null;
  tags?: string[];
}

const or = <T>(said: T | undefined, otherwise: T): T => (said === undefined ? otherwise : said);

/** What is not said stays; null empties. Of contacts each by itself; preferences and tags are what they are said to be. */
export const changed = (card: Profile, said: SaidOfGuest): Profile => ({
  phone: or(said.phone, card.phone),
  telegramId: or(said.telegram_id, card.telegramId),
  telegramUsername: or(said.telegram_username?.toLowerCase(), card.telegramUsername),
  name: or(said.name === undefined ? undefined : tidied(said.name), card.name),
  birthday: or(said.birthday, card.birthday),
  gender: or(said.gender, card.gender),
  language: or(said.language, card.language),
  email: or(said.email && said.email.toLowerCase(), card.email),
  preferredChannel: or(said.preferred_channel, card.preferredChannel),
  contacts: said.contacts === null ? {} : withContacts(card.contacts, said.contacts ?? {}),
  preferences: said.preferences === null ? {} : (said.preferences ?? card.preferences),
  notes: or(said.notes, card.notes),
  tags: said.tags === undefined ? card.tags : tagsOf(said.tags),
});

/**
 * What is said of a guest who has a card already: it is added. Nothing is emptied, tags come along, and of preferences
 * each by itself.
 */
export function added(card: Profile, said: SaidOfGuest): Profile {
  const given = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== null && value !== undefined),
  ) as SaidOfGuest;
  const tags = [...card.tags, ...(given.tags ?? [])];
  const preferences = { ...card.preferences, ...given.preferences };
  return changed(card, { ...given, preferences, tags });
}

const tidied = (text: string | null): string | null => text?.trim().replace(/\s+/g, ' ') || null;

/** Each once, whatever its case. */
function tagsOf(said: string[]): string[] {
  const tags = new Map(said.map((tag) => [tag.trim().toLowerCase(), tag.trim()] as const));
  tags.delete('');
  return [...tags.values()].slice(0, mostTags);
}

function withContacts(contacts: Record<string, string>, said: object): Record<string, string> {
  const all = Object.entries({ ...contacts, ...(said as Record<string, string | null | undefined>) });
  return Object.fromEntries(all.filter((pair): pair is [string, string] => Boolean(pair[1])));
}

const eldest = 130;

/** What is wrong with a birthday, on a day of the venue. */
export function birthdayProblem(birthday: string, today: string): string | undefined {
  if (birthday > today) return 'birthday must not be in the future';
  if (Number(today.slice(0, 4)) - Number(birthday.slice(0, 4)) > eldest) {
    return `birthday must not be more than ${eldest} years ago`;
  }
  return undefined;
}

/** A card that anybody can be known by again: by a phone, a Telegram account, an e-mail address, or at least a name. */
export const isKnowable = ({ phone, telegramId, email, name }: Profile): boolean =>
  Boolean(phone ?? telegramId ?? email ?? name);

export interface CardOrigin {
  source: GuestSource;
  createdByUserId: string | null;
}
