import { bookingStatuses, CancelledBy } from '@guestflow/contracts';
import { countsAs, figuresOf, Visit } from './visit-rules';

const visit = (change: Partial<Visit>): Visit => ({
  status: 'completed',
  cancelledBy: null,
  bookedAt: new Date('2027-05-05T16:00:00Z'),
  guestsCount: 2,
  ...change,
});

describe('what a booking says of its guest', () => {
  it.each([
    ['new', undefined],
    ['confirmed', undefined],
    ['arrived', 'visit'],
    ['completed', 'visit'],
    ['no_show', 'no_show'],
    ['cancelled', 'cancellation'],
  ] as const)('one that is %s counts as %s', (status, kind) => {
    expect(countsAs({ status, cancelledBy: status === 'cancelled' ? 'guest' : null })).toBe(kind);
  });

  it.each([
    ['guest', 'cancellation'],
    ['staff', 'cancellation'],
    ['system', undefined],
    [null, undefined],
  ] as [CancelledBy | null, string | undefined][])('one that was cancelled by %s counts as %s', (cancelledBy, kind) => {
    expect(countsAs({ status: 'cancelled', cancelledBy })).toBe(kind);
  });

  it('nothing was booked: nothing is said', () => {
    expect(figuresOf([])).toEqual({
      ...{ visitCount: 0, firstVisitAt: null, lastVisitAt: null, bookingCount: 0 },
      ...{ noShowCount: 0, cancellationCount: 0, averageParty: null },
    });
  });

  it('every booking is counted, and each in one way at most', () => {
    const all = bookingStatuses.map((status) =>
      visit({ status, cancelledBy: status === 'cancelled' ? 'staff' : null }),
    );
    expect(figuresOf(all)).toMatchObject({ bookingCount: 6, visitCount: 2, noShowCount: 1, cancellationCount: 1 });
  });

  it('first and last are by the time of the visit, and the party is the average of visits alone', () => {
    const days = ['2027-05-07', '2027-05-05', '2027-05-06'].map((day) => new Date(`${day}T16:00:00Z`));
    const came = days.map((bookedAt, index) => visit({ bookedAt, guestsCount: index + 1 }));
    const missed = visit({ status: 'no_show', bookedAt: new Date('2027-01-01T00:00:00Z'), guestsCount: 40 });
    expect(figuresOf([...came, missed])).toMatchObject({
      ...{ firstVisitAt: days[1], lastVisitAt: days[0], averageParty: 2, bookingCount: 4 },
    });
    expect(figuresOf([visit({ guestsCount: 1 }), visit({}), visit({})]).averageParty).toBe(1.67);
  });
});
