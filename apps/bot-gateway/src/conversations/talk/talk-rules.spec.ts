import type { Message } from 'telegraf/types';
import { albumOf, captionOf, mustConfirm, unreadOf } from './talk-rules';

const hour = 3_600_000;
const message = (content: object) => content as Message;

describe('who writes to the venue', () => {
  it('is told that it was passed on once in twelve hours', () => {
    expect(mustConfirm(undefined, 0)).toBe(true);
    expect(mustConfirm(hour, 13 * hour - 1)).toBe(false);
    expect(mustConfirm(hour, 13 * hour)).toBe(true);
  });

  it.each([
    ['sticker', { sticker: {} }],
    ['sticker', { dice: {} }],
    ['picture', { photo: [] }],
    ['picture', { document: {} }],
    ['voice', { voice: {} }],
    ['voice', { video_note: {} }],
    ['contact', { contact: {} }],
    ['other', { venue: {}, location: {} }],
    [undefined, { pinned_message: {} }],
  ])('is answered as to a %s', (unread, content) => {
    expect(unreadOf(message(content))).toBe(unread);
  });

  it('may have words below a picture, and pictures that belong together', () => {
    expect(captionOf(message({ photo: [], caption: 'Торт' }))).toBe('Торт');
    expect(captionOf(message({ photo: [], caption: ' ' }))).toBeUndefined();
    expect(captionOf(message({ photo: [] }))).toBeUndefined();
    expect(albumOf(message({ photo: [], media_group_id: '1' }))).toBe('1');
    expect(albumOf(message({ photo: [] }))).toBeUndefined();
  });
});
