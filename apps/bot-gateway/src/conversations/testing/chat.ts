import { Clock, tokens } from '@guestflow/service';
import { Test, TestingModule } from '@nestjs/testing';
import { getBotToken, TelegrafModule } from 'nestjs-telegraf';
import { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import { ApiGuest, GuestApi } from '../../api/guest-api';
import { ApiRequest, VenueApi } from '../../api/venue-api';
import { template } from '../../hosting/template';
import { TelegramRefusal } from '../../telegram/telegram-api';
import { Always } from '../always';
import { BookWizard } from '../book/book.wizard';
import { DayQuestion } from '../choosing/day-question';
import { TimeQuestion } from '../choosing/time-question';
import { Commands } from '../commands';
import { FeedbackWizard } from '../feedback/feedback.wizard';
import { GuestContext, Work } from '../guest-context';
import { NoticeButtons } from '../notices/notice-buttons';
import { OfferAnswers } from '../notices/offer-answers';
import { ProfileWizard } from '../profile/profile.wizard';
import { StartWizard } from '../start/start.wizard';
import { Talk } from '../talk/talk';

export const anna: ApiGuest = {
  ...{ id: 'anna', version: 1, phone: '+79161234567', name: 'Анна', birthday: null, language: 'ru' },
  ...{ consents: ['personal_data'], visit_count: 1 },
};

class SetClock extends Clock {
  time = new Date('2027-03-10T12:00:00Z');
  now(): Date {
    return this.time;
  }
}

interface Button {
  text: string;
  callback_data?: string;
}

interface Sent {
  method: string;
  payload: { text?: string; message_id?: number; reply_markup?: { inline_keyboard?: Button[][] } };
}

type Answer = (path: string, asked: ApiRequest) => unknown;

/** One guest and the conversations, with an API that answers as the test wants, and no Telegram. */
export class ChatInMemory {
  readonly clock: SetClock;
  /** What the bot has asked of Telegram. */
  sent: Sent[] = [];
  /** What it has asked of the API. */
  asked: { path: string; body?: object }[] = [];
  answer: Answer = () => anna;
  /** Messages that can be changed no more. */
  isGone = false;
  session: Work['session'] = {};
  /** What the guest chose; undefined before. */
  language: Work['language'];
  private updates = 0;
  private messages = 0;

  private constructor(
    private readonly module: TestingModule,
    private readonly bot: Telegraf<GuestContext>,
  ) {
    this.clock = module.get(Clock);
  }

  static async open(): Promise<ChatInMemory> {
    const module = await Test.createTestingModule({
      imports: [TelegrafModule.forRoot(template)],
      providers: [
        { provide: Clock, useClass: SetClock },
        { provide: tokens.settings, useValue: { publicUrl: 'http://localhost' } },
        ...[Always, Commands, BookWizard, DayQuestion, TimeQuestion, FeedbackWizard, NoticeButtons, OfferAnswers],
        ...[ProfileWizard, StartWizard, Talk],
      ],
    }).compile();
    // What is refused is what these tests are about.
    module.useLogger(false);
    await module.init();
    const bound = module.get<Telegraf<GuestContext>>(getBotToken());
    bound.stop = () => undefined;
    const bot = new Telegraf<GuestContext>('1:x', { contextType: GuestContext });
    bot.botInfo = {
      ...{ id: 1, is_bot: true, first_name: 'House', username: 'house_bot' },
      ...{ can_join_groups: false, can_read_all_group_messages: false, supports_inline_queries: false },
    };
    bot.use(bound.middleware());
    bot.catch((error) => {
      throw error;
    });
    return new ChatInMemory(module, bot);
  }

  close(): Promise<void> {
    return this.module.close();
  }

  /** The last that the bot has said. */
  get said(): string {
    return this.sent.filter(({ payload }) => payload.text).at(-1)?.payload.text ?? '';
  }

  says(text: string): Promise<void> {
    const entities = text.startsWith('/')
      ? [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]!.length }]
      : [];
    return this.hears({ text, entities });
  }

  sharesContact(): Promise<void> {
    return this.hears({ contact: { phone_number: '79161234567', first_name: 'Анна', user_id: 7 } });
  }

  hears(content: object): Promise<void> {
    const chat = { id: 7, type: 'private', first_name: 'Анна' };
    return this.handle({ message: { message_id: ++this.messages, date: 0, chat, from, ...content } });
  }

  /** What was sent outside a conversation. */
  gets(payload: object): void {
    this.sent.push({ method: 'sendMessage', payload: { ...payload, message_id: ++this.messages } });
  }

  presses(text: string): Promise<void> {
    const shown = this.sent.flatMap(({ payload: { message_id, reply_markup } }) =>
      (reply_markup?.inline_keyboard?.flat() ?? []).map((button) => ({ ...button, message_id })),
    );
    const { message_id, callback_data: data } = shown.findLast((button) => button.text === text) ?? {};
    if (!data) throw new Error(`There is no button ${text}`);
    const message = { message_id, date: 1, chat: { id: 7, type: 'private' }, text: '…' };
    return this.handle({ callback_query: { id: 'q', from, chat_instance: '7', message, data } });
  }

  private async handle(content: object): Promise<void> {
    const update = { update_id: ++this.updates, ...content } as Update;
    const api = {
      request: (_: object, __: string, path: string, asked: ApiRequest) => {
        this.asked.push({ path, body: asked.body });
        return new Promise((resolve) => resolve(this.answer(path, asked)));
      },
    } as unknown as VenueApi;
    const bot = { id: 'bot', venueId: 'venue', username: 'house_bot' };
    const work: Work = {
      ...{ bot, telegramId: '7', language: this.language, session: structuredClone(this.session) },
      venue: { name: 'Берёза', slug: 'bereza', timezone: 'Europe/Moscow', language: 'ru' },
      api: new GuestApi(api, { bot, slug: 'bereza', telegramId: '7', cause: String(this.updates) }),
      call: (method, payload) => this.telegram({ method, payload: { ...payload } }),
    };
    GuestContext.prepare(update, work);
    try {
      await this.bot.handleUpdate(update);
    } finally {
      // As it is kept between two updates.
      this.session = JSON.parse(JSON.stringify(work.session)) as Work['session'];
      this.language = work.language;
    }
  }

  private telegram(sent: Sent): Promise<unknown> {
    if (this.isGone && sent.method.startsWith('edit'))
      return Promise.reject(new TelegramRefusal(400, 'Bad Request: message to edit not found'));
    this.sent.push(sent);
    if (sent.method.startsWith('send')) sent.payload.message_id = ++this.messages;
    return Promise.resolve({ message_id: sent.payload.message_id });
  }
}

const from = { id: 7, is_bot: false, first_name: 'Анна', language_code: 'ru' };
