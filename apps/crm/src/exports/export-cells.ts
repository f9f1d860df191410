import type { Gender, GuestChannel, Language } from '@guestflow/contracts';
import { neutral } from '@guestflow/http';
import { phoneCell, tagsCell } from '../imports/cells';
import type { ImportField } from '../imports/columns';

/** What of a card stands in the file: all of it is read back by an import. */
export interface ExportedGuest {
  id: string;
  phone: string | null;
  name: string | null;
  birthday: string | null;
  gender: Gender | null;
  language: Language | null;
  email: string | null;
  preferred_channel: GuestChannel | null;
  telegram_username: string | null;
  contacts: Record<string, string>;
  tags: string[];
  notes: string | null;
}

/** Heads by which an import knows its columns again. */
const heads: [field: ImportField, words: Record<Language, string>][] = [
  ['phone', { ru: 'Телефон', en: 'Phone' }],
  ['name', { ru: 'Имя', en: 'Name' }],
  ['birthday', { ru: 'День рождения', en: 'Birthday' }],
  ['gender', { ru: 'Пол', en: 'Gender' }],
  ['email', { ru: 'E-mail', en: 'E-mail' }],
  ['tags', { ru: 'Теги', en: 'Tags' }],
  ['notes', { ru: 'Заметки', en: 'Notes' }],
  ['language', { ru: 'Язык', en: 'Language' }],
  ['preferred_channel', { ru: 'Канал связи', en: 'Preferred channel' }],
  ['telegram_username', { ru: 'Telegram', en: 'Telegram' }],
  ['instagram', { ru: 'Instagram', en: 'Instagram' }],
  ['vk', { ru: 'ВКонтакте', en: 'VK' }],
  ['whatsapp', { ru: 'WhatsApp', en: 'WhatsApp' }],
  ['facebook', { ru: 'Facebook', en: 'Facebook' }],
  ['max', { ru: 'MAX', en: 'MAX' }],
  ['viber', { ru: 'Viber', en: 'Viber' }],
];

const genderWords: Record<Language, Record<Gender, string>> = {
  ru: { female: 'женский', male: 'мужской', other: 'другой' },
  en: { female: 'female', male: 'male', other: 'other' },
};

export const headsFor = (language: Language): string[] => heads.map(([, words]) => words[language]);

export const cellsOf = (guest: ExportedGuest, language: Language): string[] =>
  heads.map(([field]) => cellOf(guest, field, language));

function cellOf(guest: ExportedGuest, field: ImportField, language: Language): string {
  switch (field) {
    case 'phone':
      return guest.phone ? phoneCell(guest.phone) : '';
    case 'gender':
      return guest.gender ? genderWords[language][guest.gender] : '';
    case 'tags':
      return neutral(tagsCell(guest.tags));
    case 'name':
    case 'birthday':
    case 'email':
    case 'notes':
    case 'language':
    case 'preferred_channel':
    case 'telegram_username':
      return neutral(guest[field] ?? '');
    default:
      return neutral(guest.contacts[field] ?? '');
  }
}
