import { BookingState, Fact, TableState, Versioned } from '@guestflow/contracts';
import { freedByBooking, freedByTable } from './freed-time';

const time = '2027-05-05T09:00:00.000Z';
const fact = <State extends Versioned>(after: Partial<State>, before?: Partial<State>) =>
  ({ time, data: { version: 2, after, before } }) as unknown as Fact<State>;

describe('what came free', () => {
  it('is where a booking was before, with what is kept free after it', () => {
    const before = { booked_at: '2027-05-05T18:00:00Z', duration_minutes: 90, buffer_minutes: 30 };
    const after = { ...before, booked_at: '2027-05-06T18:00:00Z' };
    expect(freedByBooking(fact<BookingState>(after, before))).toEqual({
      from: Date.parse('2027-05-05T18:00:00Z'),
      to: Date.parse('2027-05-05T20:00:00Z'),
    });
  });

  it('is all time to come of a table that is new, used again, or for other parties', () => {
    const table = { name: '1', capacity: 4, least_guests: 1, is_active: true };
    const frees = (after: Partial<TableState>, before?: Partial<TableState>) =>
      freedByTable(fact<TableState>({ ...table, ...after }, before && { ...table, ...before })) !== undefined;
    expect(frees({})).toBe(true);
    expect(frees({ is_active: false })).toBe(false);
    expect(frees({}, { is_active: false })).toBe(true);
    expect(frees({}, { capacity: 2 })).toBe(true);
    expect(frees({}, { least_guests: 2 })).toBe(true);
    expect(frees({}, { name: '2' })).toBe(false);
  });
});
