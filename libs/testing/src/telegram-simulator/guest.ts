import type { KeyObject } from 'node:crypto';
import type { Contact } from 'telegraf/types';
import { userOf, type BotState, type GuestProfile, type PressedButton } from './bot-state';
import { commandsIn } from './formatting';
import { miniAppAddress, signedInitData } from './mini-app';
import { inSeconds, toWire, type ChatMessage } from './wire';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A person with Telegram in their hand. What they do to a bot arrives there as an update. */
export class SimulatedGuest implements GuestProfile {
  readonly id: number;
  first_name!: string;
  language_code!: string;
  phone!: string;

  constructor(
    profile: GuestProfile,
    private readonly botNamed: (username: string) => BotState,
    private readonly key: KeyObject,
  ) {
    this.id = profile.id;
    this.becomes(profile);
  }

  becomes({ first_name, language_code, phone }: Omit<GuestProfile, 'id'>): void {
    Object.assign(this, { first_name, language_code, phone });
  }

  sends(bot: string, text: string): ChatMessage {
    const entities = commandsIn(text);
    return this.botNamed(bot).hears(this, { text, ...(entities.length > 0 && { entities }) });
  }

  sendsPhoto(bot: string, { caption, bytes = onePixel }: { caption?: string; bytes?: Buffer } = {}): ChatMessage {
    const state = this.botNamed(bot);
    return state.hears(this, { photo: state.keepPhoto({ name: 'photo.jpg', bytes }), ...(caption && { caption }) });
  }

  sendsSticker(bot: string, emoji = '👋'): ChatMessage {
    const state = this.botNamed(bot);
    const kind = { type: 'regular' as const, width: 512, height: 512, is_animated: false, is_video: false };
    const file = state.keepFile({ name: 'sticker.webp', bytes: onePixel });
    return state.hears(this, { sticker: { ...file, ...kind, emoji } });
  }

  /** Their own by default. Another's card names another user, or, for somebody outside Telegram, none. */
  sharesContact(bot: string, another?: Contact): ChatMessage {
    const own = { phone_number: this.phone, first_name: this.first_name, user_id: this.id };
    return this.botNamed(bot).hears(this, { contact: another ?? own });
  }

  /** The result's `answer` appears once the bot has answered. */
  presses(bot: string, messageId: number, callbackData: string): PressedButton {
    const state = this.botNamed(bot);
    const message = state.chats.get(this.id)?.messages.find(({ message_id }) => message_id === messageId);
    const markup = message?.reply_markup;
    const buttons = markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat() : [];
    if (!message || !buttons.some((button) => 'callback_data' in button && button.callback_data === callbackData))
      throw new Error(`message ${messageId} shows no button with the data "${callbackData}"`);
    const pressed: PressedButton = { id: `${this.id}${state.pressed.size + 1}`, chat_id: this.id };
    state.pressed.set(pressed.id, pressed);
    const query = { id: pressed.id, from: userOf(this), message: toWire(message), data: callbackData };
    state.updates.add({ callback_query: { ...query, chat_instance: String(this.id) } });
    return pressed;
  }

  blocks(bot: string): void {
    const state = this.botNamed(bot);
    const chat = state.chats.get(this.id);
    if (chat && !chat.blocked) state.block(chat, true);
  }

  /** The address under which Telegram would open the Mini App for this guest, signed data and all. */
  opensMiniApp(bot: string, url: string): string {
    const { token } = this.botNamed(bot).profile;
    const data = { token, user: userOf(this), authDate: inSeconds(Date.now()), key: this.key };
    return miniAppAddress(url, signedInitData(data));
  }
}
