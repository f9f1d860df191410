import * as fc from 'fast-check';
import { daysOf, plusDays } from './period-rules';
import { eachOf, never, Part, partsOf } from './part-rules';

const whole = (from: string, to: string): Part => ({ byMonth: true, from, to });
const days = (from: string, to: string): Part => ({ byMonth: false, from, to });

describe('the parts of which a period is added up', () => {
  it.each<[string, string, Part[]]>([
    ['2027-01-15', '2027-01-20', [days('2027-01-15', '2027-01-20')]],
    ['2027-01-15', '2027-02-20', [days('2027-01-15', '2027-02-20')]],
    ['2027-01-01', '2027-01-31', [whole('2027-01-01', '2027-01-01')]],
    ['2027-01-01', '2027-03-01', [whole('2027-01-01', '2027-02-01'), days('2027-03-01', '2027-03-01')]],
    ['2027-01-31', '2027-02-28', [days('2027-01-31', '2027-01-31'), whole('2027-02-01', '2027-02-01')]],
    [never, '2027-02-10', [whole(never, '2027-01-01'), days('2027-02-01', '2027-02-10')]],
    [never, '2027-02-28', [whole(never, '2027-02-01')]],
    [never, never, [whole(never, never)]],
    ['2027-02-10', '2027-02-09', []],
  ])('from %s to %s are its whole months and the days around them', (from, to, parts) =>
    expect(partsOf({ from, to })).toEqual(parts),
  );

  it('have each day of it once', () => {
    fc.assert(
      fc.property(fc.nat(800), fc.nat(500), (start, length) => {
        const from = plusDays('2026-01-01', start);
        const period = { from, to: plusDays(from, length) };
        const all = partsOf(period).flatMap((part) =>
          eachOf(part).flatMap((each) =>
            part.byMonth
              ? daysOf({ from: each, to: plusDays(each, 31) }).filter((day) => day.startsWith(each.slice(0, 7)))
              : each,
          ),
        );
        expect(all).toEqual(daysOf(period));
      }),
    );
  });
});
