import { isProblem, wordsOf } from '../api/problem';
import { textsNow } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { tablesTexts } from './tables-texts';

/** Why a table cannot be as it was wished. */
export function wordsOfTable(error: unknown, zone: string): string {
  const t = textsNow(tablesTexts);
  if (!isProblem(error)) return wordsOf(error);
  const { bookings = [], table_groups = [] } = error.said as {
    bookings?: { booked_at: string }[];
    table_groups?: { name: string }[];
  };
  if (bookings.length > 0) {
    const some = bookings.slice(0, 3).map(({ booked_at }) => momentInWords(booked_at, zone));
    return t.booked(bookings.length, some.join('; '));
  }
  if (table_groups.length > 0) return t.inGroups(table_groups.map(({ name }) => name).join(', '));
  if (error.status === 409) return error.said.field === 'name' ? t.nameTaken : t.held;
  return wordsOf(error, { too_many_tables: t.tooMany, too_many_table_groups: t.tooMany });
}

export const isNameTaken = (error: unknown): boolean =>
  isProblem(error) && error.status === 409 && error.said.field === 'name';
