import { Language, languages } from '@guestflow/contracts';
import { Context, Scenes, Telegram } from 'telegraf';
import type { Update, UserFromGetMe } from 'telegraf/types';
import { GuestApi } from '../api/guest-api';
import { TelegramRefusal } from '../telegram/telegram-api';

/** What is kept of a chat between two updates. Small: it is read and written with each. */
export interface Session extends Scenes.WizardSession<Steps> {
  /** Known since the guest has a card; whether it still is, the card itself says. */
  registered?: boolean;
  /** The last message whose buttons are meant to be pressed. */
  buttonsOf?: number;
  /** When a word to the venue was last said to have been passed on. */
  passedOnAt?: number;
  /** The pictures that were last said not to be seen. */
  album?: string;
}

/** Which conversation it is in, at which step, and what was said in it so far. */
export interface Steps extends Scenes.WizardSessionData {
  state?: Record<string, unknown>;
}

/** An update in hand: whose bot it came to, and what the chat was about. */
export interface Work {
  bot: { id: string; venueId: string; username: string };
  venue: { name: string; slug: string; timezone: string; language: Language };
  telegramId: string;
  /** Where the conversation stood; what it becomes is kept when the update is handled. */
  session: Session;
  /** What the guest chose, or Telegram says of him; undefined before. Kept too. */
  language?: Language;
  api: GuestApi;
  /** Any method of the Bot API, in the bot's name: what is sent is paced and written down, the rest goes at once. */
  call: (method: string, payload: object) => Promise<unknown>;
}

const prepared = new WeakMap<Update, Work>();

/** An update as the conversations see it. */
export class GuestContext extends Context {
  /** Hands over what belongs to an update: Telegraf makes the context from the update alone. */
  static prepare(update: Update, work: Work): void {
    prepared.set(update, work);
  }

  readonly work: Work;
  scene!: Scenes.SceneContextScene<GuestContext, Steps>;
  wizard!: Scenes.WizardContextWizard<GuestContext>;

  constructor(update: Update, telegram: Telegram, botInfo: UserFromGetMe) {
    super(update, telegram, botInfo);
    this.work = prepared.get(update)!;
    telegram.callApi = ((method: string, payload: object) => this.work.call(method, payload)) as never;
  }

  /** Whether Telegram was told that a pressed button is worked on no more. */
  isPressAnswered = false;

  override async answerCbQuery(...said: Parameters<Context['answerCbQuery']>): Promise<true> {
    this.isPressAnswered = true;
    // Nobody waits for the answer to a button that was pressed long ago, and Telegram refuses it.
    await super.answerCbQuery(...said).catch((error: unknown) => {
      if (!(error instanceof TelegramRefusal)) throw error;
    });
    return true;
  }

  get session(): Session {
    return this.work.session;
  }

  // Telegraf's scenes begin a session where there is none: there always is one.
  set session(session: Session) {
    Object.assign(this.work.session, session);
  }

  get api(): GuestApi {
    return this.work.api;
  }

  get venue(): Work['venue'] {
    return this.work.venue;
  }

  /** In which the guest is spoken to. */
  get language(): Language {
    const told = languages.find((language) => this.from?.language_code?.startsWith(language));
    return this.work.language ?? told ?? this.venue.language;
  }

  set language(language: Language) {
    this.work.language = language;
  }

  /** Nothing is kept of the chat but that there is one: who writes again is somebody new. */
  forgetGuest(): void {
    const { __scenes } = this.work.session;
    this.work.session = { __scenes };
    this.work.language = undefined;
  }
}
