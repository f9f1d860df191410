import { Problem } from '@guestflow/problems';
import fastify from 'fastify';
import { refuseUnsound } from './fastify';
import { takeUnreadForms } from './unread-forms';

describe('a body', () => {
  const server = fastify();
  refuseUnsound(server);
  takeUnreadForms(server);
  server.setErrorHandler((error, _request, reply) => {
    void reply.status(error instanceof Problem ? error.status : 500).send({ message: (error as Error).message });
  });
  for (const path of ['/api/v1/campaigns', '/api/v1/links/unsubscribe/:key']) {
    server.post(path, (request) => ({ body: request.body ?? null }));
  }
  afterAll(() => server.close());

  const post = (url: string, payload: string, type = 'application/json') =>
    server.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { 'content-type': type } });

  it.each([
    ['a NUL', '{"a":"x\\u0000"}'],
    ['half a pair', '{"a":["\\ud800"]}'],
    ['half a pair for a name', '{"\\udc00":1}'],
    ['lists without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['things without end', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('with %s in it is refused', async (_what, payload) => {
    expect((await post('/campaigns', payload)).statusCode).toBe(400);
  });

  it('that is deep as people’s data may be is taken, and so is every whole sign', async () => {
    const payload = `{"a":${'['.repeat(60)}"😀\\u202E"${']'.repeat(60)}}`;
    expect((await post('/campaigns', payload)).statusCode).toBe(200);
  });

  it('that is a form in parts is taken where it says nothing, and nowhere else', async () => {
    const form = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    const type = 'multipart/form-data; boundary=x';
    const { statusCode, body } = await post('/links/unsubscribe/abc.def', form, type);
    expect([statusCode, body]).toEqual([200, '{"body":null}']);
    expect((await post('/campaigns', form, type)).statusCode).toBe(415);
  });
});
