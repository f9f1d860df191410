import { faultOfFact, mayBeOfOne } from './counting-faults';

const refused = (code: string) => Object.assign(new Error('a value: +79035550101'), { code });

describe('what cannot be counted', () => {
  it.each([
    ['a time that is none', refused('22007'), '22007'],
    ['a row that may not be', refused('23514'), '23514'],
    ['a field that is not there', new TypeError('Cannot read properties of undefined'), 'TypeError'],
    ['a date out of all time', new RangeError('Invalid time value'), 'RangeError'],
  ])('is the fact’s fault where it is %s, told without its values', (_what, error, reason) => {
    expect([faultOfFact(error), mayBeOfOne(error)]).toEqual([reason, true]);
  });

  it.each([
    ['a table that is not there', refused('42P01')],
    ['a venue that takes too long', refused('57014')],
  ])('is one venue’s where it is %s, and is tried again', (_what, error) => {
    expect([faultOfFact(error), mayBeOfOne(error)]).toEqual([undefined, true]);
  });

  it.each([
    ['a server that goes down', refused('57P01')],
    ['a disk that is full', refused('53100')],
    ['a connection that is lost', new Error('Connection terminated unexpectedly')],
  ])('is nobody’s where it is %s', (_what, error) => {
    expect([faultOfFact(error), mayBeOfOne(error)]).toEqual([undefined, false]);
  });
});
