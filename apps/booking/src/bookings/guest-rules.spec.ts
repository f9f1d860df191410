import { BookingStatus, bookingStatuses, defaultSettings } from '@guestflow/contracts';
import fc from 'fast-check';
import {
  allowedToGuest,
  assertFewEnough,
  assertGuestMay,
  assertNotAtOnce,
  deadlineOf,
  GuestVerb,
  guestVerbs,
  mostAhead,
} from './guest-rules';

const noon = new Date('2027-05-05T12:00:00Z');
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const visit = (status: BookingStatus = 'confirmed') => ({ status, startsAt: noon, durationMinutes: 120 });
const settings = { ...defaultSettings(), cancellation_deadline_minutes: 90 };
const rule = (broken: string) => expect.objectContaining({ extra: expect.objectContaining({ rule: broken }) as never });

describe('what a guest does with his booking by himself', () => {
  it.each<[GuestVerb, BookingStatus, number, string | undefined]>([
    ['move', 'confirmed', -90, undefined],
    ['move', 'new', -91, undefined],
    ['move', 'confirmed', -89, 'after_deadline'],
    ['cancel', 'new', -89, 'after_deadline'],
    ['cancel', 'confirmed', 30, 'after_deadline'],
    ['late', 'confirmed', -89, undefined],
    ['coming', 'confirmed', 119, undefined],
    ['coming', 'confirmed', 120, 'over'],
    ['move', 'confirmed', 120, 'over'],
    ['late', 'arrived', -10, 'arrived'],
    ['cancel', 'arrived', -100, 'arrived'],
    ['cancel', 'cancelled', -100, 'over'],
    ['coming', 'no_show', 40, 'over'],
    ['move', 'completed', 60, 'over'],
  ])('%s of a booking that is %s, %i minutes from its time: %s', (verb, status, minutes, broken) => {
    const attempt = () => assertGuestMay(verb, visit(status), settings, at(minutes));
    if (broken === undefined) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(rule(broken) as never);
  });

  it('shows the buttons of what it lets him do, and no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bookingStatuses),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 0, max: 240 }),
        (status, minutes, deadline) => {
          const rules = { ...settings, cancellation_deadline_minutes: deadline };
          const may = guestVerbs.filter((verb) => {
            try {
              assertGuestMay(verb, visit(status), rules, at(minutes));
              return true;
            } catch {
              return false;
            }
          });
          expect(allowedToGuest(visit(status), rules, at(minutes))).toEqual(may);
        },
      ),
    );
  });

  it('tells until when', () => {
    expect(deadlineOf(visit(), settings)).toEqual(at(-90));
  });
});

describe('what a guest books by himself', () => {
  const other = (from: number, to: number, byHimself = true) => ({ from, to, byHimself });

  it('is one table at a time: what ends where another begins is not at once', () => {
    expect(() => assertNotAtOnce([other(0, 10), other(20, 30)], { from: 10, to: 20 })).not.toThrow();
    for (const wanted of [
      { from: 9, to: 12 },
      { from: 19, to: 40 },
      { from: 2, to: 3 },
    ]) {
      expect(() => assertNotAtOnce([other(0, 10), other(20, 30)], wanted)).toThrow(rule('already_booked') as never);
    }
  });

  it('is so much and no more; what the staff wrote down for him does not count', () => {
    const made = Array.from({ length: mostAhead - 1 }, () => other(0, 1));
    expect(() => assertFewEnough([...made, other(0, 1, false), other(0, 1, false)])).not.toThrow();
    expect(() => assertFewEnough([...made, other(0, 1)])).toThrow(rule('too_many_bookings') as never);
  });
});
