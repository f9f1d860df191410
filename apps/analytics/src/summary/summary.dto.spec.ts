import { compared } from '../statistics/compared.dto';
import { comparedRate } from '../statistics/compared-rate.dto';
import { PeriodDto } from '../statistics/statistics.dto';
import { linesOf, SummaryParts, toWire } from './summary.dto';

const asked = { timezone: 'Europe/Berlin', venue_id: 'v', venues: 1 } as PeriodDto;
const nothing = {
  ...{ total: 0, requested: 0, confirmed: 0, arrived: 0, completed: 0, no_show: 0 },
  ...{ cancelled: 0, cancelled_by_guest: 0, cancelled_by_staff: 0, lapsed: 0 },
  ...{ guests: 0, guests_came: 0, guests_expected: 0, seats_occupied: null, next_hours: [] },
};
const parts: SummaryParts = {
  today: {
    ...{ ...nothing, day: '2027-03-29', total: 15, requested: 1, confirmed: 6, completed: 3, cancelled: 2 },
    ...{ guests_came: 14, guests_expected: 16, tables_occupied: 33.3 },
    next_hours: [{ hour: 19, requested: 1, confirmed: 4, guests_expected: 12 }],
  },
  weekAgo: { ...nothing, day: '2027-03-22', total: 12, cancelled: 4, guests_came: 20, tables_occupied: 25 },
  guests: { came_first: compared(3, 4) },
  feedback: { answers: compared(2, 0), average_score: comparedRate(9, null) },
  ...{ requestsWaiting: 7, feedbackWaiting: 5 },
};

describe('the summary of today', () => {
  const summary = toWire(asked, parts);

  it('is each figure beside that of the same weekday a week ago', () => {
    expect(summary).toMatchObject({ day: '2027-03-29', before_day: '2027-03-22', timezone: 'Europe/Berlin' });
    expect(summary.bookings.total).toEqual({ value: 15, before: 12, change: 25 });
    expect(summary.bookings.cancelled).toEqual({ value: 2, before: 4, change: -50 });
    expect(summary.bookings.requested).toEqual({ value: 1, before: 0, change: null });
    expect(summary.guests).toEqual({
      ...{ expected: 16, came: { value: 14, before: 20, change: -30 }, new: { value: 3, before: 4, change: -25 } },
    });
    expect(summary.occupancy).toEqual({ value: 33.3, before: 25, change: 8.3 });
    expect(summary.feedback).toMatchObject({ received: { value: 2, before: 0, change: null }, waiting: 5 });
    expect(summary).toMatchObject({ requests_waiting: 7, next_arrivals: parts.today.next_hours });
  });

  it('is a line for each figure where it is taken out as a file', () => {
    const lines = linesOf(summary);
    expect(lines).toContainEqual(['bookings_total', 15, 12, 25]);
    expect(lines).toContainEqual(['requests_waiting', 7, null, null]);
    expect(lines).toContainEqual(['next_arrivals_19', 5, null, null]);
    expect(new Set(lines.map(([name]) => name)).size).toBe(lines.length);
    expect(lines).toHaveLength(19);
  });
});
