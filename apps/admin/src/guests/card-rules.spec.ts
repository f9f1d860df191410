import { changedIn, changeOf, meanwhile, preferencesOf, preferenceLines, valuesOf } from './card-rules';

const anna = {
  ...{ phone: '+79160000001', name: 'Анна', birthday: null, gender: null, language: 'ru' as const, email: null },
  ...{ preferred_channel: null, contacts: { vk: 'anna' }, notes: 'By the\r\nwindow ', tags: ['vip', 'window'] },
  preferences: { wine: 'dry', quiet: true, table: { near: 'window' } },
};

describe('a card in a form', () => {
  it('shows each thing as text, and of what is not known nothing', () => {
    expect(valuesOf(anna)).toMatchObject({
      ...{ phone: '+79160000001', birthday: '', language: 'ru', notes: 'By the\nwindow', tags: 'vip, window' },
      ...{ 'contacts.vk': 'anna', 'contacts.max': '', preferences: 'wine: dry\nquiet\ntable: {"near":"window"}' },
    });
  });

  it('sends only what was changed, and takes away what was emptied', () => {
    const seen = valuesOf(anna);
    const values = { ...seen, phone: '', 'contacts.vk': '', tags: 'vip, , vip, jazz' };
    expect(changeOf(changedIn(values, seen))).toEqual({
      ...{ phone: null, contacts: { vk: null }, tags: ['vip', 'jazz'] },
    });
    expect(changedIn(seen, seen)).toEqual({});
  });

  it('keeps preferences that are no text as they were, and reads a line without a colon as a yes', () => {
    const lines = preferenceLines(anna.preferences);
    expect(preferencesOf(lines, anna.preferences)).toEqual(anna.preferences);
    expect(preferencesOf('wine: red: French\n\nno nuts\n: odd', anna.preferences)).toEqual({
      ...{ wine: 'red: French', 'no nuts': true, ': odd': true },
    });
  });

  it('takes over what another wrote elsewhere, and shows it beside what was written here too', () => {
    const before = valuesOf(anna);
    const mine = { ...before, name: 'Анна П.', 'contacts.max': 'same' };
    const now = { ...before, name: 'Анна Иванова', notes: 'Allergic', 'contacts.max': 'same' };
    expect(meanwhile(mine, before, now)).toEqual({
      values: { ...mine, notes: 'Allergic' },
      theirs: { name: { value: 'Анна Иванова', taken: false }, notes: { value: 'Allergic', taken: true } },
    });
  });
});
