import { minutesLeft } from './walk-in-rules';

const opens = [
  { from: '2027-05-05T09:00:00Z', to: '2027-05-05T12:00:00Z' },
  { from: '2027-05-05T15:00:00Z', to: '2027-05-05T23:00:00Z' },
];

it.each([
  ['2027-05-05T11:10:00Z', 50],
  ['2027-05-05T15:00:00Z', 480],
  ['2027-05-05T22:29:30Z', 30],
  ['2027-05-05T22:55:00Z', 5],
  ['2027-05-05T22:56:00Z', undefined],
  ['2027-05-05T13:00:00Z', undefined],
  ['2027-05-05T23:00:00Z', undefined],
])('at %s whoever comes in can still stay for %p minutes', (now, minutes) =>
  expect(minutesLeft(Date.parse(now), opens)).toBe(minutes),
);
