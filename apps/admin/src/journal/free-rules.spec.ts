import fc from 'fast-check';
import {
  gapAt,
  inTheWay,
  overlap,
  tableAt,
  verdictOn,
  type Calendar,
  type CalendarBooking,
  type CalendarTable,
} from './free-rules';
import { hourMs, minuteMs, type Span } from './grid-rules';

const midnight = Date.parse('2027-05-05T00:00:00Z');
const at = (hour: number) => midnight + hour * hourMs;
const iso = (instant: number) => new Date(instant).toISOString();
const said = ({ from, to }: Span) => ({ from: iso(from), to: iso(to) });

const bookingOf = (
  id: string,
  from: number,
  to: number,
  status: CalendarBooking['status'] = 'confirmed',
): CalendarBooking => ({
  ...{ id, booked_at: iso(from), ends_at: iso(to), held_until: iso(to + 15 * minuteMs), status, table_ids: ['t'] },
  ...{ guests_count: 2, guest_name: id, source: 'manual', notes: null, tags: [], version: 1 },
});
const tableOf = (some: Partial<CalendarTable> = {}): CalendarTable => ({
  ...{ id: 't', name: '1', zone: null, capacity: 4, is_active: true, deleted: false },
  ...{ bookings: [], blocks: [], holds: [], ...some },
});
const calendarOf = (...tables: CalendarTable[]): Calendar => ({
  ...{ date: '2027-05-05', timezone: 'UTC', slot_minutes: 15, slots: [], requests: [], tables, now: iso(at(10)) },
  opens: [said({ from: at(10), to: at(22) })],
  day: said({ from: at(0), to: at(24) }),
});
const wish = (from: number, to: number, some = {}) => ({
  ...{ tableIds: ['t'], from, to, bufferMs: 15 * minuteMs, guests: 2, ...some },
});

describe('how long a table is free', () => {
  const table = tableOf({
    bookings: [bookingOf('anna', at(14), at(16)), bookingOf('gone', at(17), at(18), 'cancelled')],
    blocks: [{ id: 'b', ...said({ from: at(20), to: at(22) }), type: 'closed', reason: null }],
  });

  it('is from what has it before to what has it next, with the time that is kept free between visits', () => {
    expect(gapAt(table, at(17.5))).toEqual({ from: at(16.25), to: at(20) });
    expect(gapAt(table, at(10))).toEqual({ from: -Infinity, to: at(14) });
    expect(gapAt(tableOf(), at(10))).toEqual({ from: -Infinity, to: Infinity });
  });

  it('is nothing while something has it', () => {
    expect([15, 16.1, 21].map((hour) => gapAt(table, at(hour)))).toEqual([undefined, undefined, undefined]);
  });
});

