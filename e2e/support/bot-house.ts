import { eventually, TelegramSimulator } from '@guestflow/testing';
import { Pool } from 'pg';
import { House, HouseWishes, openHouse } from './house';
import { Broker, startTestPlatform, superAdmin, TestPlatform } from './test-platform';

/** A venue whose bot is connected, and the Telegram in which guests write to it. */
export interface BotHouse extends House {
  platform: TestPlatform;
  sql: Pool;
  telegram: TelegramSimulator;
  bot: string;
  token: string;
  guest(profile?: Partial<Parameters<TelegramSimulator['guest']>[0]>): Hand;
  close(): Promise<void>;
}

let bots = 0;

export const newBotToken = (): string => `${5_000_000_000 + ++bots}:${'A'.repeat(31)}${String(bots).padStart(4, '0')}`;

export async function openBotHouse(
  wishes: HouseWishes = {},
  {
    broker = 'embedded',
    adminFolder,
    ...changed
  }: { broker?: Broker; adminFolder?: string } & Parameters<typeof startTestPlatform>[1] = {},
): Promise<BotHouse> {
  const telegram = await TelegramSimulator.start({ port: 0 });
  const { url: apiRoot, publicKey } = telegram;
  const platform = await startTestPlatform(broker, changed, adminFolder, {
    telegram: { apiRoot, publicKey, mode: 'polling' },
    poolSize: 10,
  });
  const sql = new Pool({ connectionString: platform.database.adminUrl, max: 4 });
  const operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
  const house = await openHouse(platform, { operator, sql }, wishes);
  const [token, bot] = [newBotToken(), `house_${bots}_bot`];
  telegram.addBot({ token, username: bot, first_name: 'House' });
  for (const schema of ['bot_gateway', 'crm', 'messaging']) {
    await eventually(async () => {
      const { rowCount } = await sql.query(`SELECT 1 FROM ${schema}.venues WHERE venue_id = $1`, [house.venueId]);
      if (!rowCount) throw new Error(`${schema} has not heard of the venue yet`);
    });
  }
  const connected = await operator.post(`/bots?venue_id=${house.venueId}`, { token });
  if (connected.status !== 201) throw new Error(`The bot could not be connected: ${connected.text}`);
  let guests = 0;
  return {
    ...house,
    ...{ platform, sql, telegram, bot, token },
    guest: (profile = {}) => {
      const phone = `+7916${String(bots * 1_000 + ++guests).padStart(7, '0')}`;
      const person = telegram.guest({ first_name: 'Анна', language_code: 'ru', phone, ...profile });
      return new Hand(telegram, bot, person);
    },
    close: async () => {
      await sql.end();
      await platform.close();
      await telegram.close();
    },
  };
}

type Person = ReturnType<TelegramSimulator['guest']>;
type Shown = ReturnType<TelegramSimulator['chat']>[number];

/** A guest with the bot's chat open: what is seen there, and what is pressed. */
export class Hand {
  /** What was seen before: only what comes after it is waited for. */
  private seen = 0;

  constructor(
    private readonly telegram: TelegramSimulator,
    private readonly bot: string,
    readonly person: Person,
  ) {}

  get id(): string {
    return String(this.person.id);
  }

  get messages(): Shown[] {
    return this.telegram.chat(this.bot, this.person.id);
  }

  /** Of the bot's, the last. */
  get last(): Shown | undefined {
    return this.messages.filter(({ from }) => from.is_bot).at(-1);
  }

  says(text: string): this {
    this.mark();
    this.person.sends(this.bot, text);
    return this;
  }

  sharesContact(another?: Parameters<Person['sharesContact']>[1]): this {
    this.mark();
    this.person.sharesContact(this.bot, another);
    return this;
  }

  sendsSticker(): this {
    this.mark();
    this.person.sendsSticker(this.bot);
    return this;
  }

  /** The newest button with these words, below a message or below the line. */
  async presses(words: string | RegExp): Promise<Pressed> {
    const is = (text: string) => (typeof words === 'string' ? text === words : words.test(text));
    return eventually(() => {
      for (const message of [...this.messages].reverse()) {
        const markup = message.reply_markup;
        if (!markup || !('inline_keyboard' in markup)) continue;
        const found = markup.inline_keyboard.flat().find(({ text }) => is(text));
        if (!found) continue;
        if (!('callback_data' in found)) throw new Error(`${String(words)} leads elsewhere`);
        this.mark();
        return this.person.presses(this.bot, message.message_id, found.callback_data);
      }
      throw new Error(`No button says ${String(words)}. There is:\n${this.told()}`);
    });
  }

  /** Waits for such a message of the bot's, new or changed since the guest last did something. */
  async sees(words: string | RegExp, withinMs?: number): Promise<Shown> {
    return eventually(() => {
      const news = this.messages.filter(({ from, message_id, edit_date }) => {
        return from.is_bot && (message_id > this.seen || edit_date !== undefined);
      });
      const is = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
      const found = news.reverse().find((message) => is(message.text ?? message.caption ?? ''));
      if (!found) throw new Error(`The bot does not say ${String(words)}. There is:\n${this.told()}`);
      return found;
    }, withinMs);
  }

  /** The buttons of the bot's newest message that has some. */
  buttons(): string[] {
    const markups = this.messages.map(({ reply_markup }) => reply_markup).reverse();
    const markup = markups.find((each) => each && 'inline_keyboard' in each && each.inline_keyboard.length > 0);
    return markup && 'inline_keyboard' in markup ? markup.inline_keyboard.flat().map(({ text }) => text) : [];
  }

  private mark(): void {
    this.seen = this.messages.at(-1)?.message_id ?? 0;
  }

  private told(): string {
    return this.messages
      .slice(-6)
      .map(({ from, text, reply_markup }) => {
        const inline = reply_markup && 'inline_keyboard' in reply_markup ? reply_markup.inline_keyboard.flat() : [];
        return `${from.is_bot ? 'bot' : 'guest'}: ${text ?? '…'} ${inline.map((each) => `[${each.text}]`).join(' ')}`;
      })
      .join('\n');
  }
}

type Pressed = ReturnType<Person['presses']>;
