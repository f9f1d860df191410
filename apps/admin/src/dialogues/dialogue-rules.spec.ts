import { byDays, inOrder, isLetterUnderWay, newestUnread, saidSince } from './dialogue-rules';

const said = (id: string, at: string, direction: 'in' | 'out' = 'in', state = 'read') => ({
  ...{ id, created_at: `2027-05-0${at}:00.000Z`, direction, state },
});
const evening = said('b', '1T20:00');
const answer = said('c', '1T20:00', 'out', 'sent');
const night = said('a', '2T00:30', 'in', 'received');

describe('a conversation', () => {
  it('goes from the oldest to the newest, also of one moment', () => {
    expect(inOrder([night, answer, evening]).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });

  it('is read up to its newest, where anything of it is new', () => {
    expect(newestUnread([night, answer, evening])).toBe(night);
    expect(newestUnread([answer, evening])).toBeUndefined();
    const later = said('z', '3T10:00', 'out', 'sent');
    expect(newestUnread([later, night])).toBe(later);
  });

  it('tells what the guest said since, and nothing at first', () => {
    expect(saidSince([night, answer, evening], answer)).toEqual([night]);
    expect(saidSince([night, answer, evening], night)).toEqual([]);
    expect(saidSince([night], undefined)).toEqual([]);
  });

  it('has letters under way until it is known what became of them', () => {
    const states = [
      { channel: 'email', state: 'queued' },
      { channel: 'email', state: 'sent' },
      { channel: 'telegram', state: 'queued' },
    ];
    expect(states.map(isLetterUnderWay)).toEqual([true, false, false]);
  });

  it('is parted by the days of whoever looks at it', () => {
    const inKamchatka = (instant: string) => new Date(Date.parse(instant) + 12 * 3_600_000).toISOString().slice(0, 10);
    expect(byDays([night, evening], (instant) => instant.slice(0, 10)).map(({ date }) => date)).toEqual([
      '2027-05-01',
      '2027-05-02',
    ]);
    expect(byDays([night, evening], inKamchatka).map(({ date, messages }) => [date, messages.length])).toEqual([
      ['2027-05-02', 2],
    ]);
  });
});
