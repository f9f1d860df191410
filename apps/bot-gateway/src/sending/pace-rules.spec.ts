import { pace, paceOf, Paces, turnFor, Wanted } from './pace-rules';

const free: Paces = { now: 10_000, botNextAt: 10_000, heldUntil: 0, chatNextAt: 0 };
const urgent: Wanted = { urgency: 'urgent', inChat: true };
const bulk: Wanted = { urgency: 'bulk', inChat: true };

describe('the pace of a bot', () => {
  it('lets the first go at once, and what comes with it one behind the other', () => {
    let { botNextAt } = free;
    const turns = Array.from({ length: 4 }, () => {
      const turn = turnFor({ ...free, botNextAt }, urgent);
      if (!('at' in turn)) throw new Error('no turn');
      botNextAt = turn.botNextAt;
      return turn.at - free.now;
    });
    expect(turns).toEqual([0, 1, 2, 3].map((turn) => expect.closeTo(turn * pace.spacingMs, 5)));
  });

  it('is at least 95 % of 30 a second, and never above it', () => {
    expect(1_000 / pace.spacingMs).toBeGreaterThanOrEqual(0.95 * 30);
    expect(1_000 / pace.spacingMs).toBeLessThanOrEqual(30);
  });

  it('gives bulk a turn only when it is nearly there, so that what is urgent comes soon however much there is', () => {
    let { botNextAt } = free;
    const taken = Array.from({ length: 100 }, () => {
      const turn = turnFor({ ...free, botNextAt }, bulk);
      if ('at' in turn) botNextAt = turn.botNextAt;
      return 'at' in turn;
    }).filter(Boolean).length;
    expect(taken).toBe(4);
    const next = turnFor({ ...free, botNextAt }, urgent);
    expect(next).toMatchObject({ at: botNextAt });
    expect(botNextAt - free.now).toBeLessThan(140);
    expect(turnFor({ ...free, botNextAt }, bulk)).toEqual({ askAt: botNextAt - pace.bulkAheadMs });
  });

  it('lets three go at once in a chat and then one a second, without holding up other chats', () => {
    let paces = free;
    for (let sent = 0; sent < 3; sent++) {
      const turn = turnFor(paces, urgent);
      if (!('at' in turn)) throw new Error('no turn');
      paces = { ...paces, now: turn.at, botNextAt: turn.botNextAt, chatNextAt: turn.chatNextAt };
    }
    const fourth = turnFor(paces, urgent);
    expect(fourth).toEqual({ askAt: free.now + 1_000 });
    expect(turnFor({ ...paces, chatNextAt: 0 }, urgent)).toMatchObject({ at: paces.botNextAt });
    expect(turnFor({ ...paces, now: free.now + 1_000 }, urgent)).toMatchObject({ chatNextAt: free.now + 4_000 });
  });

  it('counts what changes a message to the bot, not to the chat', () => {
    const paces = { ...free, chatNextAt: free.now + 60_000 };
    expect(turnFor(paces, { ...urgent, inChat: false })).toMatchObject({ at: free.now, chatNextAt: paces.chatNextAt });
  });

  it('makes up for a moment in which nobody came, and for no more', () => {
    const idle = { ...free, botNextAt: 0 };
    expect(turnFor(idle, urgent)).toMatchObject({ at: free.now - pace.makeUpMs, chatNextAt: free.now + 1_000 });
    expect(pace.makeUpMs + pace.lateMs).toBeLessThan(30 * pace.spacingMs - 900);
  });

  it('sends nothing before Telegram takes something again', () => {
    const held = { ...free, heldUntil: free.now + 5_000 };
    expect(turnFor(held, urgent)).toMatchObject({ at: free.now + 5_000 });
    expect(turnFor(held, bulk)).toEqual({ askAt: free.now + 5_000 - pace.bulkAheadMs });
  });
});

it.each([
  ['sendMessage', 'message'],
  ['sendPhoto', 'message'],
  ['copyMessage', 'message'],
  ['forwardMessage', 'message'],
  ['editMessageText', 'edit'],
  ['editMessageReplyMarkup', 'edit'],
  ['sendChatAction', undefined],
  ['answerCallbackQuery', undefined],
  ['getFile', undefined],
  ['deleteMessage', undefined],
])('%s counts as %s', (method, kind) => expect(paceOf(method)).toBe(kind));
