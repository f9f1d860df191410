export const LIMITS = {
  botMessagesPerSecond: 30,
  /** Telegram allows a chat short bursts over its one message a second; this many may come at once. */
  chatBurst: 3,
  text: 4096,
  caption: 1024,
  callbackDataBytes: 64,
};

/** The network makes evenly spaced messages arrive unevenly, so a second is measured this much short. */
const WAVERING_MS = 100;

export type Limit = 'messages_per_bot' | 'messages_per_chat' | 'text' | 'caption' | 'callback_data';

export interface Breach {
  bot: string;
  limit: Limit;
  chat_id?: number;
}

/** How fast one bot sends; the time is passed in, and by how much the bot's messages may have come earlier than it seems. */
export class Pace {
  private lastSecond: number[] = [];
  private readonly chats = new Map<number, { tokens: number; at: number }>();

  sent(chatId: number, now: number, stalledMs = 0): Limit[] {
    this.lastSecond = this.lastSecond.filter((at) => now - at < 1000 - WAVERING_MS);
    this.lastSecond.push(now);
    const surely = this.lastSecond.filter((at) => now - at < 1000 - WAVERING_MS - stalledMs);
    const chat = this.chats.get(chatId) ?? { tokens: LIMITS.chatBurst, at: now };
    const refilled = Math.min(LIMITS.chatBurst, chat.tokens + (now - chat.at) / (1000 - WAVERING_MS));
    this.chats.set(chatId, { tokens: Math.max(0, refilled - 1), at: now });
    return [
      ...(surely.length > LIMITS.botMessagesPerSecond ? (['messages_per_bot'] as const) : []),
      ...(refilled < 1 ? (['messages_per_chat'] as const) : []),
    ];
  }
}

export interface Refusal {
  limit: Limit;
  reason: string;
}

// Telegram counts characters after the markup is parsed, and an emoji outside the first plane as one.
const characters = (text: string) => [...text].length;

export function textRefusal(text: string): Refusal | undefined {
  if (text.trim() === '') return { limit: 'text', reason: 'message text is empty' };
  if (characters(text) > LIMITS.text) return { limit: 'text', reason: 'message is too long' };
}

export function captionRefusal(caption: string): Refusal | undefined {
  if (characters(caption) > LIMITS.caption) return { limit: 'caption', reason: 'message caption is too long' };
}

export function callbackDataRefusal(data: string): Refusal | undefined {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > LIMITS.callbackDataBytes) return { limit: 'callback_data', reason: 'BUTTON_DATA_INVALID' };
}
