import { piecesOf } from './bubble-rules';

const links = (text: string) => piecesOf(text).flatMap((piece) => (piece.isLink ? piece.text : []));

describe('a text in a bubble', () => {
  it('is shown whole, with its addresses apart', () => {
    expect(piecesOf('Меню: https://cafe.example/menu. Ждём!')).toEqual([
      { text: 'Меню: ', isLink: false },
      { text: 'https://cafe.example/menu', isLink: true },
      { text: '. Ждём!', isLink: false },
    ]);
  });

  it('loses nothing of itself, whatever stands in it', () => {
    for (const text of ['', 'a\n\nb', 'http:// x', '<b>https://a.example</b>', '(https://a.example/b(c))!']) {
      expect(
        piecesOf(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });

  it('takes a bracket as part of an address only where one was opened in it', () => {
    expect(links('(https://a.example)')).toEqual(['https://a.example']);
    expect(links('https://a.example/b_(c)')).toEqual(['https://a.example/b_(c)']);
  });
});
