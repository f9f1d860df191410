import type { Message } from 'telegraf/types';

const confirmAgainAfterMs = 12 * 3_600_000;

/** Who has just been told that the staff will read it need not be told so at each line. */
export const mustConfirm = (confirmedAt: number | undefined, now: number): boolean =>
  confirmedAt === undefined || now - confirmedAt >= confirmAgainAfterMs;

export type Unread = 'sticker' | 'picture' | 'voice' | 'contact' | 'other';

/** What cannot be passed on; undefined for text, and for what happens in a chat without anybody saying anything. */
export function unreadOf(message: Message): Unread | undefined {
  if ('sticker' in message || 'dice' in message) return 'sticker';
  if ('photo' in message || 'video' in message || 'animation' in message || 'document' in message) return 'picture';
  if ('voice' in message || 'audio' in message || 'video_note' in message) return 'voice';
  if ('contact' in message) return 'contact';
  if ('location' in message || 'poll' in message || 'story' in message || 'game' in message) return 'other';
  return undefined;
}

/** The words below a picture are words. */
export const captionOf = (message: Message): string | undefined =>
  'caption' in message && message.caption?.trim() ? message.caption : undefined;

/** Pictures that are sent together come one by one. */
export const albumOf = (message: Message): string | undefined =>
  'media_group_id' in message ? message.media_group_id : undefined;
