import { after, atTheBeginning, leadsTo, type Booked, type Happening, type Hold, type Step } from './booking-steps';

const hold: Hold & { end: number } = {
  ...{ reference: 'r', booked_at: '2027-05-06T15:00:00.000Z', date: '2027-05-06', time: '18:00' },
  ...{ duration_minutes: 120, guests_count: 2, expires_at: '2027-05-05T09:05:00.000Z', seconds_left: 300, end: 0 },
};
const booked = { reference: 'b', status: 'confirmed' } as Booked;
const slot = { date: '2027-05-06', time: '20:00', starts_at: '2027-05-06T17:00:00.000Z', free: 1 };
const steps = Object.keys(leadsTo) as Step[];

describe('the way to a booking', () => {
  it('reaches every step, and from every step a booking', () => {
    const reached = (from: Step): Set<Step> => {
      const seen = new Set<Step>([from]);
      for (const step of seen) for (const next of Object.values(leadsTo[step])) seen.add(next);
      return seen;
    };
    expect([...reached('choosing')].sort()).toEqual([...steps].sort());
    for (const step of steps) expect(reached(step)).toContain('booked');
  });

  it('goes by a hold to a booking', () => {
    const held = after(atTheBeginning, { what: 'holds', hold });
    expect(held).toMatchObject({ step: 'held', hold });
    expect(after(held, { what: 'books', booked })).toEqual({ step: 'booked', booked });
  });

  it('keeps which time it was when it runs out, so that it can be held again', () => {
    const over = after(after(atTheBeginning, { what: 'holds', hold }), { what: 'runs_out' });
    expect(over).toMatchObject({ step: 'ran_out', hold });
    expect(after(over, { what: 'holds', hold, again: true })).toMatchObject({ step: 'held', heldAgain: true });
    expect(after(over, { what: 'books', booked }).step).toBe('booked');
  });

  it('shows what else is free to who is too late, and holds nothing any more', () => {
    const lost = after(after(atTheBeginning, { what: 'holds', hold }), { what: 'is_taken', alternatives: [slot] });
    expect(lost).toEqual({ step: 'lost', alternatives: [slot] });
    expect(after(lost, { what: 'holds', hold }).alternatives).toBeUndefined();
  });

  it('is not led astray by what comes too late', () => {
    const done = { step: 'booked' as const, booked };
    const late: Happening[] = ['holds', 'runs_out', 'lets_go', 'is_taken', 'books'];
    for (const what of late) expect(leadsTo.booked[what]).toBeUndefined();
    expect(after(done, { what: 'runs_out' })).toBe(done);
    expect(after(atTheBeginning, { what: 'runs_out' })).toBe(atTheBeginning);
  });
});
