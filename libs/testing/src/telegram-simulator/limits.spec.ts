import { LIMITS, Pace, callbackDataRefusal, captionRefusal, textRefusal } from './limits';

describe('the pace of sending', () => {
  it('is fine at 30 messages a second to 30 chats, second after second', () => {
    const pace = new Pace();
    const breaches = Array.from({ length: 120 }, (_, n) => pace.sent(n % 30, Math.floor(n / 30) * 1000));
    expect(breaches.flat()).toEqual([]);
  });

  it('breaches the limit of the bot with the 31st message of a second', () => {
    const pace = new Pace();
    const breaches = Array.from({ length: 31 }, (_, chat) => pace.sent(chat, 500));
    expect(breaches.flat()).toEqual(['messages_per_bot']);
    expect(breaches[30]).toEqual(['messages_per_bot']);
  });

  it('does not take for a breach what was noticed all at once, of three seconds', () => {
    const pace = new Pace();
    const [late, prompt] = [
      Array.from({ length: 60 }, (_, chat) => pace.sent(chat, 2_000, 2_000)),
      Array.from({ length: 30 }, (_, chat) => pace.sent(chat, 2_100 + chat * 33, 2_000)),
    ];
    expect([...late, ...prompt].flat()).toEqual([]);
    expect(pace.sent(1, 3_900, 0)).toEqual([]);
    expect(Array.from({ length: 31 }, (_, chat) => pace.sent(chat, 9_000, 40)).flat()).toEqual(['messages_per_bot']);
  });

  it('lets a chat have a short burst, then one message a second', () => {
    const pace = new Pace();
    const burst = Array.from({ length: LIMITS.chatBurst }, () => pace.sent(1, 0));
    expect(burst.flat()).toEqual([]);
    expect(pace.sent(1, 10)).toEqual(['messages_per_chat']);
    expect(pace.sent(1, 1010)).toEqual([]);
    expect(pace.sent(1, 1510)).toEqual(['messages_per_chat']);
  });

  it('forgives arrivals that waver around one a second, for ever', () => {
    const pace = new Pace();
    const breaches = Array.from({ length: 100 }, (_, n) => pace.sent(1, n * 1000 + (n % 2 ? 60 : -60)));
    expect(breaches.flat()).toEqual([]);
  });
});

describe('the size of what is sent', () => {
  it('is 1 to 4096 characters for a text, an emoji being one', () => {
    expect(textRefusal('')?.reason).toBe('message text is empty');
    expect(textRefusal(' \n')?.reason).toBe('message text is empty');
    expect(textRefusal('😀'.repeat(4096))).toBeUndefined();
    expect(textRefusal('a'.repeat(4097))?.reason).toBe('message is too long');
  });

  it('is up to 1024 characters for a caption, which may be empty', () => {
    expect(captionRefusal('')).toBeUndefined();
    expect(captionRefusal('я'.repeat(1024))).toBeUndefined();
    expect(captionRefusal('я'.repeat(1025))?.limit).toBe('caption');
  });

  it('is 1 to 64 bytes, not characters, for the data of a button', () => {
    expect(callbackDataRefusal('')?.reason).toBe('BUTTON_DATA_INVALID');
    expect(callbackDataRefusal('я'.repeat(32))).toBeUndefined();
    expect(callbackDataRefusal('я'.repeat(33))?.limit).toBe('callback_data');
  });
});
