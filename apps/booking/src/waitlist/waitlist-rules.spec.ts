import {
  defaultSettings,
  OpeningInterval,
  openStretches,
  VenueSettings,
  VenueStatus,
  weekdays,
} from '@guestflow/contracts';
import { House, Taken } from '../availability/house';
import { SaidWindow, windowOf } from './said-window';
import { assertCanWait, earliestRoom, offerExpiresAt, Sought } from './waitlist-rules';

const minute = 60_000;
const utc = (text: string) => Date.parse(`${text}:00Z`);
const now = new Date('2027-05-05T09:00:00Z');

interface Rules {
  status: VenueStatus;
  zone: string;
  settings: VenueSettings;
}

function venue(intervals: OpeningInterval[], zone = 'UTC', changed: Partial<VenueSettings> = {}): Rules {
  const opening_hours = Object.fromEntries(weekdays.map((day) => [day, intervals])) as never;
  return { status: 'active', zone, settings: { ...defaultSettings(), opening_hours, ...changed } };
}
const tenToTen = [{ from: '10:00', to: '22:00' }];
const allNight = [{ from: '18:00', to: '05:00' }];
const said = (time_from: string, time_to: string, date = '2027-05-05'): SaidWindow => ({ date, time_from, time_to });
const shown = ({ from, to }: { from: number; to: number }) =>
  [from, to].map((at) => new Date(at).toISOString().slice(0, 16));

describe('how long an offer holds', () => {
  it.each([
    ['ten minutes', 120, 10],
    ['until half an hour before', 35, 5],
    ['two minutes at least', 31, 2],
    ['two minutes even for at once', 0, 2],
  ])('%s', (_, minutesAhead, expected) => {
    const expiresAt = offerExpiresAt(now.getTime() + minutesAhead * minute, now);
    expect((expiresAt.getTime() - now.getTime()) / minute).toBe(expected);
  });
});

describe('the window somebody waits for', () => {
  it('is of the venue’s clock', () => {
    expect(shown(windowOf(said('19:00', '20:30'), venue(tenToTen, 'Europe/Moscow')))).toEqual([
      '2027-05-05T16:00',
      '2027-05-05T17:30',
    ]);
  });

  it('goes over midnight where the venue’s day does', () => {
    expect(shown(windowOf(said('23:00', '01:00'), venue(allNight)))).toEqual(['2027-05-05T23:00', '2027-05-06T01:00']);
    expect(shown(windowOf(said('01:00', '02:00'), venue(allNight)))).toEqual(['2027-05-06T01:00', '2027-05-06T02:00']);
  });

  it('does not begin after it ends, nor at a time that the day has not', () => {
    expect(() => windowOf(said('20:00', '19:00'), venue(tenToTen))).toThrow(
      expect.objectContaining({ code: 'validation_error' }) as never,
    );
    const forward = said('02:30', '04:00', '2027-03-28');
    expect(() => windowOf(forward, venue(tenToTen, 'Europe/Berlin'))).toThrow(
      expect.objectContaining({ extra: expect.objectContaining({ rule: 'not_on_this_day' }) as never }) as never,
    );
  });
});

describe('who can wait', () => {
  const wait = (window: SaidWindow, by: 'staff' | 'guest' = 'guest', guests = 2, rules = venue(tenToTen)) => {
    try {
      const open = openStretches(window.date, rules.settings, rules.zone);
      assertCanWait({ window: windowOf(window, rules), guests, visitMinutes: 120, open, by }, rules, now);
      return 'can';
    } catch (error) {
      return (error as { extra: { rule: string } }).extra.rule;
    }
  };

  it('is whoever comes in the opening hours, with time for the visit', () => {
    expect(wait(said('19:00', '20:00'))).toBe('can');
    expect(wait(said('19:30', '23:00'))).toBe('can');
    expect(wait(said('20:30', '22:00'))).toBe('outside_opening_hours');
    expect(wait(said('07:00', '09:30'))).toBe('outside_opening_hours');
    expect(wait(said('07:00', '10:00'))).toBe('can');
  });

  it('is nobody for a time that is over, or further ahead than guests book', () => {
    expect(wait(said('07:00', '09:00'))).toBe('in_the_past');
    expect(wait(said('19:00', '20:00', '2027-07-05'))).toBe('too_far_ahead');
    expect(wait(said('19:00', '20:00', '2027-07-05'), 'staff')).toBe('can');
  });

  it('is no party that is booked by phone, unless staff write it down; and nobody where no bookings are taken', () => {
    expect(wait(said('19:00', '20:00'), 'guest', 21)).toBe('party_too_large');
    expect(wait(said('19:00', '20:00'), 'staff', 21)).toBe('can');
    const suspended: Rules = { ...venue(tenToTen), status: 'suspended' };
    expect(wait(said('19:00', '20:00'), 'guest', 2, suspended)).toBe('venue_takes_no_bookings');
  });
});

describe('the room that is offered', () => {
  const table = (id: string, capacity: number) => ({
    ...{ id, name: id, capacity, leastGuests: 1, zone: null, sortOrder: 0, isActive: true },
  });
  const house: House = { tables: [table('two', 2), table('four', 4)], groups: [] };
  const busy = (tableId: string, from: string, to: string): Taken => ({
    ...{ tableId, from: utc(`2027-05-05T${from}`), to: utc(`2027-05-05T${to}`) },
    ...{ ownerKind: 'booking', ownerId: 'somebody' },
  });
  const room = (taken: Taken[], sought: Partial<Sought> = {}, at = now) => {
    const found = earliestRoom(
      {
        window: { from: utc('2027-05-05T18:00'), to: utc('2027-05-05T20:00') },
        ...{ guests: 2, visitMinutes: 120, bufferMinutes: 15 },
        ...sought,
      },
      { house, taken, open: openStretches('2027-05-05', venue(tenToTen).settings, 'UTC') },
      at,
    );
    return found && [new Date(found.at).toISOString().slice(11, 16), ...found.seating.tableIds];
  };

  it('is the smallest table that fits, where the window begins', () => {
    expect(room([])).toEqual(['18:00', 'two']);
    expect(room([busy('two', '17:00', '18:10')])).toEqual(['18:00', 'four']);
    expect(room([], { guests: 3 })).toEqual(['18:00', 'four']);
    expect(room([], { guests: 5 })).toBeUndefined();
  });

  it('begins when somebody goes, at a time that can be told', () => {
    expect(room([busy('two', '17:00', '18:12'), busy('four', '17:00', '19:30')])).toEqual(['18:15', 'two']);
  });

  it('lasts for all of the visit, with what is kept free after it, and in the opening hours', () => {
    const rest = [busy('four', '10:00', '22:00')];
    expect(room([...rest, busy('two', '20:15', '22:00')])).toEqual(['18:00', 'two']);
    expect(room([...rest, busy('two', '20:10', '22:00')])).toBeUndefined();
    expect(room([...rest, busy('two', '17:00', '20:05')])).toBeUndefined();
  });

  it('is never so soon that nobody could answer, and never what was declined', () => {
    expect(room([], {}, new Date('2027-05-05T18:31:00Z'))).toEqual(['18:35', 'two']);
    expect(room([], {}, new Date('2027-05-05T19:59:00Z'))).toBeUndefined();
    expect(room([], { declined: utc('2027-05-05T18:00') })).toBeUndefined();
    expect(room([busy('two', '17:00', '19:00')], { declined: utc('2027-05-05T18:00') })).toEqual(['19:00', 'two']);
  });
});
