import { changes, mentioning, rowsOfVenue, StoredRow } from './stored-rows';

const row = (table: string, fields: Record<string, unknown>): StoredRow => ({
  table,
  row: fields,
  text: JSON.stringify(fields),
});
const id = (letter: string) => `0192f0c1-0000-7000-8000-${letter.repeat(12)}`;
const venue = { venueId: id('a'), organizationId: id('b'), canary: 'canary' };

const place = row('booking.tables', { id: id('c'), venue_id: id('a') });
const person = row('identity.users', { id: id('d'), name: 'of canary' });
const session = row('identity.sessions', { id: id('e'), user_id: id('d') });
const token = row('identity.refresh_tokens', { session_id: id('e') });
const strangers = [
  row('booking.tables', { id: id('1'), venue_id: id('9'), note: 'none' }),
  row('identity.users', { id: id('2'), name: 'else' }),
];
const all = [token, session, person, place, ...strangers];

describe('the rows of a venue', () => {
  it('are those that say so, and what hangs on those that mention it', () => {
    expect(new Set(rowsOfVenue(venue, all))).toEqual(new Set([place, person, session, token]));
  });

  it('are not those of another venue that mention it: that is what is looked for', () => {
    const reference = row('booking.bookings', { id: id('3'), venue_id: id('9'), guest: 'canary' });
    expect(rowsOfVenue(venue, [...all, reference])).not.toContain(reference);
    expect(mentioning(['canary'], [...all, reference])).toContain(reference);
  });

  it('show what has changed in them', () => {
    const renamed = row('identity.users', { id: id('d'), name: 'another' });
    expect(changes(all, all)).toEqual([]);
    expect(changes([person, place], [place, renamed])).toEqual([
      `gone: identity.users ${person.text}`,
      `new: identity.users ${renamed.text}`,
    ]);
  });
});
