import { Language } from '@guestflow/contracts';
import { ApiBooking } from '../../api/guest-api';
import { callUs } from '../choosing/choosing.texts';
import { clockOf, dayInShort, guestsInWords, momentInWords } from '../choosing/in-words';
import { visitInWords } from '../choosing/visit-in-words';
import { bookingsTexts } from './bookings.texts';

/** What a card needs to be told beside the booking. */
export interface Telling {
  language: Language;
  zone: string;
  phone: string | null;
}

export const linesOf = ({ booked_at, guests_count, comment }: ApiBooking, { zone, language }: Telling): string =>
  visitInWords({ startsAt: booked_at, guests: guests_count, comment }, zone, language);

/** The card of a booking: what it is, what the guest said of it, and until when he could have changed it. */
export function cardInWords(booking: ApiBooking, telling: Telling): string {
  const { language, zone, phone } = telling;
  const texts = bookingsTexts[language];
  const { status, allowed, deadline_at, guest_says, late_minutes } = booking;
  const parts = [texts.status[status], linesOf(booking, telling)];
  if (guest_says === 'coming') parts.push(texts.coming);
  if (guest_says === 'late' && late_minutes !== null) parts.push(texts.late(late_minutes));
  const expected = status === 'new' || status === 'confirmed';
  if (expected && !allowed.includes('cancel')) {
    parts.push(texts.until(momentInWords(deadline_at, zone, language), callUs[language](phone)));
  }
  return parts.join('\n\n');
}

/** «сб, 12 июн., 19:30 · 2 гостя»: a booking on a button. */
export const bookingInShort = ({ booked_at, date, guests_count }: ApiBooking, { language, zone }: Telling): string =>
  `${dayInShort(date, language)}, ${clockOf(booked_at, zone)} · ${guestsInWords(guests_count, language)}`;
