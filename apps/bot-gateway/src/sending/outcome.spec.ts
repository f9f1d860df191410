import { TelegramRefusal, TelegramSilent } from '../telegram/telegram-api';
import { messageIdOf, outcomeOf, retryInMs } from './outcome';

describe('what became of a message', () => {
  it.each<[string, unknown, object]>([
    ['429', new TelegramRefusal(429, 'Too Many Requests', 7), { verb: 'putBack', why: 'held', seconds: 7 }],
    ['429 that says nothing', new TelegramRefusal(429, 'Too Many Requests'), { why: 'held', seconds: 1 }],
    ['401', new TelegramRefusal(401, 'Unauthorized'), { verb: 'putBack', why: 'revoked' }],
    ['403', new TelegramRefusal(403, 'Forbidden: bot was blocked by the user'), { verb: 'fail', reason: 'blocked' }],
    ['400', new TelegramRefusal(400, 'Bad Request: message is too long'), { verb: 'fail', reason: 'refused' }],
    ['an unknown chat', new TelegramRefusal(400, 'Bad Request: chat not found'), { reason: 'no_chat' }],
    ['no connection', new TelegramSilent('ECONNREFUSED', false), { verb: 'putBack', why: 'unreached' }],
    ['a connection that broke', new TelegramSilent('ECONNRESET', true), { verb: 'lose', detail: 'ECONNRESET' }],
    ['a 502', new TelegramSilent('502', true), { verb: 'lose' }],
    ['something unheard of', new TypeError('x'), { verb: 'lose' }],
  ])('after %s is known', (_, error, outcome) => expect(outcomeOf(error)).toMatchObject(outcome));

  it('is told without the words that Telegram quotes', () => {
    const refusal = new TelegramRefusal(400, `Bad Request: can't parse entities: unsupported tag "Анна" at byte 3`);
    expect(outcomeOf(refusal)).toMatchObject({
      detail: `Bad Request: can't parse entities: unsupported tag "…" at byte 3`,
    });
  });

  it('is tried again after a growing while', () => {
    expect([1, 2, 3, 7, 20].map(retryInMs)).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  });

  it('has a message’s id where one was sent', () => {
    expect(messageIdOf({ message_id: 5 })).toBe('5');
    expect(messageIdOf(true)).toBeNull();
  });
});
