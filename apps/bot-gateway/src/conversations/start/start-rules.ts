import type { Language } from '@guestflow/contracts';
import type { Contact, User } from 'telegraf/types';
import type { ApiConsent } from '../../api/guest-api';
import type { SceneName } from '../scenes';

export type LinkOutcome = 'used' | 'expired' | 'taken' | 'unknown';

/** What a guest who comes by /start is there for. */
export interface Arrival {
  then?: SceneName;
  linkToken?: string;
}

const destinations: readonly SceneName[] = ['book', 'bookings', 'profile', 'feedback'];

const linkToken = /^[\w-]{22}$/;

/** Of what follows /start: a conversation to go on to, a guest's personal link, or nothing we know. */
export function readPayload(payload: string | undefined): Arrival {
  const wanted = destinations.find((scene) => scene === payload);
  if (wanted) return { then: wanted };
  return payload && linkToken.test(payload) ? { linkToken: payload } : {};
}

/** Contacts of others, and of people outside Telegram, can be shared as well. */
export const isOwn = (contact: Contact, sender: User): boolean => contact.user_id === sender.id;

/** With its country's code, as Telegram has it: sometimes the plus is missing. */
export const phoneOf = ({ phone_number }: Contact): string => `+${phone_number.replace(/\D/g, '')}`;

export interface Said {
  language: Language;
  consents: ApiConsent[];
  linkToken?: string;
}

export const registration = (sender: User, contact: Contact, { language, consents, linkToken }: Said): object => ({
  phone: phoneOf(contact),
  name: [sender.first_name, sender.last_name].filter(Boolean).join(' ').trim() || null,
  username: sender.username ?? null,
  ...{ language, consents },
  ...(linkToken && { link_token: linkToken }),
});
