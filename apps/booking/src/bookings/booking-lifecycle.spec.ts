import { BookingStatus, bookingStatuses } from '@guestflow/contracts';
import { allowedMoves, isActive, move, moves, occupies, Verb, verbs, verbTo } from './booking-lifecycle';

const noon = new Date('2027-05-05T12:00:00Z');
const at = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
const booking = (status: BookingStatus, startsAt = noon, tableIds = ['a table']) => ({ status, startsAt, tableIds });

describe('the life of a booking', () => {
  it('reaches every status, and from each one there is a way on or back', () => {
    const reached = new Set<string>(['new']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const ways of Object.values(moves))
        for (const [from, to] of Object.entries(ways)) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...bookingStatuses].sort());
    for (const status of bookingStatuses) expect([status, allowedMoves(status).length]).not.toEqual([status, 0]);
  });

  it.each<[Verb, BookingStatus, BookingStatus]>([
    ['confirm', 'new', 'confirmed'],
    ['arrive', 'confirmed', 'arrived'],
    ['undo_arrival', 'arrived', 'confirmed'],
    ['complete', 'arrived', 'completed'],
    ['cancel', 'new', 'cancelled'],
    ['cancel', 'confirmed', 'cancelled'],
    ['no_show', 'confirmed', 'no_show'],
    ['lapse', 'new', 'cancelled'],
    ['reopen', 'cancelled', 'confirmed'],
    ['reopen', 'no_show', 'confirmed'],
    ['reopen', 'completed', 'arrived'],
  ])('%s leads from %s to %s', (verb, from, to) => {
    expect(move(booking(from), verb, noon).status).toBe(to);
  });

  it('refuses every other way, saying what can be done', () => {
    for (const verb of verbs) {
      for (const status of bookingStatuses.filter((each) => !(each in moves[verb]))) {
        expect(() => move(booking(status), verb, noon)).toThrow(
          expect.objectContaining({
            code: 'rule_violation',
            extra: { rule: 'not_in_this_status', booking_status: status, allowed_moves: allowedMoves(status) },
          }) as never,
        );
      }
    }
  });

  it('keeps when each step was made, and forgets it when the step is undone', () => {
    expect(move(booking('new'), 'confirm', noon)).toEqual({ status: 'confirmed', confirmedAt: noon, lapsesAt: null });
    expect(move(booking('confirmed'), 'arrive', noon)).toEqual({ status: 'arrived', arrivedAt: noon });
    expect(move(booking('arrived'), 'undo_arrival', noon)).toEqual({ status: 'confirmed', arrivedAt: null });
    expect(move(booking('no_show'), 'reopen', noon)).toMatchObject({ noShowAt: null, arrivedAt: null });
    expect(move(booking('completed'), 'reopen', noon)).not.toHaveProperty('arrivedAt');
  });

  it('takes a cancelled request back as a request: it had no table to be confirmed with', () => {
    expect(move(booking('cancelled', noon, []), 'reopen', noon).status).toBe('new');
  });

  it('counts nobody as missing before the time, and checks nobody in on another day', () => {
    expect(() => move(booking('confirmed', at(0.1)), 'no_show', noon)).toThrow('Nobody is missing');
    expect(move(booking('confirmed', noon), 'no_show', noon).status).toBe('no_show');
    expect(move(booking('confirmed', at(12)), 'arrive', noon).status).toBe('arrived');
    expect(() => move(booking('confirmed', at(12.1)), 'arrive', noon)).toThrow('another day');
  });

  it('lets what is confirmed or has arrived occupy its tables, and nothing else', () => {
    expect(bookingStatuses.filter(occupies)).toEqual(['confirmed', 'arrived']);
    expect(bookingStatuses.filter(isActive)).toEqual(['new', 'confirmed', 'arrived']);
  });

  it('finds the verb for who says where to', () => {
    expect(verbTo(booking('confirmed'), 'no_show')).toBe('no_show');
    expect(verbTo(booking('arrived'), 'confirmed')).toBe('undo_arrival');
    expect(verbTo(booking('new'), 'cancelled')).toBe('cancel');
    expect(verbTo(booking('new'), 'completed')).toBeUndefined();
    expect(verbTo(booking('cancelled'), 'confirmed')).toBe('reopen');
    expect(verbTo(booking('cancelled', noon, []), 'confirmed')).toBeUndefined();
    expect(verbTo(booking('cancelled', noon, []), 'new')).toBe('reopen');
  });
});
