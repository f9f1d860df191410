import type { BotCommand, BotCommandScope, MenuButton, ReplyKeyboardMarkup, User } from 'telegraf/types';
import { ApiError, badRequest, usualError } from './api-error';
import { Pace, type Breach, type Limit } from './limits';
import type { UploadedFile } from './request-body';
import { UpdateQueue } from './update-queue';
import { inSeconds, toWire, type ChatMessage, type MessageContent, type PrivateChat } from './wire';

export interface BotProfile {
  token: string;
  username: string;
  first_name: string;
}

export interface GuestProfile {
  id: number;
  first_name: string;
  language_code: string;
  phone: string;
}

export interface Chat {
  guest: GuestProfile;
  messages: ChatMessage[];
  keyboard?: ReplyKeyboardMarkup;
  menuButton?: MenuButton;
  blocked: boolean;
}

export interface CallbackAnswer {
  text?: string;
  show_alert: boolean;
  url?: string;
}

export interface PressedButton {
  id: string;
  chat_id: number;
  answer?: CallbackAnswer;
}

export interface Failure {
  method: string;
  error_code: 401 | 403 | 429;
  retry_after?: number;
}

/** What a chat page must hear of: something new in a chat, or something that passes. */
export interface Change {
  bot: string;
  chat_id?: number;
  action?: string;
  answer?: CallbackAnswer;
}

export interface BotHost {
  changed(change: Change): void;
  breached(breach: Breach): void;
  isKnownGuest(id: number): boolean;
  /** For how long arrivals may have been noticed late. */
  stalledMs(): number;
  call(bot: BotState, values: Record<string, unknown>): Promise<unknown>;
}

const SHOWN_PHOTO_SIZE = { width: 1280, height: 720 };

/** Everything the simulator knows of one bot. */
export class BotState {
  readonly chats = new Map<number, Chat>();
  readonly pressed = new Map<string, PressedButton>();
  readonly files = new Map<string, UploadedFile | string>();
  readonly updates: UpdateQueue;
  menuButton: MenuButton = { type: 'commands' };
  readonly failures: Failure[] = [];
  answersAfterMs = 0;
  private readonly commands = new Map<string, BotCommand[]>();
  private readonly pace = new Pace();
  private lastMessageId = 0;

  constructor(
    readonly profile: BotProfile,
    private readonly host: BotHost,
  ) {
    this.updates = new UpdateQueue((values) => this.host.call(this, values));
  }

  get user(): User {
    const { token, username, first_name } = this.profile;
    return { id: Number(token.split(':')[0]), is_bot: true, first_name, username };
  }

  takeFailure(method: string): ApiError | undefined {
    const index = this.failures.findIndex((failure) => failure.method === method);
    const [failure] = index < 0 ? [] : this.failures.splice(index, 1);
    return failure && usualError(failure.error_code, failure.retry_after);
  }

  chatWith(guestId: number | undefined): Chat {
    const chat = guestId === undefined ? undefined : this.chats.get(guestId);
    if (chat?.blocked) throw usualError(403);
    if (chat) return chat;
    if (guestId === undefined || !this.host.isKnownGuest(guestId)) throw badRequest('chat not found');
    throw new ApiError(403, "Forbidden: bot can't initiate conversation with a user");
  }

  says(chat: Chat, content: MessageContent): ChatMessage {
    for (const limit of this.pace.sent(chat.guest.id, Date.now(), this.host.stalledMs()))
      this.breached(limit, chat.guest.id);
    const markup = content.reply_markup;
    if (markup && 'keyboard' in markup) chat.keyboard = markup;
    if (markup && 'remove_keyboard' in markup) chat.keyboard = undefined;
    return this.post(chat, this.user, content);
  }

  edits(chat: Chat, messageId: number | undefined, content: MessageContent): ChatMessage {
    const message = chat.messages.find(({ message_id }) => message_id === messageId);
    if (!message) throw badRequest('message to edit not found');
    if (!message.from.is_bot) throw badRequest("message can't be edited");
    if (content.text && !message.text) throw badRequest('there is no text in the message to edit');
    const before = JSON.stringify(message);
    Object.assign(message, content);
    if (JSON.stringify(message) === before) {
      const same = 'specified new message content and reply markup are exactly the same as a current content';
      throw badRequest(`message is not modified: ${same} and reply markup of the message`);
    }
    message.edit_date = inSeconds(Date.now());
    this.changed({ chat_id: chat.guest.id });
    return toWire(message);
  }

