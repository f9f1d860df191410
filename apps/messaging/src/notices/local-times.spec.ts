import { momentOf, quietAt } from './local-times';
import { celebratedOn, lookOn } from './birthday-times';

describe('the clocks of a venue', () => {
  it('show a time that they leap over as soon as they have leapt, and one that is there twice the first time', () => {
    expect(momentOf('2027-03-28', '02:30', 'Europe/Berlin')).toEqual(new Date('2027-03-28T01:00:00Z'));
    expect(momentOf('2027-10-31', '02:30', 'Europe/Berlin')).toEqual(new Date('2027-10-31T00:30:00Z'));
    expect(momentOf('2027-10-03', '02:10', 'Australia/Lord_Howe')).toEqual(new Date('2027-10-02T15:30:00Z'));
    // A day that was left out.
    expect(momentOf('2011-12-30', '10:00', 'Pacific/Apia')).toEqual(new Date('2011-12-30T10:00:00Z'));
  });

  const night = { from: '23:00', to: '08:00' };
  const berlin = (moment: string, quiet = night) => quietAt(new Date(moment), 'Europe/Berlin', quiet);

  it('tell when it is quiet, also over midnight', () => {
    const span = { begins: new Date('2027-05-06T23:00:00+02:00'), ends: new Date('2027-05-07T08:00:00+02:00') };
    for (const time of ['06T23:00:00', '06T23:59:59', '07T00:00:00', '07T07:59:59'])
      expect(berlin(`2027-05-${time}+02:00`)).toEqual(span);
    for (const time of ['06T22:59:59', '07T08:00:00']) expect(berlin(`2027-05-${time}+02:00`)).toBeUndefined();
    expect(quietAt(new Date(), 'Europe/Berlin', null)).toBeUndefined();
  });

  it('make a night an hour shorter or longer', () => {
    expect(berlin('2027-03-28T00:30:00+01:00')?.ends).toEqual(new Date('2027-03-28T08:00:00+02:00'));
    expect(berlin('2027-10-31T00:30:00+02:00')?.ends).toEqual(new Date('2027-10-31T08:00:00+01:00'));
    // An end that is there twice is the second of them.
    const until = { from: '23:00', to: '02:30' };
    expect(berlin('2027-10-31T02:10:00+01:00', until)?.ends).toEqual(new Date('2027-10-31T02:30:00+01:00'));
    expect(berlin('2027-03-28T01:59:00+01:00', until)?.ends).toEqual(new Date('2027-03-28T03:00:00+02:00'));
  });
});

describe('birthdays', () => {
  it('are looked for at ten in the morning there', () => {
    expect(lookOn(new Date('2027-05-06T23:30:00Z'), 'Asia/Vladivostok')).toEqual({
      ...{ day: '2027-05-07', at: new Date('2027-05-07T00:00:00Z'), next: new Date('2027-05-08T00:00:00Z') },
    });
  });

  it('of 29 February are on the last day of February', () => {
    expect(celebratedOn('2027-02-28')).toEqual({ year: 2027, month: 2, days: [28, 29] });
    expect(celebratedOn('2028-02-28')).toEqual({ year: 2028, month: 2, days: [28] });
    expect(celebratedOn('2028-02-29')).toEqual({ year: 2028, month: 2, days: [29] });
    expect(celebratedOn('2027-05-06')).toEqual({ year: 2027, month: 5, days: [6] });
  });
});
