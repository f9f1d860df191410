import type { Update } from 'telegraf/types';
import { blockedBy, chatOf, isUpdate, retryDelayMs } from './update-rules';

const chat = { id: 7, type: 'private' };
const member = (status: string): Update =>
  ({ update_id: 1, my_chat_member: { chat, date: 100, new_chat_member: { status } } }) as never;
const message = { update_id: 1, message: { chat } } as never as Update;

describe('an update', () => {
  it('belongs to the private chat it was said in, and to none when that was a group', () => {
    expect(chatOf(message)).toBe('7');
    expect(chatOf(member('kicked'))).toBe('7');
    expect(chatOf({ update_id: 1, callback_query: { message: { chat } } } as never)).toBe('7');
    expect(chatOf({ update_id: 1, callback_query: { from: { id: 8 } } } as never)).toBe('8');
    expect(chatOf({ update_id: 1, message: { chat: { id: -7, type: 'group' } } } as never)).toBeUndefined();
    expect(chatOf({ update_id: 1, poll: {} } as never)).toBeUndefined();
  });

  it('has a number, and the parts that are looked at', () => {
    expect(isUpdate({ update_id: 0, message: { chat } })).toBe(true);
    expect(isUpdate({ update_id: 5, something: 'new' })).toBe(true);
    expect(isUpdate({ update_id: 5, callback_query: { from: { id: 1 } } })).toBe(true);
    for (const part of [{ message: {} }, { message: 1 }, { my_chat_member: null }, { callback_query: { from: {} } }])
      expect(isUpdate({ update_id: 5, ...part })).toBe(false);
    for (const odd of [undefined, null, 1, 'x', [], {}, { update_id: '5' }, { update_id: -1 }, { update_id: 0.5 }])
      expect(isUpdate(odd)).toBe(false);
  });

  it('tells that the bot is blocked, that it is not any more, and nothing where nothing has changed', () => {
    const since = new Date(100_000);
    expect(blockedBy(member('kicked'), null)).toEqual(since);
    expect(blockedBy(member('member'), since)).toBeNull();
    expect(blockedBy(member('restricted'), null)).toBeUndefined();
    expect(blockedBy(message, null)).toBeUndefined();
    expect(blockedBy(message, since)).toBeNull();
  });

  it('is tried again after longer and longer, up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5].map(retryDelayMs)).toEqual([1_000, 3_000, 9_000, 27_000, 60_000, 60_000]);
  });
});
