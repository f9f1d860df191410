import type { Language } from '@guestflow/contracts';
import type { Contact, User } from 'telegraf/types';
import type { ApiConsent } from '../../api/guest-api';
import { SceneName, scenes } from '../scenes';
import { marketing, personalData } from './consent.texts';

export type LinkOutcome = 'used' | 'expired' | 'taken' | 'unknown';

/** What a guest who comes by /start is there for. */
export interface Arrival {
  then?: SceneName;
  linkToken?: string;
}

const linkToken = /^[\w-]{22}$/;

/** Of what follows /start: a conversation to go on to, a guest's personal link, or nothing we know. */
export function readPayload(payload: string | undefined): Arrival {
  const wanted = Object.values(scenes).find((scene) => scene === payload && scene !== scenes.start);
  if (wanted) return { then: wanted };
  return payload && linkToken.test(payload) ? { linkToken: payload } : {};
}

/** Contacts of others, and of people outside Telegram, can be shared as well. */
export const isOwn = (contact: Contact, sender: User): boolean => contact.user_id === sender.id;

/** With its country's code, as Telegram has it: sometimes the plus is missing. */
export const phoneOf = ({ phone_number }: Contact): string => `+${phone_number.replace(/\D/g, '')}`;

export interface Said extends Arrival {
  language: Language;
  marketing: boolean;
}

/** What is not agreed to is not said to be refused either: the card may say since long that it is agreed to. */
export function registration(sender: User, contact: Contact, said: Said): object {
  const consents: ApiConsent[] = [{ purpose: 'personal_data', given: true, text_version: personalData.version }];
  if (said.marketing)
    consents.push({ purpose: 'marketing', channel: 'telegram', given: true, text_version: marketing.version });
  return {
    phone: phoneOf(contact),
    name: [sender.first_name, sender.last_name].filter(Boolean).join(' ').trim() || null,
    username: sender.username ?? null,
    language: said.language,
    consents,
    ...(said.linkToken && { link_token: said.linkToken }),
  };
}
