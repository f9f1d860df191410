import { inTurn, isInWindow, type Entry } from './waitlist-rules';

const entry = (id: string, change: Partial<Entry>): Entry =>
  ({ id, status: 'waiting', place: null, updated_at: '2027-05-05T10:00:00Z', ...change }) as Entry;

it('who waits stands in turn, who does not any more behind them, the last first', () => {
  const { line, others } = inTurn([
    entry('second', { place: 2 }),
    entry('left', { status: 'left' }),
    entry('first', { place: 1, status: 'offered' }),
    entry('left later', { status: 'expired', updated_at: '2027-05-05T11:00:00Z' }),
  ]);
  expect(line.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(others.map(({ id }) => id)).toEqual(['left later', 'left']);
});

it.each([
  ['18:00', '20:00', '19:00', true],
  ['18:00', '20:00', '20:00', true],
  ['18:00', '20:00', '20:30', false],
  ['23:00', '01:00', '00:30', true],
  ['23:00', '01:00', '22:30', false],
])('between %s and %s lies %s: %s', (time_from, time_to, time, lies) =>
  expect(isInWindow(time, { time_from, time_to })).toBe(lies),
);
