import { dayAt, getsNews, readBirthday, readName, showBirthday } from './profile-rules';

const today = '2027-03-10';

describe('a birthday', () => {
  it.each([
    ['12.05.1990', '1990-05-12'],
    [' 1.2.1985 ', '1985-02-01'],
    ['1/2/1985', '1985-02-01'],
    ['29.02.2000', '2000-02-29'],
    ['01.01.1900', '1900-01-01'],
    ['10.03.2027', today],
    // Nobody's secret sign for a year that was not told.
    ['02.05.1908', '1908-05-02'],
  ])('typed as %s is %s', (typed, birthday) => {
    expect(readBirthday(typed, today)).toBe(birthday);
  });

  it.each([
    ...[
      '',
      'вчера',
      '12',
      '12.05',
      '12.5.',
      '29.02',
      '12.05.90',
      '1990-05-12',
      '32.01.1990',
      '00.01.1990',
      '31.02.1990',
      '29.02.2001',
    ],
    ...['12.13.1990', '12.00', '31.12.1899', '11.03.2027', '01.01.9999', '12.05.1990 г', '１２.05.1990'],
  ])('is none typed as %s', (typed) => {
    expect(readBirthday(typed, today)).toBeUndefined();
  });

  it('is shown as guests write it', () => {
    expect(showBirthday('1990-05-02')).toBe('02.05.1990');
    expect(showBirthday('1908-05-02')).toBe('02.05.1908');
  });

  it('may be today where the venue is', () => {
    const late = new Date('2027-03-09T22:00:00Z');
    expect([dayAt(late, 'Europe/Moscow'), dayAt(late, 'UTC')]).toEqual([today, '2027-03-09']);
  });
});

describe('a name', () => {
  it.each([
    ['Анна', 'Анна'],
    ['  Anna   Maria ', 'Anna Maria'],
    ['O’Neill-Смит', 'O’Neill-Смит'],
    ['李', '李'],
  ])('typed as %s is %s', (typed, name) => {
    expect(readName(typed)).toBe(name);
  });

  it.each(['', '   ', '123', '🙂', '.', 'я'.repeat(101)])('is none typed as %s', (typed) => {
    expect(readName(typed)).toBeUndefined();
  });
});

describe('news', () => {
  it('come to whoever agreed to them here or wherever', () => {
    expect(getsNews({ consents: ['personal_data', 'marketing:telegram'] })).toBe(true);
    expect(getsNews({ consents: ['marketing'] })).toBe(true);
    expect(getsNews({ consents: ['personal_data', 'marketing:email'] })).toBe(false);
  });
});
