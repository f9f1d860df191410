import fc from 'fast-check';
import { typedDay, typedNumber, typedTime } from './typed';

// A Saturday.
const today = '2027-06-12';

describe('a day that somebody writes', () => {
  it.each([
    ['сегодня', '2027-06-12'],
    ['Завтра', '2027-06-13'],
    ['на завтра', '2027-06-13'],
    ['послезавтра', '2027-06-14'],
    ['tomorrow', '2027-06-13'],
    ['the day after tomorrow', '2027-06-14'],
    ['Today!', '2027-06-12'],
    ['12.06', '2027-06-12'],
    ['11.06', '2028-06-11'],
    ['13.6.', '2027-06-13'],
    ['1.07.27', '2027-07-01'],
    ['01.07.2027', '2027-07-01'],
    ['12-07', '2027-07-12'],
    ['2027-07-01', '2027-07-01'],
    ['10.06.2027', '2027-06-10'],
    ['29.02', '2028-02-29'],
    ['31.12', '2027-12-31'],
    ['31/12', '2027-12-31'],
    ['12/31', '2027-12-31'],
    ['7/7', '2027-07-07'],
    ['12 июня', '2027-06-12'],
    ['15 Августа', '2027-08-15'],
    ['1 янв', '2028-01-01'],
    ['3 мая 2028 г.', '2028-05-03'],
    ['на 20 июня', '2027-06-20'],
    ['12 June', '2027-06-12'],
    ['June 13th', '2027-06-13'],
    ['the 1st of July', '2027-07-01'],
    ['Dec 31, 2027', '2027-12-31'],
    ['в субботу', '2027-06-12'],
    ['во вторник', '2027-06-15'],
    ['пт', '2027-06-18'],
    ['on Sunday', '2027-06-13'],
  ])('«%s» is %s', (text, date) => expect(typedDay(text, today)).toBe(date));

  it.each([
    '31.06',
    '30.02',
    '32.01',
    '1.13',
    '6/7',
    '',
    'да',
    'когда-нибудь',
    '12',
    '19:30',
    'constructor',
    '12 foo',
    '0.0',
  ])('«%s» is none, or not to be told', (text) => expect(typedDay(text, today)).toBeUndefined());

  it('is a date of the calendar whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?$/)), (text) => {
        const day = typedDay(text, today);
        if (day !== undefined) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});

describe('a time that somebody writes', () => {
  it.each([
    ['19:30', '19:30'],
    ['в 19.30', '19:30'],
    ['9:00', '09:00'],
    ['к 20', '20:00'],
    ['20 ч', '20:00'],
    ['в 7 часов', '07:00'],
    ['19-30', '19:30'],
    ['7pm', '19:00'],
    ['at 7:30 PM', '19:30'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['00:30', '00:30'],
  ])('«%s» is %s', (text, time) => expect(typedTime(text)).toBe(time));

  it.each(['24:00', '19:60', '13pm', '0 am', 'вечером', '', '19:3', '12.06.2027'])('«%s» is none', (text) =>
    expect(typedTime(text)).toBeUndefined(),
  );
});

describe('a number that somebody writes', () => {
  it.each([
    ['4', 4],
    ['12 человек', 12],
    ['2 people', 2],
  ])('«%s» is %i', (text, number) => expect(typedNumber(text)).toBe(number));

  it.each(['', 'четверо', '12.06', '-3', '1e5', '99999', '4 или 5'])('«%s» is none', (text) =>
    expect(typedNumber(text)).toBeUndefined(),
  );
});
