import { Compared, phonesOneDigitApart, reasonsFor } from './duplicate-rules';

const card = (said: Partial<Compared>): Compared => ({
  ...{ email: null, birthday: null, phone: null, contacts: {}, words: [] },
  ...said,
});

describe('two cards may be the same person’s', () => {
  it('for an e-mail address, a name with a birthday or nearly the same phone, and a contact', () => {
    const one = card({
      ...{ email: 'a@example.com', birthday: '1990-05-12', phone: '+79161234567', words: ['anna', 'petrova'] },
      contacts: { instagram: '@Anna' },
    });
    const likest = { ...one, phone: '+79161234568', words: ['petrova', 'anna'], contacts: { instagram: 'anna ' } };
    expect(reasonsFor(one, likest)).toEqual(['email', 'name_and_birthday', 'name_and_phone', 'contacts']);
    expect(reasonsFor(one, { ...likest, words: ['anna'] })).toEqual(['email', 'contacts']);
    expect(reasonsFor(one, card({ words: one.words, phone: '+79161234578' }))).toEqual([]);
  });

  it('and for nothing that neither has', () => {
    expect(reasonsFor(card({}), card({}))).toEqual([]);
    expect(reasonsFor(card({ words: ['anna'] }), card({ words: ['anna'] }))).toEqual([]);
  });

  it('a phone has nine others for each digit', () => {
    const near = phonesOneDigitApart('+79161234567');
    expect(new Set(near).size).toBe(99);
    expect(near).toContain('+79161234560');
  });
});
