import type {
  Contact,
  Document,
  ForceReply,
  InlineKeyboardMarkup,
  MessageEntity,
  PhotoSize,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  Sticker,
  User,
} from 'telegraf/types';

export type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

export interface PrivateChat {
  id: number;
  type: 'private';
  first_name: string;
}

export interface MessageContent {
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  photo?: PhotoSize[];
  document?: Document;
  sticker?: Sticker;
  contact?: Contact;
  reply_markup?: ReplyMarkup;
}

/** A message as the chat shows it: unlike on the wire, a reply keyboard stays with the message that brought it. */
export interface ChatMessage extends MessageContent {
  message_id: number;
  from: User;
  chat: PrivateChat;
  date: number;
  edit_date?: number;
}

export function toWire({ reply_markup, ...message }: ChatMessage): ChatMessage {
  const inline = reply_markup && 'inline_keyboard' in reply_markup;
  return structuredClone(inline ? { ...message, reply_markup } : message);
}

interface Membership {
  user: User;
  status: 'member' | 'kicked';
  until_date?: number;
}

export interface UpdateContent {
  message?: ChatMessage;
  callback_query?: { id: string; from: User; message: ChatMessage; chat_instance: string; data: string };
  my_chat_member?: {
    chat: PrivateChat;
    from: User;
    date: number;
    old_chat_member: Membership;
    new_chat_member: Membership;
  };
}

export interface Update extends UpdateContent {
  update_id: number;
}

export const inSeconds = (ms: number) => Math.floor(ms / 1000);
