import { journalSearch } from './address';

describe('the journal’s address', () => {
  const shown = (search: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(journalSearch(search)).filter(([, value]) => value !== undefined));

  it('says where, when and for how long a new booking is to be', () => {
    const chosen = { sheet: 'new', table: 'a table', time: '18:30', minutes: 90 };
    expect(shown(chosen)).toEqual(chosen);
  });

  it.each([4, 0, -30, 90.5, 1441, '90', 'long', null, NaN])(
    'knows no booking that lasts %p minutes: it will be as long as is usual',
    (minutes) => expect(shown({ sheet: 'new', minutes })).toEqual({ sheet: 'new' }),
  );

  it.each([
    ['date', '2027-13-05'],
    ['time', '24:00'],
    ['at', '7:00'],
    ['sheet', 'other'],
    ['view', 'day'],
  ])('leaves out what makes no sense: %s=%s', (name, value) => expect(shown({ [name]: value })).toEqual({}));

  it('looks for a number as for any word', () => expect(shown({ q: 12 })).toEqual({ q: '12' }));
});
