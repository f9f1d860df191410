import { askedOf } from './export-rules';

describe('what the log is told of an export', () => {
  it('is by what was asked, and of what may name a guest only that it was', () => {
    const query = {
      q: 'Анна',
      phone: '+7903',
      birthday: '1990-05-12',
      tag: 'vip',
      language: undefined,
      delimiter: ';',
    };
    expect(askedOf(query)).toEqual({ q: true, phone: true, birthday: true, tag: 'vip', delimiter: ';' });
  });

  it('is nothing of a name that is asked by only tomorrow', () => {
    expect(askedOf({ nickname: 'Аня' })).toEqual({ nickname: true });
  });
});
