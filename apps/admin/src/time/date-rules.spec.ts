import { addDays, monthAfter } from './date-rules';

it('goes from day to day and from month to month, over the end of a year as well', () => {
  expect([addDays('2027-12-31', 1), addDays('2028-03-01', -1)]).toEqual(['2028-01-01', '2028-02-29']);
  expect([monthAfter('2027-12', 1), monthAfter('2027-01', -1)]).toEqual(['2028-01', '2026-12']);
});
