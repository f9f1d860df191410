import { eventually } from '@guestflow/testing';
import type { Page } from 'playwright-core';
import { VenueSettings, VenueState } from '@guestflow/contracts';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { TableDto } from '../apps/booking/src/tables/tables.dto';
import { Api } from './support/api';
import { startTestPlatform, TestPlatform } from './support/test-platform';
import { barriersOf, heading, holds, pagesFolder, press, Visitors } from './support/visitors';

const password = 'липы в цвету у ворот';

type Venue = VenueState & { settings: VenueSettings };

describe('the way of a new owner', () => {
  let platform: TestPlatform;
  let visitors: Visitors;
  let number = 0;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  const someone = (who: string) => `${who}-${++number}@example.com`;

  /** A new owner by the API, who has still to open a venue, or has one. */
  async function owner(venue?: object): Promise<string> {
    const email = someone('owner');
    const account = { role: 'owner', email, password, first_name: 'Вера', language: 'ru', venue };
    expect((await platform.api.post('/auth/register', account)).status).toBe(201);
    return email;
  }

  async function signIn(page: Page, email: string, to: string): Promise<void> {
    await page.goto(`${platform.url}/sign-in?to=${encodeURIComponent(to)}`);
    await page.getByLabel('Почта').fill(email);
    await page.getByLabel('Пароль', { exact: true }).fill(password);
    await press(page, 'Войти');
  }

  const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
  const venueOf = async (api: Api) => (await api.get<Venue>('/venues/current')).body;
  const tablesOf = async (api: Api) => (await api.get<TableDto[]>('/tables')).body;
  const bookingsOf = async (api: Api) => (await api.get<BookingDto[]>('/bookings')).body;

  it('leads from registering by e-mail to the first booking, each step saved at once', async () => {
    const page = await visitors.newcomer('ru-RU', { timezoneId: 'Asia/Yekaterinburg' });
    const email = someone('founder');
    await page.goto(`${platform.url}/register`);
    await page.getByLabel('Название заведения').fill('Кафе «Начало»');
    await page.getByLabel('Имя', { exact: true }).fill('Вера');
    await page.getByLabel('Почта').fill(email);
    await page.getByLabel('Придумайте пароль').fill(password);
    await press(page, 'Открыть заведение');

    await heading(page, 'Пять минут до первой брони');
    await page.getByText(/^Екатеринбург, \d\d:\d\d$/).waitFor();
    await step(page, 'Что гостям знать о вас');
    const api = await platform.api.signIn(email, password);
    await page.getByLabel('Телефон').fill('+7 343 200-00-00');
    await page.getByLabel('Адрес').fill('ул. Ленина, 1');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Сохранить и дальше');

    await step(page, 'Когда вы открыты?');
    expect(await venueOf(api)).toMatchObject({
      timezone: 'Asia/Yekaterinburg',
      contacts: { phone: '+7 343 200-00-00', address: 'ул. Ленина, 1' },
    });
    // Open late on Fridays, by keyboard alone; and the whole day, so that there is a time left today.
    const closing = page.getByRole('slider', { name: 'Пятница, закрытие' });
    for (let times = 0; times < 4; times++) await closing.press('PageUp');
    await closing.and(page.locator('[aria-valuetext="02:00"]')).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Сохранить и дальше');

    await step(page, 'Где сидят гости?');
    expect((await venueOf(api)).settings.opening_hours.fri).toEqual([{ from: '10:00', to: '02:00' }]);
    // Who leaves here goes on here.
    await page.goto(`${platform.url}/journal`);
    await page.goto(`${platform.url}/welcome`);
    await step(page, 'Где сидят гости?');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Добавить 8 столов по 4');

    await step(page, 'Свой бот в Telegram');
    const tables = await tablesOf(api);
    expect(tables.map(({ name, capacity, zone }) => [name, capacity, zone])).toEqual(
      Array.from({ length: 8 }, (_, nth) => [String(nth + 1), 4, 'Зал']),
    );
    // They stand on the floor plan already, none on another.
    expect(new Set(tables.map(({ place }) => `${place!.x} ${place!.y}`)).size).toBe(8);
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Позже');

    await step(page, 'Сделайте первую бронь');
    const tomorrow = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Yekaterinburg' }).format(
      Date.now() + 24 * 3_600_000,
    );
    await page.getByLabel('День').fill(tomorrow);
    await page.getByLabel('Сколько гостей').fill('3');
    await page.getByRole('option', { name: '19:00' }).waitFor({ state: 'attached' });
    await page.getByLabel('Время').selectOption('19:00');
    await page.getByLabel(/^Имя гостя/).fill('Анна');
    await page.getByLabel(/^Телефон гостя/).fill('+7 916 000-00-01');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Забронировать');

    await step(page, 'Всё готово: ждём гостей');
    const [booking, ...others] = await bookingsOf(api);
    expect(others).toEqual([]);
    expect(booking).toMatchObject({
      ...{ date: tomorrow, time: '19:00', guests_count: 3, guest_name: 'Анна' },
      ...{ guest_phone: '+79160000001', status: 'confirmed', source: 'manual' },
    });
    const { slug } = await venueOf(api);
    await holds(page.getByLabel('Ссылка на страницу для гостей'), `${platform.url}/v/${slug}`);
    await page.getByRole('img', { name: 'Код страницы для гостей' }).waitFor();
    await page
      .getByRole('navigation', { name: 'Где что лежит' })
      .getByRole('link', { name: /^Журнал/ })
      .waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('lets an owner without a venue open one, also when the way there breaks off, without signing in again', async () => {
    const email = await owner();
    const page = await visitors.newcomer('ru-RU', { timezoneId: 'Asia/Yekaterinburg' });
    await signIn(page, email, '/welcome');
    await heading(page, 'Открыть заведение');
    await holds(page.getByLabel('Часовой пояс'), 'Asia/Yekaterinburg');
    expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel('Название заведения').fill('Студия «Ряд»');
    await page.getByText('Студия', { exact: true }).click();
    // By its city, as somebody types it.
    await page.getByLabel('Часовой пояс').fill('los angeles');
    await page.getByRole('option', { name: /Los Angeles/ }).waitFor();
    await page.getByLabel('Часовой пояс').press('Enter');
    await holds(page.getByLabel('Часовой пояс'), 'America/Los_Angeles');
    await page.getByLabel('На каком языке говорить с гостями').selectOption('Английский');

    await page.route('**/api/v1/auth/refresh', (route) => route.abort('internetdisconnected'), { times: 1 });
    await press(page, 'Открыть');
    await page.getByText('Нет связи').waitFor();
    expect(visitors.complaints.splice(0).every((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
    await press(page, 'Открыть');
    await step(page, 'Что гостям знать о вас');
    await page.getByRole('link', { name: 'Ключи API' }).waitFor();

    const api = await platform.api.signIn(email, password);
    expect((await api.get<unknown[]>('/venues')).body).toHaveLength(1);
    expect(await venueOf(api)).toMatchObject({
      ...{ name: 'Студия «Ряд»', kind: 'studio', timezone: 'America/Los_Angeles' },
      ...{ country: 'US', language: 'en' },
    });
  });

  it('asks nothing again of who has tables and bookings, and adds only the tables that are missing', async () => {
    const email = await owner({ name: 'Кафе «Лён»', timezone: 'Europe/Moscow' });
    const api = await platform.api.signIn(email, password);
    expect((await api.post('/tables', { name: '2', capacity: 6 })).status).toBe(201);
    const page = await visitors.newcomer('ru-RU', { viewport: { width: 360, height: 740 } });
    await signIn(page, email, '/welcome');
    await step(page, 'Свой бот в Telegram');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    await page.getByRole('list', { name: 'Ваш путь' }).getByRole('button', { name: /Столы/ }).click();
    await page.getByText('У вас 1 стол.').waitFor();
    await page.getByLabel('Сколько столов').fill('2');
    await press(page, 'Добавить 2 стола по 4');
    await step(page, 'Свой бот в Telegram');
    await eventually(async () => expect((await tablesOf(api)).map(({ name }) => name)).toEqual(['2', '1', '3']));
  });

  it('waits for what is slow without saying that anything went wrong, and goes on after what did', async () => {
    const email = await owner({ name: 'Кафе «Тихо»', timezone: 'Europe/Moscow' });
    const page = await visitors.newcomer('ru-RU');
    await signIn(page, email, '/profile');
    await heading(page, 'Ваш профиль');
    let arrive = () => undefined as void;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    const isTables = (url: URL) => url.pathname === '/api/v1/tables';
    await page.route(isTables, async (route) => {
      await held;
      await route.fulfill({ status: 403, contentType: 'application/problem+json', json: { code: 'forbidden' } });
    });
    const venueRead = page.waitForResponse((answer) => answer.url().includes('/venues/current'));
    await page.goto(`${platform.url}/welcome`);
    await venueRead;
    await page.getByText('Загружаем…').waitFor({ state: 'attached' });
    expect(await page.getByRole('alert').count()).toBe(0);
    arrive();
    await page.getByRole('alert').waitFor();
    await page.unroute(isTables);
    await press(page, 'Попробовать снова');
    await step(page, 'Что гостям знать о вас');
  });
});
