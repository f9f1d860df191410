import { daysIn, firstToLookAt, leafOf, spanOf, stretchOf, walk, weekdayOf, type Days, type KnownDay } from './leaf';

const day = (date: string, state: 'free' | 'full' | 'closed' = 'free'): [string, KnownDay] => [
  date,
  { date, open: state !== 'closed', free: state === 'free' },
];
const known = (...days: [string, KnownDay][]): Days => new Map(days);

describe('the leaf of a month', () => {
  const span = { from: '2027-05-05', to: '2027-05-20' };

  it('says of each day whether it can be chosen', () => {
    const leaf = leafOf(
      '2027-05',
      span,
      known(day('2027-05-05'), day('2027-05-06', 'full'), day('2027-05-07', 'closed')),
    );
    expect(leaf).toHaveLength(31);
    const states = Object.fromEntries(leaf.map(({ date, state }) => [date.slice(8), state]));
    expect([states['04'], states['05'], states['06'], states['07'], states['08'], states['21']]).toEqual([
      ...['outside', 'free', 'full', 'closed', 'unknown', 'outside'],
    ]);
  });

  it.each([
    ['2027-02', 28],
    ['2028-02', 29],
    ['2027-12', 31],
  ])('has the days of %s', (month, count) => expect(leafOf(month, span, known())).toHaveLength(count));

  it('begins its weeks on Monday', () => {
    expect(['2027-05-03', '2027-05-05', '2027-05-09'].map(weekdayOf)).toEqual([1, 3, 7]);
  });

  it('has the evening before, as long as something of its night is to be had', () => {
    const today = '2027-05-05';
    expect(spanOf(today, 30, known(day('2027-05-04')))).toEqual({ from: '2027-05-04', to: '2027-06-04' });
    expect(spanOf(today, 30, known(day('2027-05-04', 'full'))).from).toBe(today);
    expect(spanOf(today, 30, known()).from).toBe(today);
  });

  it('is asked for with its neighbour, never for more days than are told at once, and each day once', () => {
    const year = { from: '2027-05-04', to: '2028-05-04' };
    const months = Array.from({ length: 13 }, (_, at) => new Date(Date.UTC(2027, 4 + at)).toISOString().slice(0, 7));
    const stretches = [
      ...new Map(months.map((month) => [stretchOf(month, year).from, stretchOf(month, year)])).values(),
    ];
    expect(stretches[0]).toEqual({ from: '2027-05-04', to: '2027-06-30' });
    expect(stretches.at(-1)).toEqual({ from: '2028-05-01', to: '2028-05-04' });
    expect(stretches.every((stretch) => daysIn(stretch) <= 62)).toBe(true);
    expect(stretches.reduce((sum, stretch) => sum + daysIn(stretch), 0)).toBe(daysIn(year));
  });

  it('is opened at the first day with something free, else at the first that is open', () => {
    const days = [day('2027-05-05', 'closed'), day('2027-05-06', 'full'), day('2027-05-07')];
    expect(firstToLookAt(span, known(...days))).toBe('2027-05-07');
    expect(firstToLookAt(span, known(...days.slice(0, 2)))).toBe('2027-05-06');
    expect(firstToLookAt(span, known(...days.slice(0, 1)))).toBeUndefined();
    expect(firstToLookAt(span, known(day('2027-05-01')))).toBeUndefined();
  });

  it('is gone about by the arrow keys, past the days that cannot be chosen', () => {
    const leaf = leafOf(
      '2027-05',
      span,
      known(
        day('2027-05-05'),
        day('2027-05-06', 'closed'),
        day('2027-05-07'),
        day('2027-05-12', 'closed'),
        day('2027-05-19'),
      ),
    );
    expect(walk(leaf, '2027-05-05', 'ArrowRight')).toBe('2027-05-07');
    expect(walk(leaf, '2027-05-07', 'ArrowLeft')).toBe('2027-05-05');
    expect(walk(leaf, '2027-05-05', 'ArrowDown')).toBe('2027-05-19');
    expect([walk(leaf, '2027-05-19', 'Home'), walk(leaf, '2027-05-05', 'End')]).toEqual(['2027-05-05', '2027-05-19']);
    expect(walk(leaf, '2027-05-05', 'ArrowLeft')).toBeUndefined();
    expect(walk(leaf, '2027-05-05', 'Enter')).toBeUndefined();
  });
});
