import type { Shape } from '../api/client';
import { contactKinds, tagsOf } from './guest-rules';

type Card = Pick<
  Shape<'GuestDto'>,
  | ('phone' | 'name' | 'birthday' | 'gender' | 'language' | 'email' | 'preferred_channel')
  | ('contacts' | 'preferences' | 'notes' | 'tags')
>;
export type CardChange = Shape<'ChangeGuestDto'>;

const plainFields = [
  ...(['phone', 'name', 'birthday', 'gender', 'language', 'email', 'preferred_channel', 'notes'] as const),
];
type Contact = `contacts.${(typeof contactKinds)[number]}`;
export type CardField = (typeof plainFields)[number] | 'tags' | 'preferences' | Contact;
/** A card as its fields have it: text, each. */
export type CardValues = Record<CardField, string>;

const contactOf = (field: string) => contactKinds.find((kind) => field === `contacts.${kind}`);
const tidy = (text: string) => text.replaceAll('\r\n', '\n').trim();

/** A line for each: `wine: dry`; of what is only so, its name alone. */
export const preferenceLines = (preferences: Record<string, unknown>): string =>
  Object.entries(preferences)
    .map(([name, value]) =>
      value === true ? name : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    .join('\n');

/** What a venue's program keeps there is no text, and stays what it was while nobody writes another. */
export function preferencesOf(lines: string, before: Record<string, unknown> = {}): Record<string, unknown> {
  const said = new Map(Object.entries(before).map((entry) => [preferenceLines(Object.fromEntries([entry])), entry]));
  const entries = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): [string, unknown] => {
      const same = said.get(line);
      if (same) return same;
      const colon = line.indexOf(':');
      return colon <= 0 ? [line, true] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
  return Object.fromEntries(entries);
}

export function valuesOf(card: Card): CardValues {
  const values: Partial<CardValues> = {
    tags: card.tags.join(', '),
    preferences: preferenceLines(card.preferences),
  };
  for (const field of plainFields) values[field] = tidy(card[field] ?? '');
  for (const kind of contactKinds) values[`contacts.${kind}`] = tidy(card.contacts[kind] ?? '');
  return values as CardValues;
}

/** Values as the API takes them: one emptied is taken away. */
export function changeOf(values: Partial<CardValues>, preferences?: Record<string, unknown>): CardChange {
  const change: Record<string, unknown> = {};
  const contacts: Record<string, string | null> = {};
  for (const [field, value] of Object.entries(values)) {
    const kind = contactOf(field);
    if (kind) contacts[kind] = value || null;
    else if (field === 'tags') change.tags = tagsOf(value);
    else if (field === 'preferences') change.preferences = preferencesOf(value, preferences);
    else change[field] = value || null;
  }
  if (Object.keys(contacts).length > 0) change.contacts = contacts;
  return change;
}

/** What differs from how it was seen. */
export const changedIn = (values: CardValues, seen: CardValues): Partial<CardValues> =>
  Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== seen[field as CardField]));

export interface Theirs {
  value: string;
  /** Nothing else was written in this field: it has theirs now. */
  taken: boolean;
}

/**
 * Somebody else wrote meanwhile. What they wrote where nobody wrote here is taken; where both did, what stands here
 * stays, and theirs is shown beside it.
 */
export function meanwhile(
  mine: CardValues,
  before: CardValues,
  now: CardValues,
): { values: CardValues; theirs: Partial<Record<CardField, Theirs>> } {
  const values = { ...mine };
  const theirs: Partial<Record<CardField, Theirs>> = {};
  for (const field of Object.keys(now) as CardField[]) {
    if (now[field] === before[field] || now[field] === mine[field]) continue;
    const taken = mine[field] === before[field];
    if (taken) values[field] = now[field];
    theirs[field] = { value: now[field], taken };
  }
  return { values, theirs };
}
