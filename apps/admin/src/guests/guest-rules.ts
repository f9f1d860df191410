import type { GuestTexts } from './guest-texts';

export interface Known {
  name: string | null;
  phone: string | null;
  email?: string | null;
  telegram_username?: string | null;
}

/** Nobody's name is nothing: what is known instead stands for it. */
export const guestName = ({ name, phone, email, telegram_username }: Known, { unnamed }: GuestTexts): string =>
  name ?? phone ?? email ?? (telegram_username ? `@${telegram_username}` : unnamed);

/** Tags as they are typed: joined by commas. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

export const consentKeys = [
  ...(['personal_data', 'marketing'] as const),
  ...(['marketing:telegram', 'marketing:sms', 'marketing:email', 'marketing:push'] as const),
];
export type ConsentKey = (typeof consentKeys)[number];

/** Who agreed to marketing, whichever, agreed to each channel. */
export const agreesTo = (consents: string[], key: ConsentKey): boolean =>
  consents.includes(key) || (key.startsWith('marketing:') && consents.includes('marketing'));

export const contactKinds = ['whatsapp', 'vk', 'instagram', 'facebook', 'max', 'viber'] as const;
export const genders = ['female', 'male', 'other'] as const;
export const guestLanguages = ['ru', 'en'] as const;
export const guestSources = ['bot', 'manual', 'walk_in', 'web', 'partner', 'import'] as const;
export const channels = ['telegram', 'sms', 'email', 'push'] as const;