  deletes(chat: Chat, messageId: number | undefined): true {
    const index = chat.messages.findIndex(({ message_id }) => message_id === messageId);
    if (index < 0) throw badRequest('message to delete not found');
    chat.messages.splice(index, 1);
    this.changed({ chat_id: chat.guest.id });
    return true;
  }

  /** The guest's side: a message opens the chat, and a blocked bot hears again as soon as the guest writes. */
  hears(guest: GuestProfile, content: MessageContent): ChatMessage {
    const chat = this.chats.get(guest.id) ?? { guest, messages: [], blocked: false };
    this.chats.set(guest.id, chat);
    if (chat.blocked) this.block(chat, false);
    if (chat.keyboard?.one_time_keyboard) chat.keyboard = undefined;
    const message = this.post(chat, userOf(guest), content);
    this.updates.add({ message });
    return message;
  }

  block(chat: Chat, blocked: boolean): void {
    chat.blocked = blocked;
    const [member, kicked] = [
      { user: this.user, status: 'member' as const },
      { user: this.user, status: 'kicked' as const, until_date: 0 },
    ];
    this.updates.add({
      my_chat_member: {
        chat: privateChat(chat.guest),
        from: userOf(chat.guest),
        date: inSeconds(Date.now()),
        old_chat_member: blocked ? member : kicked,
        new_chat_member: blocked ? kicked : member,
      },
    });
    this.changed({ chat_id: chat.guest.id });
  }

  setCommands(commands: BotCommand[], scope?: BotCommandScope, language = ''): true {
    const wellFormed = commands.every(({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command) && description);
    if (!wellFormed) throw badRequest('BOT_COMMAND_INVALID');
    this.commands.set(scopeKey(scope, language), commands);
    this.changed({});
    return true;
  }

  getCommands(scope?: BotCommandScope, language = ''): BotCommand[] {
    return this.commands.get(scopeKey(scope, language)) ?? [];
  }

  commandsFor(guest: GuestProfile): BotCommand[] {
    const scopes: BotCommandScope[] = [
      { type: 'chat', chat_id: guest.id },
      { type: 'all_private_chats' },
      { type: 'default' },
    ];
    const nearestFirst = scopes.flatMap((scope) => [scopeKey(scope, guest.language_code), scopeKey(scope)]);
    return nearestFirst.map((key) => this.commands.get(key)).find((commands) => commands?.length) ?? [];
  }

  keepFile(file: UploadedFile | string) {
    const file_id = `file-${this.profile.username}-${this.files.size + 1}`;
    this.files.set(file_id, file);
    return { file_id, file_unique_id: file_id, file_size: typeof file === 'string' ? 0 : file.bytes.length };
  }

  keepPhoto(file: UploadedFile | string) {
    return [{ ...this.keepFile(file), ...SHOWN_PHOTO_SIZE }];
  }

  changed(change: Omit<Change, 'bot'>): void {
    this.host.changed({ bot: this.profile.username, ...change });
  }

  breached(limit: Limit, chat_id: number): void {
    this.host.breached({ bot: this.profile.username, limit, chat_id });
  }

  private post(chat: Chat, from: User, content: MessageContent): ChatMessage {
    const message_id = ++this.lastMessageId;
    const message = { message_id, from, chat: privateChat(chat.guest), date: inSeconds(Date.now()), ...content };
    chat.messages.push(message);
    this.changed({ chat_id: chat.guest.id });
    return toWire(message);
  }
}

const scopeKey = (scope: BotCommandScope = { type: 'default' }, language = '') =>
  [scope.type, 'chat_id' in scope ? scope.chat_id : '', language].join(':');

const privateChat = ({ id, first_name }: GuestProfile): PrivateChat => ({ id, type: 'private', first_name });

export const userOf = ({ id, first_name, language_code }: GuestProfile): User => ({
  id,
  is_bot: false,
  first_name,
  language_code,
});
