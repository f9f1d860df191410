import { Gender, toE164 } from '@guestflow/contracts';
import type { GuestChannel, Language } from '@guestflow/contracts';
import { isEmail } from 'class-validator';
import { added, birthdayProblem, nobody, Profile, profileOf, SaidOfGuest } from '../guests/guest-rules';
import { asWritten, phoneOfCell, tagsOfCell } from './cells';
import { ImportField, MappedColumn } from './columns';

export const dateFormats = ['auto', 'dd.mm.yyyy', 'yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** What becomes of a guest who has a card: only what it lacks, what the line has wins, or nothing. */
export const onExisting = ['fill', 'overwrite', 'skip'] as const;
export type OnExisting = (typeof onExisting)[number];

export interface LineProblem {
  field: string;
  message: string;
}

/** How the rows of a file are to be read. */
export interface Reading {
  mapping: MappedColumn[];
  columnCount: number;
  dateFormat: DateFormat;
  /** Of the venue. */
  country: string;
  today: string;
  /** For all of them. */
  tags: string[];
}

export interface ReadRow {
  said: SaidOfGuest;
  /** What the guest is known by: one of the two, where nothing is wrong. */
  key: string;
  consents: boolean;
  problems: LineProblem[];
}

const named: ImportField[] = ['name', 'last_name', 'first_name', 'middle_name'];
const contactFields = ['whatsapp', 'vk', 'instagram', 'facebook', 'max', 'viber'] as const;

/** What a row says of a guest, or what is wrong with it. Of the problems none repeats what stands in the row. */
export function readRow(cells: string[], reading: Reading): ReadRow {
  const problems: LineProblem[] = [];
  const all = new Map<ImportField, string[]>();
  for (const { column, field } of reading.mapping) {
    const cell = asWritten(cells[column] ?? '').trim();
    if (cell) all.set(field, [...(all.get(field) ?? []), cell]);
  }
  if (cells.slice(reading.columnCount).some((cell) => cell.trim())) {
    problems.push({ field: 'line', message: 'there are more cells than columns' });
  }
  const first = (field: ImportField): string | undefined => all.get(field)?.[0];
  const checked = <T>(field: ImportField, read: (cell: string) => Reads<T>): T | undefined => {
    const cell = first(field);
    if (cell === undefined) return undefined;
    const { value, problem } = read(cell);
    if (problem) problems.push({ field, message: problem });
    return value;
  };
  const joined = (field: string, parts: string[], between: string, most: number): string | undefined => {
    const text = parts.join(between);
    if (text.length > most) problems.push({ field, message: `${field} has more than ${most} characters` });
    return text || undefined;
  };
  const said: SaidOfGuest = {
    phone: checked('phone', (cell) => readPhone(cell, reading.country)),
    email: checked('email', readEmail),
    name: joined(
      'name',
      named.flatMap((field) => all.get(field) ?? []),
      ' ',
      200,
    ),
    birthday: checked('birthday', (cell) => readBirthday(cell, reading)),
    gender: checked('gender', readGender),
    language: checked('language', readLanguage),
    preferred_channel: checked('preferred_channel', readChannel),
    telegram_username: checked('telegram_username', readTelegram),
    notes: joined('notes', all.get('notes') ?? [], '\n', 4_000),
    tags: [...(all.get('tags') ?? []).flatMap(tagsOfCell), ...reading.tags],
    contacts: Object.fromEntries(
      contactFields.flatMap((field) => {
        const contact = joined(field, all.get(field) ?? [], ' ', 200);
        return contact ? [[field, contact]] : [];
      }),
    ),
  };
  if (said.tags!.some((tag) => tag.length > 200)) problems.push({ field: 'tags', message: 'a tag is too long' });
  if (!first('phone') && !first('email')) {
    problems.push({ field: 'phone', message: 'there is neither a phone nor an e-mail address' });
  }
  const consents = yes.has((first('consent') ?? '').toLowerCase());
  return { said, key: said.phone ?? said.email ?? '', consents, problems };
}

interface Reads<T> {
  value?: T;
  problem?: string;
}

const yes = new Set(['1', '+', 'да', 'yes', 'y', 'true', 'x', 'v', '✓', 'согласен', 'согласна', 'истина', 'д']);

function readPhone(cell: string, country: string): Reads<string> {
  const phone = cell.length > 40 ? undefined : toE164(phoneOfCell(cell), country);
  return phone ? { value: phone } : { problem: 'phone is no phone there can be' };
}

const readEmail = (cell: string): Reads<string> =>
  cell.length <= 254 && isEmail(cell) ? { value: cell.toLowerCase() } : { problem: 'email is no e-mail address' };

const genderWords: Record<string, Gender> = Object.fromEntries(
  (
    [
      ['female', 'female f ж жен женский женщина w woman'],
      ['male', 'male m м муж мужской мужчина man'],
      ['other', 'other другой другое иной иное'],
    ] as const
  ).flatMap(([gender, words]) => words.split(' ').map((word) => [word, gender])),
);

function readGender(cell: string): Reads<Gender> {
  const value = genderWords[cell.toLowerCase().replace(/\.$/, '')];
  return value ? { value } : { problem: 'gender must be female, male or other' };
}

const languageWords: Record<string, Language> = {
  ...{ ru: 'ru', rus: 'ru', russian: 'ru', русский: 'ru', рус: 'ru' },
  ...{ en: 'en', eng: 'en', english: 'en', английский: 'en', англ: 'en' },
};

function readLanguage(cell: string): Reads<Language> {
  const value = languageWords[cell.toLowerCase()];
  return value ? { value } : { problem: 'language must be ru or en' };
}

const channelWords: Record<string, GuestChannel> = {
  ...{ telegram: 'telegram', телеграм: 'telegram', телеграмм: 'telegram', tg: 'telegram', тг: 'telegram' },
  ...{ email: 'email', 'e-mail': 'email', mail: 'email', почта: 'email', 'эл. почта': 'email' },
};

function readChannel(cell: string): Reads<GuestChannel> {
  const value = channelWords[cell.toLowerCase()];
  return value ? { value } : { problem: 'preferred_channel must be telegram or email' };
}

function readTelegram(cell: string): Reads<string> {
  const name = cell.replace(/^(https?:\/\/)?(t\.me|telegram\.me)\//i, '').replace(/^@/, '');
  return /^\w{4,32}$/.test(name) ? { value: name.toLowerCase() } : { problem: 'telegram_username is no name there' };
}

const forms: Record<Exclude<DateFormat, 'auto'>, [form: RegExp, order: ('year' | 'month' | 'day')[]]> = {
  'yyyy-mm-dd': [/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/, ['year', 'month', 'day']],
  'dd.mm.yyyy': [/^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$/, ['day', 'month', 'year']],
  'dd/mm/yyyy': [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ['day', 'month', 'year']],
  'mm/dd/yyyy': [/^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/, ['month', 'day', 'year']],
};
const tried = ['yyyy-mm-dd', 'dd.mm.yyyy', 'dd/mm/yyyy'] as const;

/** A day as files have it, in ISO's way; undefined: no day there is. */
export function readDay(cell: string, format: DateFormat): string | undefined {
  // Spreadsheets write a time of day behind their dates.
  const text = cell.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '');
  for (const each of format === 'auto' ? tried : [format]) {
    const [form, order] = forms[each];
    const [, ...parts] = form.exec(text) ?? [];
    if (parts.length === 0) continue;
    const part = (name: 'year' | 'month' | 'day'): string => parts[order.indexOf(name)]!.padStart(2, '0');
    const iso = `${part('year')}-${part('month')}-${part('day')}`;
    const day = new Date(`${iso}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : undefined;
  }
  return undefined;
}

function readBirthday(cell: string, { dateFormat, today }: Reading): Reads<string> {
  const value = readDay(cell, dateFormat);
  if (!value) return { problem: `birthday is no day${dateFormat === 'auto' ? '' : ` of the form ${dateFormat}`}` };
  const problem = birthdayProblem(value, today);
  return problem ? { problem } : { value };
}

const propertyOf: Record<string, keyof Profile> = {
  telegram_username: 'telegramUsername',
  preferred_channel: 'preferredChannel',
};

/** The card with what a line says of its guest. The phone is what it was found by. */
export function mergedCard(card: Profile, { phone: _, ...said }: SaidOfGuest, how: OnExisting): Profile {
  if (how === 'skip') return profileOf(card);
  const have = new Set(card.tags.map((tag) => tag.toLowerCase()));
  const tags = said.tags?.filter((tag) => !have.has(tag.toLowerCase()));
  const contacts = Object.entries(said.contacts ?? {}).filter(
    ([name, value]) =>
      !card.contacts[name] || (how === 'overwrite' && !readsSame(card.contacts[name], value as string)),
  );
  const fields = Object.entries(said).filter(([field, value]) => {
    const has = card[propertyOf[field] ?? (field as keyof Profile)];
    return !has || (how === 'overwrite' && !readsSame(has, value));
  });
  return added(card, { ...(Object.fromEntries(fields) as SaidOfGuest), tags, contacts: Object.fromEntries(contacts) });
}

/** What a file cannot tell apart is no change: ends of lines, and what stands around a text. */
const readsSame = (has: unknown, value: unknown): boolean =>
  typeof has === 'string' && has.replace(/\r\n?/g, '\n').trim() === value;

export const newCard = (said: SaidOfGuest): Profile => added(nobody, said);
