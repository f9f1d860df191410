import { isGuest, keyOf, linked, linksIn, readKey } from './campaign-links';

const numbered = (number: number) => `https://we.example/${number}`;

describe('the links of a campaign', () => {
  const text = 'Меню (https://cafe.example/menu), https://cafe.example/wiki_(food) и снова https://cafe.example/menu!';

  it('are found in the text and below it, each once, without what ends a sentence', () => {
    const buttons = [
      { text: 'Сайт', url: 'https://cafe.example/' },
      { text: 'Стол', action: 'book' as const },
    ];
    expect(linksIn({ text, buttons })).toEqual([
      ...['https://cafe.example/menu', 'https://cafe.example/wiki_(food)', 'https://cafe.example/'],
    ]);
    expect(linked({ text, buttons }, numbered)).toEqual({
      text: 'Меню (https://we.example/0), https://we.example/1 и снова https://we.example/0!',
      buttons: [{ text: 'Сайт', url: 'https://we.example/2' }, buttons[1]],
    });
  });

  it('that are another for each guest stay as they are, and so does a text without any', () => {
    const own = { text: 'https://cafe.example/?who={guest_name}', buttons: [] };
    expect(linked(own, numbered)).toEqual(own);
    expect(linksIn({ text: 'Приходите к нам в http:// или ftp://x', buttons: [] })).toEqual([]);
  });

  it.each([
    `http://x${'.'.repeat(2_000)}a${')'.repeat(2_000)}`,
    `http://x${').'.repeat(2_000)}`,
    'http://x.'.repeat(450),
    `https://${'('.repeat(4_000)}`,
  ])('are found at once, however they are made: %#', (evil) => {
    const began = performance.now();
    linked({ text: evil, buttons: [] }, numbered);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('are known by a word and a number, and by nothing else', () => {
    const word = 'AbCdEfGhIjKlMnOpQrSt-_';
    expect(readKey(keyOf(word, 12))).toEqual({ word, number: 12 });
    for (const key of ['', word, `${word}x`, `${word}1234`, `x${word}1`, `${word.slice(1)}/1`]) {
      expect(readKey(key)).toBeUndefined();
    }
  });

  it('are opened by guests, and looked at by programs', () => {
    const opened = (userAgent: string | undefined, method = 'GET') => isGuest({ method, userAgent });
    expect(opened('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148')).toBe(true);
    expect(opened('Mozilla/5.0 (iPhone)', 'HEAD')).toBe(false);
    expect(opened('TelegramBot (like TwitterBot)')).toBe(false);
    expect(opened('facebookexternalhit/1.1')).toBe(false);
    expect(opened(undefined)).toBe(false);
  });
});
