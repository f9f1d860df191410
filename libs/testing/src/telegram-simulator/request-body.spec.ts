import { Params, parseBody } from './request-body';

const markup = { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] };

describe('a call’s parameters', () => {
  it.each([
    ['JSON', 'application/json', JSON.stringify({ chat_id: 7, disable: true, reply_markup: markup })],
    [
      'JSON with a nested text',
      'application/json',
      JSON.stringify({ chat_id: '7', disable: true, reply_markup: JSON.stringify(markup) }),
    ],
    [
      'a form',
      'application/x-www-form-urlencoded',
      new URLSearchParams({ chat_id: '7', disable: 'true', reply_markup: JSON.stringify(markup) }).toString(),
    ],
  ])('read the same from %s', async (_, type, body) => {
    const params = new Params(await parseBody(Buffer.from(body), type));
    expect(params.number('chat_id')).toBe(7);
    expect(params.flag('disable')).toBe(true);
    expect(params.json('reply_markup')).toEqual(markup);
    expect(params.number('absent')).toBeUndefined();
  });

  it('carry files byte for byte in a multipart body, directly or by attach://', async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    const parts = [
      '--edge\r\ncontent-disposition:form-data; name="chat_id"\r\n\r\n7\r\n',
      '--edge\r\ncontent-disposition:form-data; name="photo"\r\n\r\nattach://one\r\n',
      '--edge\r\ncontent-disposition:form-data; name="one"; filename="меню.jpg"\r\n\r\n',
    ];
    const body = Buffer.concat([Buffer.from(parts.join('')), bytes, Buffer.from('\r\n--edge--')]);
    const params = new Params(await parseBody(body, 'multipart/form-data; boundary=edge'));
    expect(params.number('chat_id')).toBe(7);
    expect(params.file('photo')).toEqual({ name: 'меню.jpg', bytes });
    expect(params.file('chat_id')).toBeUndefined();
  });

  it('are refused when they cannot be read', async () => {
    await expect(parseBody(Buffer.from('{'), 'application/json')).rejects.toThrow('Bad Request');
    await expect(parseBody(Buffer.from('x'), 'text/plain')).rejects.toThrow('Bad Request');
    expect(() => new Params({ reply_markup: '{' }).json('reply_markup')).toThrow('Bad Request');
  });
});
