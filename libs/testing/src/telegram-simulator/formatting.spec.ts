import { commandsIn, parseHtml } from './formatting';

describe('HTML in a message', () => {
  it('becomes text and entities, nested ones from the outside in', () => {
    expect(parseHtml('Hi, <b>Ann &lt;<i>A</i>&gt;</b> &amp; <a href="https://example.com/?a=1">more</a>')).toEqual({
      text: 'Hi, Ann <A> & more',
      entities: [
        { type: 'bold', offset: 4, length: 7 },
        { type: 'italic', offset: 9, length: 1 },
        { type: 'text_link', offset: 14, length: 4, url: 'https://example.com/?a=1' },
      ],
    });
  });

  it('counts offsets in UTF-16 units, as Telegram does', () => {
    expect(parseHtml('😀<b>я</b>').entities).toEqual([{ type: 'bold', offset: 2, length: 1 }]);
  });

  it.each([
    ['a name with an unescaped "<"', 'Ann <3 you'],
    ['a lone "<"', 'a < b'],
    ['an unknown tag', '<div>x</div>'],
    ['a tag left open', '<b>x'],
    ['tags closed in the wrong order', '<b><i>x</b></i>'],
  ])('is refused with %s', (_, source) => {
    expect(() => parseHtml(source)).toThrow("Bad Request: can't parse entities");
  });

  it('leaves a lone "&" and "a > b" alone', () => {
    expect(parseHtml('salt & pepper > sugar')).toEqual({ text: 'salt & pepper > sugar', entities: [] });
  });
});

it('commands are found where a client would highlight them', () => {
  expect(commandsIn('/start table_5 or a/b /book')).toEqual([
    { type: 'bot_command', offset: 0, length: 6 },
    { type: 'bot_command', offset: 22, length: 5 },
  ]);
});
