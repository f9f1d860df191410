import { chunksOf, filled, inserted, namesIn, nearest, saysSomething, unknownIn } from './placeholder-rules';

const known = ['guest_name', 'venue_name', 'date', 'time', 'guests_count'];

describe('the names in braces of a text', () => {
  it('are found with where they stand', () => {
    expect(namesIn('Здравствуйте, {guest_name}!\nЖдём в {time}.', known)).toEqual([
      { name: 'guest_name', from: 14, to: 26, line: 1, isKnown: true },
      { name: 'time', from: 35, to: 41, line: 2, isKnown: true },
    ]);
  });

  it('are unknown where nothing stands for them', () => {
    expect(unknownIn('{guest_nam}, {date}\n{table}', known).map(({ name, line }) => [name, line])).toEqual([
      ['guest_nam', 1],
      ['table', 2],
    ]);
  });

  it('are none where the braces hold no name', () => {
    expect(namesIn('{} { guest_name } {{', known)).toEqual([]);
  });

  it('are told with what was probably meant', () => {
    expect(nearest('guest_nam', known)).toBe('guest_name');
    expect(nearest('Name', known)).toBe('guest_name');
    expect(nearest('guests', known)).toBe('guests_count');
    expect(nearest('tiem', known)).toBe('time');
    expect(nearest('wheelbarrow', known)).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  it('leave the whole text in pieces', () => {
    const text = '{guest_name}, в {tme}';
    expect(chunksOf(text, known)).toEqual([
      { text: '{guest_name}', is: 'known' },
      { text: ', в ', is: 'text' },
      { text: '{tme}', is: 'unknown' },
    ]);
  });

  it('do not say anything by themselves', () => {
    expect(saysSomething(' {guest_name} ')).toBe(false);
    expect(saysSomething('{guest_name}!')).toBe(true);
  });
});

describe('a name that is put in by pressing', () => {
  it('stands where the cursor is, apart from the words beside it', () => {
    expect(inserted('Ждём в баре', '{time}', 6, 6)).toEqual({ text: 'Ждём в {time} баре', cursor: 13 });
    expect(inserted('', '{time}', 0, 0)).toEqual({ text: '{time}', cursor: 6 });
    expect(inserted('a, b', '{time}', 3, 4)).toEqual({ text: 'a, {time}', cursor: 9 });
  });
});

describe('a filled text', () => {
  it('has what stands for its names', () => {
    expect(filled('{guest_name}, ждём в {time}', { guest_name: 'Анна', time: '19:00' })).toBe('Анна, ждём в 19:00');
  });

  it('calls nobody by a name that is not known', () => {
    expect(filled('{guest_name}, ждём вас', { guest_name: '' })).toBe('Ждём вас');
    expect(filled('Спасибо, {guest_name}!', { guest_name: '' })).toBe('Спасибо!');
  });

  it('leaves as it is what it does not know', () => {
    expect(filled('{tme}', {})).toBe('{tme}');
  });
});
