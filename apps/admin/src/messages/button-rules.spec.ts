import { areSame, areSound, faultsOfKeys, plainKey } from './button-rules';

describe('the buttons below a message', () => {
  it('say something, and do something or lead somewhere', () => {
    expect(
      areSound([
        { text: 'Забронировать', action: 'book' },
        { text: 'Меню', url: 'https://cafe.example/menu' },
      ]),
    ).toBe(true);
    expect(faultsOfKeys([{ text: ' ', action: 'book' }, { text: 'Меню', url: 'cafe.example' }, { text: '' }])).toEqual([
      { text: 'blank' },
      { url: 'wrong' },
      { text: 'blank', url: 'wrong' },
    ]);
  });

  it('lead nowhere that a guest cannot go', () => {
    for (const url of ['javascript:alert(1)', 'http://localhost/x', 'http://127.0.0.1', 'ftp://a.example', '']) {
      expect(areSound([{ text: 'x', url }])).toBe(false);
    }
  });

  it('are the same where they say and do the same', () => {
    expect(areSame([{ text: 'a', action: 'book', url: undefined }], [{ text: 'a', action: 'book' }])).toBe(true);
    expect(areSame([{ text: 'a', action: 'book' }], [{ text: 'b', action: 'book' }])).toBe(false);
    expect(plainKey({ text: 'a', action: undefined, url: 'https://a.example' })).toEqual({
      text: 'a',
      url: 'https://a.example',
    });
  });
});
