import { endOf, secondsLeft, shown, stageOf } from './countdown';

describe('a countdown', () => {
  const now = Date.parse('2027-05-05T09:00:00Z');

  it('goes by what the answer says is left, not by what a clock shows', () => {
    const end = endOf({ seconds_left: 300 }, now);
    expect([secondsLeft(end, now), secondsLeft(end, now + 1), secondsLeft(end, now + 1_000)]).toEqual([300, 300, 299]);
    expect(secondsLeft(end, now + 400_000)).toBe(0);
  });

  it.each([
    [300, '5:00'],
    [61, '1:01'],
    [9, '0:09'],
    [0, '0:00'],
  ])('shows %i seconds as %s', (seconds, text) => expect(shown(seconds)).toBe(text));

  it('tells when the last minute begins, and when it is over', () => {
    expect([300, 61, 60, 1, 0].map(stageOf)).toEqual(['going', 'going', 'last_minute', 'last_minute', 'over']);
  });
});