describe('whether a place is free', () => {
  const noon = at(12);
  const verdict = (table: CalendarTable, from: number, to: number, some = {}) =>
    verdictOn(calendarOf(table), wish(from, to, some), noon).is;

  it('asks for the visit and for what is kept free afterwards, of both', () => {
    const table = tableOf({ bookings: [bookingOf('anna', at(18), at(20))] });
    expect(verdict(table, at(16), at(17.75))).toBe('free');
    expect(verdict(table, at(16), at(18))).toBe('taken');
    expect(verdict(table, at(20), at(21))).toBe('taken');
    expect(verdict(table, at(20.25), at(21))).toBe('free');
  });

  it('knows that nothing is in its own way, and that what is over is in nobody’s', () => {
    const bookings = [
      bookingOf('anna', at(18), at(20)),
      ...(['new', 'completed', 'cancelled', 'no_show'] as const).map((status) =>
        bookingOf(status, at(14), at(16), status),
      ),
    ];
    expect(verdict(tableOf({ bookings }), at(18.5), at(20.5), { bookingId: 'anna' })).toBe('free');
    expect(verdict(tableOf({ bookings }), at(14), at(16))).toBe('free');
  });

  it('minds what is blocked or held at the moment', () => {
    const span = said({ from: at(15), to: at(16) });
    expect(verdict(tableOf({ blocks: [{ id: 'b', type: 'other', reason: null, ...span }] }), at(15.5), at(17))).toBe(
      'taken',
    );
    expect(verdict(tableOf({ holds: [span] }), at(15.5), at(17))).toBe('taken');
  });

  it('says of what may be meant all the same that it is against a rule', () => {
    expect(verdict(tableOf(), at(18), at(20), { guests: 5 })).toBe('small');
    expect(verdict(tableOf({ capacity: null }), at(18), at(20), { guests: 50 })).toBe('free');
    expect(verdict(tableOf(), at(21), at(23))).toBe('closed');
  });

  it('lets who has begun already change tables, and nobody begin in the past', () => {
    expect(verdict(tableOf(), at(11), at(13))).toBe('past');
    expect(verdict(tableOf(), at(11), at(13), { sameStart: true })).toBe('free');
    expect(verdict(tableOf(), at(11.75), at(13))).toBe('free');
  });

  it('gives no table that is not in use, but leaves it to whom it was given', () => {
    expect(verdict(tableOf({ is_active: false }), at(18), at(20))).toBe('inactive');
    expect(verdict(tableOf({ is_active: false }), at(18), at(20), { sameStart: true, had: ['t'] })).toBe('free');
  });

  const anySpan = fc
    .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 24 }))
    .map(([from, long]) => ({ from: from * 15, to: (from + long) * 15 }));

  it('is so exactly when nothing that holds the table overlaps it, minute by minute', () =>
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 6 }), anySpan, (spans, wanted) => {
        const minute = (each: number) => midnight + each * minuteMs;
        const table = tableOf({ holds: spans.map(({ from, to }) => said({ from: minute(from), to: minute(to) })) });
        const free = inTheWay(table, { from: minute(wanted.from), to: minute(wanted.to) }) === undefined;
        const has = (span: Span, each: number) => span.from <= each && each < span.to;
        const all = Array.from({ length: 1_800 }, (_, each) => each);
        expect(free).toBe(!all.some((each) => has(wanted, each) && spans.some((span) => has(span, each))));
      }),
      { numRuns: 60 },
    ));

  it('is mutual', () =>
    fc.assert(fc.property(anySpan, anySpan, (one, other) => expect(overlap(one, other)).toBe(overlap(other, one)))));
});

describe('what is at a table', () => {
  const table = tableOf({
    bookings: [bookingOf('anna', at(13), at(15), 'arrived'), bookingOf('boris', at(18), at(20))],
  });

  it('is who sits there, with who comes next', () => {
    expect(tableAt(table, at(14), at(14))).toMatchObject({
      is: 'taken',
      booking: { id: 'anna' },
      next: { id: 'boris' },
    });
    expect(tableAt(table, at(16), at(14))).toMatchObject({ is: 'free', next: { id: 'boris' } });
    expect(tableAt(table, at(21), at(14))).toEqual({ is: 'free', next: undefined });
  });

  it('is still who has not gone after his time', () => {
    const late = tableOf({ bookings: [bookingOf('anna', at(13), at(15), 'arrived')] });
    expect(tableAt(late, at(16), at(16))).toMatchObject({ is: 'taken', booking: { id: 'anna' } });
    expect(tableAt(late, at(17), at(16)).is).toBe('free');
  });

  it('is nobody where the table is not in use or blocked', () => {
    expect(tableAt(tableOf({ is_active: false }), at(14), at(14))).toEqual({ is: 'off' });
    const blocks = [{ id: 'b', type: 'break' as const, reason: null, ...said({ from: at(13), to: at(15) }) }];
    expect(tableAt(tableOf({ blocks }), at(14), at(14))).toEqual({ is: 'blocked', until: at(15) });
  });
});
