import { BookingStatus } from '@guestflow/contracts';
import { isLapsing, isMissing } from './due-rules';

const now = new Date('2027-05-05T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('what is due', () => {
  it('is a request that nobody answered in time, and no booking', () => {
    expect(isLapsing({ status: 'new', lapsesAt: ago(0) }, now)).toBe(true);
    expect(isLapsing({ status: 'new', lapsesAt: ago(-1) }, now)).toBe(false);
    expect(isLapsing({ status: 'new', lapsesAt: null }, now)).toBe(false);
    expect(isLapsing({ status: 'confirmed', lapsesAt: ago(5) }, now)).toBe(false);
  });

  it('is who has not come, by the venue’s patience and the delay he has told', () => {
    const rules = { no_show_after_minutes: 30 };
    const expected = { status: 'confirmed' as BookingStatus, startsAt: ago(30), lateMinutes: null, history: [] };
    expect(isMissing(expected, rules, now)).toBe(true);
    expect(isMissing({ ...expected, startsAt: ago(29) }, rules, now)).toBe(false);
    expect(isMissing({ ...expected, lateMinutes: 15 }, rules, now)).toBe(false);
    expect(isMissing({ ...expected, lateMinutes: 15, startsAt: ago(45) }, rules, now)).toBe(true);
    expect(isMissing({ ...expected, status: 'arrived' }, rules, now)).toBe(false);
    expect(isMissing({ ...expected, status: 'new' }, rules, now)).toBe(false);
  });

  it('is nobody who was taken back just now, however long his time is over', () => {
    const rules = { no_show_after_minutes: 30 };
    const takenBack = (minutes: number) => ({
      ...{ status: 'confirmed' as const, startsAt: ago(50), lateMinutes: null },
      history: [
        { at: ago(minutes).toISOString(), verb: 'reopen' as const, status: 'confirmed' as const, actor: 'user' },
      ],
    });
    expect(isMissing(takenBack(29), rules, now)).toBe(false);
    expect(isMissing(takenBack(30), rules, now)).toBe(true);
  });
});
