import { eventually } from '@guestflow/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { fact, phone, times } from './support/guests-pages';
import { settled } from './support/settled';
import { superAdmin } from './support/test-platform';
import { barriersOf, heading, holds, pagesFolder, press, Visitors } from './support/visitors';

/** As Telegram's app does: it hears what the page asks of it, and tells it what is pressed outside of it. */
const telegramsWindow = `
  window.heard = [];
  window.TelegramWebviewProxy = {
    postEvent: (name, data) => window.heard.push([name, data ? JSON.parse(data) : {}]),
  };
  window.presses = (name) => window.Telegram.WebView.receiveEvent(name, '{}');
`;

describe('the Mini App', () => {
  let house: BotHouse;
  let visitors: Visitors;

  beforeAll(async () => {
    house = await openBotHouse({ settings: { auto_confirm: true } }, { adminFolder: pagesFolder });
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await house?.close();
  });
  afterEach(() => visitors.leave());

  const colours = {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    text_color: '#f5f5f5',
    button_color: '#5288c1',
  };

  async function opens({ person }: Hand, options: BrowserContextOptions = {}, theme = ''): Promise<Page> {
    const page = await visitors.newcomer('ru-RU', { timezoneId: 'Europe/Moscow', ...phone, ...options });
    await page.addInitScript(telegramsWindow);
    const address = person.opensMiniApp(house.bot, `${house.platform.url}/v/${house.venue.slug}`);
    await page.goto(`${address}${theme}`);
    await heading(page, house.venue.name);
    return page;
  }
  /** What Telegram's own button at the bottom says; undefined while it is not there. */
  const mainButton = async (page: Page): Promise<string | undefined> => {
    const heard = await page.evaluate<[string, { is_visible?: boolean; text?: string }][]>('window.heard');
    const last = heard.filter(([name]) => name === 'web_app_setup_main_button').at(-1)?.[1];
    return last?.is_visible ? last.text : undefined;
  };
  async function pressesMain(page: Page, words: string): Promise<void> {
    await eventually(async () => expect(await mainButton(page)).toBe(words), 30_000);
    await page.evaluate(`window.presses('main_button_pressed')`);
  }
  const goesBack = (page: Page) => page.evaluate(`window.presses('back_button_pressed')`);
  async function choosesSome(page: Page): Promise<void> {
    await page.locator('[data-date]:not([disabled])').nth(2).click();
    await times(page).getByRole('button').last().click();
    await page.getByRole('heading', { name: /Ваша бронь|Your booking/ }).waitFor();
  }
  const registers = async ({ id, person }: Hand): Promise<void> => {
    const operator = await house.platform.api.signIn(superAdmin.email, superAdmin.password);
    const wanted = { name: 'Бот', scopes: ['bot.act'] };
    const { body } = await operator.post<{ key: string }>(`/api-keys?venue_id=${house.venueId}`, wanted);
    const said = { telegram_id: id, phone: person.phone, name: person.first_name };
    expect((await new Api(house.platform.url, body.key).post('/bot/guest-register', said)).status).toBe(201);
    await settled(house.sql);
  };

  it('knows the guest, looks as Telegram does, books by its button, and shows, moves and cancels what is his', async () => {
    const hand = house.guest({ first_name: 'Анна' });
    await registers(hand);
    const page = await opens(hand, {}, `&tgWebAppThemeParams=${encodeURIComponent(JSON.stringify(colours))}`);
    expect(await page.evaluate(`getComputedStyle(document.documentElement).getPropertyValue('--surface')`)).toBe(
      '#17212b',
    );
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await choosesSome(page);
    await page.getByText('Бронируем на вас, Анна').waitFor();
    expect(await page.getByLabel('Телефон').count()).toBe(0);
    // Its back button lets go of the time.
    await goesBack(page);
    await page.getByRole('heading', { name: 'Выберите время' }).waitFor();
    await choosesSome(page);
    await page.getByLabel('Пожелания').fill('У окна');
    await pressesMain(page, 'Забронировать');
    await heading(page, 'Забронировано');
    const [made] = (await house.receptionist.get<BookingDto[]>('/bookings')).body;
    expect(made).toMatchObject({ source: 'bot', guest_phone: hand.person.phone, comment: 'У окна' });

    await pressesMain(page, 'Моя бронь');
    await heading(page, 'Бронь подтверждена');
    await press(page, 'Перенести');
    await press(page, 'На одного больше');
    await pressesMain(page, 'Сохранить изменения');
    await page.getByText('Бронь перенесена').waitFor();
    await goesBack(page);
    await heading(page, 'Мои брони');
    await page.getByRole('button', { name: /3 гостя · Бронь подтверждена/ }).click();
    await press(page, 'Отменить бронь');
    await press(page, 'Да, отменить');
    await heading(page, 'Бронь отменена');
    await goesBack(page);
    await page.getByText('У вас пока нет броней').waitFor();
    // A page that is loaded again is in Telegram still.
    await page.reload();
    await heading(page, 'Мои брони');
  });

  it('takes all of the screen, asks before a time that is held is lost, and changes its colours as Telegram does', async () => {
    const page = await opens(house.guest({ first_name: 'Анна' }));
    const told = async (event: string) => {
      const heard = await page.evaluate<[string, Record<string, unknown>][]>('window.heard');
      return heard.filter(([name]) => name === event).map(([, data]) => data);
    };
    expect(await told('web_app_expand')).toHaveLength(1);
    expect(await told('web_app_setup_swipe_behavior')).toEqual([{ allow_vertical_swipe: false }]);
    expect(await told('web_app_setup_closing_behavior')).toEqual([]);
    await choosesSome(page);
    const asks = async () => (await told('web_app_setup_closing_behavior')).at(-1);
    expect(await asks()).toEqual({ need_confirmation: true });
    await goesBack(page);
    await page.getByRole('heading', { name: 'Выберите время' }).waitFor();
    expect(await asks()).toEqual({ need_confirmation: false });
    for (const [bg_color, theme] of [
      ['#17212b', 'dark'],
      ['#ffffff', 'light'],
    ] as const) {
      const theme_params = { ...colours, bg_color, secondary_bg_color: bg_color };
      await page.evaluate(`window.Telegram.WebView.receiveEvent('theme_changed', ${JSON.stringify({ theme_params })})`);
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
    }
  });

  it('asks a guest whom the bot does not know for his phone, with the rest kept, and speaks as he does', async () => {
    const page = await opens(house.guest({ first_name: 'Bob', language_code: 'en' }));
    await choosesSome(page);
    await page.getByLabel('Wishes').fill('A window');
    await pressesMain(page, 'Book it');
    await page.getByText('The venue does not know your phone yet').waitFor();
    await holds(page.getByLabel('Your name'), 'Bob');
    await page.getByLabel('Phone').fill('+7 916 555-44-33');
    expect(await barriersOf(page)).toEqual([]);
    await pressesMain(page, 'Book it');
    await heading(page, 'It is booked');
    await fact(page, 'Name', 'Bob');
  });
});
