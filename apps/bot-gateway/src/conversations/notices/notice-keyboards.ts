import { Language } from '@guestflow/contracts';
import { Markup } from 'telegraf';
import { lateMinutes } from '../bookings/late-minutes';
import { bookingsTexts } from '../bookings/bookings.texts';
import { noticeData, rows } from '../buttons';
import { Keyboard } from '../asking';
import { common } from '../texts';
import { noticesTexts } from './notices.texts';

type Notice = 'coming' | 'late' | 'cancel';

const perRow = 2;
const data = (text: string, action: string, id: string | null) => Markup.button.callback(text, noticeData(action, id));

/** Of a visit that is still to come. */
export const visitButtons = (language: Language, id: string, of: readonly Notice[]): Keyboard =>
  rows(
    of.map((notice) => data(noticesTexts[language].say[notice], notice, id)),
    perRow,
  );

export const lateButtons = (language: Language, id: string): Keyboard => [
  lateMinutes.map((minutes) => data(bookingsTexts[language].minutes(minutes), `late_${minutes}`, id)),
  [data(common[language].back, 'visit', id)],
];

export const sureButtons = (language: Language, id: string): Keyboard => [
  [data(noticesTexts[language].say.sure, 'cancel_sure', id), data(noticesTexts[language].say.keep, 'visit', id)],
];

export const againButtons = (language: Language, id: string): Keyboard => [
  [data(noticesTexts[language].say.again, 'book', id)],
];

/** Where a guest goes on who waits in line no more. */
export const bookButtons = (language: Language): Keyboard => [[data(common[language].menu.book, 'book', null)]];

export const bookingsButtons = (language: Language): Keyboard => [
  [data(common[language].menu.bookings, 'bookings', null)],
];
