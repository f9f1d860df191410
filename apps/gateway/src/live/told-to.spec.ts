import { allows, Holder, permissionNames } from '@guestflow/access';
import { catalogue, EventName } from '@guestflow/contracts';
import { isKeptQuiet, permissionToHear, toldEvents, toldTo, toldToNobody } from './told-to';

const events = Object.keys(catalogue) as EventName[];

describe('who hears of what live', () => {
  it('is said of every event: by a permission, or in so many words that nobody does', () => {
    expect(events.filter((name) => toldEvents.includes(name) === isKeptQuiet(name))).toEqual([]);
  });

  it('is said of nothing that is no event', () => {
    const isOne = (row: string) => events.some((name) => name === row || name.startsWith(`${row}.`));
    expect([...Object.keys(toldTo), ...Object.keys(toldToNobody)].filter((row) => !isOne(row))).toEqual([]);
  });

  it('is said by permissions that there are', () => {
    expect(Object.values(toldTo).filter((permission) => !permissionNames.includes(permission))).toEqual([]);
  });

  it.each<[string, Holder, string[], string[]]>([
    [
      'a receptionist',
      { role: 'receptionist' },
      ['booking.moved', 'message.queued', 'message.received', 'message.read'],
      ['campaign.paused', 'member.changed'],
    ],
    [
      'a specialist',
      { role: 'specialist' },
      ['venue.changed'],
      ['booking.confirmed', 'guest.changed', 'table.created', 'message.received'],
    ],
    ['a manager', { role: 'manager' }, ['campaign.paused', 'member.changed'], ['api_key.created', 'user.signed_in']],
    ['a guest', { role: 'guest' }, [], ['booking.confirmed', 'venue.changed']],
    ['a bot', { role: 'bot' }, [], ['booking.confirmed', 'bot.changed', 'message.received']],
    ['a key', { role: 'partner', scopes: ['bookings.read'] }, ['waitlist.joined'], ['guest.changed', 'venue.changed']],
  ])('%s hears what he may read, and nothing else', (_who, holder, heard, unheard) => {
    const hears = (name: string) => {
      const permission = permissionToHear(name);
      return permission !== undefined && allows(holder, permission);
    };
    expect([heard.filter((name) => !hears(name)), unheard.filter(hears)]).toEqual([[], []]);
  });

  it('is nobody, of an event that is in no row', () => {
    expect([
      permissionToHear('unheard.of'),
      permissionToHear('constructor'),
      permissionToHear('guests.exported'),
    ]).toEqual([undefined, undefined, undefined]);
  });
});
