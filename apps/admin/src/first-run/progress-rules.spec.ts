import { after, before, doneSteps, nextStep } from './progress-rules';

const nothing = { tables: 0, bots: 0, bookings: 0, passed: [] };

describe('the way of a new owner', () => {
  it('begins with the venue, and goes on where he left it', () => {
    expect(nextStep(nothing)).toBe('venue');
    expect(nextStep({ ...nothing, passed: ['venue'] })).toBe('hours');
    expect(nextStep({ ...nothing, passed: ['venue', 'hours'] })).toBe('tables');
  });

  it('asks nothing that comes before tables of who has tables', () => {
    expect(nextStep({ ...nothing, tables: 8 })).toBe('bot');
  });

  it('passes over a bot that is not wanted, or is there', () => {
    expect(nextStep({ ...nothing, tables: 8, passed: ['bot'] })).toBe('booking');
    expect(nextStep({ ...nothing, tables: 8, bots: 1 })).toBe('booking');
  });

  it('ends with the first booking, however it came', () => {
    expect(nextStep({ ...nothing, tables: 8, bookings: 1 })).toBe('finish');
  });

  it('believes what there is, not what was once gone through', () => {
    expect(nextStep({ ...nothing, passed: ['venue', 'hours', 'tables', 'bot', 'booking'] })).toBe('tables');
    expect([...doneSteps({ ...nothing, tables: 1, passed: ['booking'] })]).toEqual(['venue', 'hours', 'tables']);
  });

  it('can be gone in both directions', () => {
    expect([after('venue'), after('booking'), before('finish'), before('venue')]).toEqual([
      'hours',
      'finish',
      'booking',
      undefined,
    ]);
  });
});
