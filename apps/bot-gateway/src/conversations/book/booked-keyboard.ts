import { Language } from '@guestflow/contracts';
import { Markup } from 'telegraf';
import { ApiBooking } from '../../api/guest-api';
import { noticeData } from '../buttons';
import { Keyboard } from '../asking';
import { common } from '../texts';
import { bookTexts } from './book.texts';

/** Where a guest goes on from a booking. They work at any time: the conversation is over. */
export function bookedKeyboard(
  language: Language,
  { id, manage_url }: Pick<ApiBooking, 'id' | 'manage_url'>,
  publicUrl: string,
): Keyboard {
  const bookings = Markup.button.callback(common[language].menu.bookings, noticeData('bookings', id));
  // Telegram opens no address of somebody's own machine.
  if (!publicUrl.startsWith('https://')) return [[bookings]];
  return [[Markup.button.url(bookTexts[language].page, `${publicUrl}${manage_url}`)], [bookings]];
}
