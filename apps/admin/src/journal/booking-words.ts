import { common } from '../texts/common';
import { textsNow } from '../texts/language';
import { clockAt } from './grid-rules';
import type { Place, Signs } from './day-rules';
import type { Calendar, CalendarBooking, Verdict } from './free-rules';
import { journalTexts } from './journal-texts';

export const nameOf = ({ guest_name }: Pick<CalendarBooking, 'guest_name'>): string =>
  guest_name ?? textsNow(common).noName;

export const tableNames = ({ tables }: Pick<Calendar, 'tables'>, ids: readonly string[]): string =>
  ids.map((id) => tables.find((table) => table.id === id)?.name ?? '?').join(' + ');

/** All that a bar says, for who hears it and for who hovers. */
export function wordsOfBooking(
  booking: CalendarBooking,
  signs: Signs,
  calendar: Pick<Calendar, 'timezone' | 'tables'>,
): string {
  const [t, words] = [textsNow(journalTexts), textsNow(common)];
  const { booked_at, ends_at, guests_count, status, table_ids, tags } = booking;
  const clock = (instant: string) => clockAt(Date.parse(instant), calendar.timezone);
  return [
    `${clock(booked_at)} – ${clock(ends_at)}`,
    nameOf(booking),
    words.guests(guests_count),
    t.statuses[status],
    table_ids.length === 0 ? t.noTable : table_ids.length > 1 && t.table(tableNames(calendar, table_ids)),
    ...tags,
    signs.late > 0 && t.late(signs.late),
    signs.overstays && t.overstays,
    signs.sure && t.sure,
    signs.note && t.note,
  ]
    .filter(Boolean)
    .join(', ');
}

/** `18:00 – 20:00, table 2`. */
export function wordsOfPlace({ tableIds, from, to }: Place, calendar: Calendar): string {
  const t = textsNow(journalTexts);
  const times = `${clockAt(from, calendar.timezone)} – ${clockAt(to, calendar.timezone)}`;
  return tableIds.length > 0 ? `${times}, ${t.table(tableNames(calendar, tableIds))}` : times;
}

export function wordsOfVerdict(verdict: Verdict, { timezone }: Calendar): string {
  const t = textsNow(journalTexts);
  switch (verdict.is) {
    case 'free':
      return t.freeHere;
    case 'past':
      return t.isPast;
    case 'inactive':
      return t.isInactive;
    case 'small':
      return t.isSmall(verdict.capacity);
    case 'closed':
      return t.isClosed;
    case 'taken': {
      const { from, to, booking, kind } = verdict.by;
      const times = [clockAt(from, timezone), clockAt(to, timezone)] as const;
      if (booking) return t.taken(...times, nameOf(booking));
      return kind === 'block' ? t.blockedHere(...times) : t.heldHere(...times);
    }
  }
}
