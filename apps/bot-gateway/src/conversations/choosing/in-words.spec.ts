import {
  dayInShort,
  dayInWords,
  guestsInWords,
  momentInWords,
  monthInWords,
  offsetOf,
  weekdaysInShort,
} from './in-words';

describe('a date in words', () => {
  it('has its weekday, in the guest’s language', () => {
    expect(dayInWords('2027-06-12', 'ru')).toBe('суббота, 12 июня 2027 г.');
    expect(dayInWords('2027-06-12', 'en')).toMatch(/^Saturday,? 12 June 2027$/);
    expect(dayInShort('2027-06-12', 'ru')).toBe('сб, 12 июн.');
    expect(monthInWords('2027-06', 'ru')).toBe('июнь 2027');
    expect(weekdaysInShort('ru')).toEqual(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']);
    expect(weekdaysInShort('en')[0]).toBe('Mon');
  });

  it('is the venue’s, with its clock, also on the days on which that is changed', () => {
    expect(momentInWords('2027-06-12T21:30:00Z', 'Europe/Moscow', 'ru')).toBe('воскресенье, 13 июня 2027 г., 00:30');
    expect(momentInWords('2027-03-28T01:00:00Z', 'Europe/Berlin', 'en')).toMatch(/^Sunday,? 28 March 2027, 03:00$/);
  });

  it('tells the two of a repeated hour apart', () => {
    expect(momentInWords('2027-10-31T00:30:00Z', 'Europe/Berlin', 'en')).toMatch(/2027, 02:30 \(GMT\+2\)$/);
    expect(momentInWords('2027-10-31T01:30:00Z', 'Europe/Berlin', 'en')).toMatch(/2027, 02:30 \(GMT\+1\)$/);
    expect(momentInWords('2027-10-31T02:30:00Z', 'Europe/Berlin', 'en')).toMatch(/2027, 03:30$/);
    expect(momentInWords('2027-04-03T14:45:00Z', 'Australia/Lord_Howe', 'en')).toMatch(/01:45 \(GMT\+11\)$/);
    expect(offsetOf('2027-10-31T00:30:00Z', 'Europe/Berlin')).toBe('GMT+2');
    expect(offsetOf('2027-10-31T01:30:00Z', 'Europe/Berlin')).toBe('GMT+1');
  });
});

it('counts guests as each language does', () => {
  expect([1, 2, 5, 11, 21, 22, 111].map((guests) => guestsInWords(guests, 'ru'))).toEqual([
    ...['1 гость', '2 гостя', '5 гостей', '11 гостей', '21 гость', '22 гостя', '111 гостей'],
  ]);
  expect([1, 2, 21].map((guests) => guestsInWords(guests, 'en'))).toEqual(['1 guest', '2 guests', '21 guests']);
});
