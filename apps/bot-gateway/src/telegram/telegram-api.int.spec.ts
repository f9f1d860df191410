import { once } from 'node:events';
import { createServer, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { freePort } from '@guestflow/persistence';
import { noTelegram } from '@guestflow/testing';
import { TelegramApi } from './telegram-api';

describe('what Telegram does not do', () => {
  const token = `6000000001:${'A'.repeat(35)}`;
  let server: Server;
  let answer: (response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => void request.resume().on('end', () => answer(response)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server?.closeAllConnections();
    server?.close();
  });

  const failure = async (port = (server.address() as AddressInfo).port, timeLimitMs = 30_000): Promise<Error> => {
    const api = new TelegramApi({ telegram: { ...noTelegram.telegram, apiRoot: `http://127.0.0.1:${port}` } });
    const asked = api.call(token, 'sendMessage', { chat_id: 1, text: 'Слово' }, { timeLimitMs });
    return asked.then(
      () => Promise.reject(new Error('It was done')),
      (error: unknown) => error as Error,
    );
  };
  const refuses = (description: string) => (response: ServerResponse) =>
    void response.writeHead(400).end(JSON.stringify({ ok: false, error_code: 400, description }));

  it.each<[string, (response: ServerResponse) => void]>([
    ['refused', refuses('Bad Request: message text is empty')],
    ['refused at length', (response) => void response.writeHead(502).end('<html>Bad Gateway</html>')],
    ['answered with what is no JSON', (response) => void response.writeHead(200).end('Слово')],
    ['cut off', (response) => void response.socket!.destroy()],
    ['not answered', () => undefined],
  ])('is told without the token and without what was to be sent, when it was %s', async (how, answers) => {
    answer = answers;
    const all = inspect(await failure(undefined, how === 'not answered' ? 300 : undefined), {
      depth: 20,
      showHidden: true,
    });
    expect(all).not.toContain('AAAA');
    expect(all).not.toContain('Слово');
  });

  it('is told so too when Telegram cannot be reached', async () => {
    expect(inspect(await failure(await freePort()), { depth: 20, showHidden: true })).not.toContain('AAAA');
  });

  it.each([
    ['can\'t parse entities: unsupported start tag "Слово" at byte offset 5, can\'t go on'],
    ["inline keyboard button URL 'http://Слово' is invalid"],
    ['can\'t parse entities: tag "Слово and what is cut'],
  ])('is told without what it quotes: %s', async (description) => {
    answer = refuses(`Bad Request: ${description}`);
    const error = await failure();
    expect(inspect(error)).not.toContain('Слово');
    expect(error.message).toContain(description.slice(0, 20));
  });
});
