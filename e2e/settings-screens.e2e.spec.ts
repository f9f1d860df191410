import { keyPermissions } from '@guestflow/access';
import { VenueSettings, VenueState } from '@guestflow/contracts';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { TableGroupDto } from '../apps/booking/src/table-groups/table-groups.dto';
import { TableDto } from '../apps/booking/src/tables/tables.dto';
import { Api } from './support/api';
import { BotHouse, newBotToken, openBotHouse } from './support/bot-house';
import { staffOn, SignedIn } from './support/staff';
import { superAdmin } from './support/test-platform';
import { alerts, barriersOf, heading, holds, pagesFolder, press, Visitors } from './support/visitors';

const dayMs = 24 * 3_600_000;
/** On the page itself: what is told at its edge is a list too. */
const row = (page: Page, text: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: text });
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

type Venue = VenueState & { settings: VenueSettings };

describe('the screens on which a venue is set up', () => {
  let house: BotHouse;
  let visitors: Visitors;
  let operator: Api;
  let owner: SignedIn & { api: Api };
  const { join, venueWithOwner } = staffOn(() => ({ platform: house.platform, operator }));

  beforeAll(async () => {
    house = await openBotHouse({ tables: { '1': 2, '2': 4 } }, { adminFolder: pagesFolder });
    operator = await house.platform.api.signIn(superAdmin.email, superAdmin.password);
    owner = await join(operator, 'owner', house.venueId);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await house?.close();
  });
  afterEach(() => visitors.leave());

  async function comesIn(
    who: SignedIn,
    address: string,
    language: 'en' | 'ru' = 'en',
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const page = await visitors.comesIn(who, options);
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    await page.goto(`${house.platform.url}${address}`);
    return page;
  }

  const venueOf = async (api: Api) => (await api.get<Venue>('/venues/current')).body;
  const tablesOf = async (api: Api) => (await api.get<TableDto[]>('/tables')).body;
  const dialog = (page: Page) => page.getByRole('dialog');
  const save = (page: Page, status: number) =>
    Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.status() === status),
      page.getByRole('tabpanel').getByRole('button', { name: 'Save' }).click(),
    ]);

  it('change what a venue is, and lose nothing that somebody else wrote meanwhile', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Лён»');
    const { api } = someone;
    await api.patch('/venues/current', { contacts: { phone: '+7 1', city: 'Тверь' } });
    const page = await comesIn(someone, '/settings/venue');
    await heading(page, 'Venue and hours');
    await page.getByText('Open today: 10:00–22:00').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel('E-mail').fill('hello@example.com');
    await page.getByLabel('Telephone').fill('');
    await page.getByLabel('Address').fill('ул. Льва Толстого, 1');
    await page.getByLabel('Greeting').fill('Добро пожаловать!\n<b>Ждём</b>');
    await save(page, 200);
    await page.getByText('Saved').first().waitFor();
    const saved = await venueOf(api);
    expect(saved.contacts).toEqual({ email: 'hello@example.com', address: 'ул. Льва Толстого, 1', city: 'Тверь' });
    expect(saved.settings).toMatchObject({ greeting_text: 'Добро пожаловать!\n<b>Ждём</b>', info_text: null });

    // Something that is not in this form is in nobody's way.
    await page.getByLabel('What a guest should know').fill('Вход со двора');
    await api.patch('/venues/current', { settings: { slot_minutes: 15 } });
    await page.getByRole('tabpanel').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').nth(1).waitFor();
    expect((await venueOf(api)).settings).toMatchObject({ slot_minutes: 15, info_text: 'Вход со двора' });

    await page.getByLabel('Address').fill('Набережная, 3');
    await api.patch('/venues/current', { name: 'Кафе «Лён и лес»', contacts: { address: 'Площадь, 2' } });
    await save(page, 412);
    await page.getByText('Somebody else wrote: Площадь, 2').waitFor();
    await alerts(page, 'Somebody else changed the venue meanwhile');
    await page.getByText('it is theirs already').waitFor();
    await holds(page.getByLabel('Address'), 'Набережная, 3');
    await holds(page.getByLabel('Name of the venue'), 'Кафе «Лён и лес»');
    expect((await venueOf(api)).contacts.address).toBe('Площадь, 2');
    await save(page, 200);
    expect(await venueOf(api)).toMatchObject({
      name: 'Кафе «Лён и лес»',
      contacts: { address: 'Набережная, 3', email: 'hello@example.com' },
    });

    // What is typed in one part stays while another is looked at.
    await page.getByLabel('Time zone').fill('vladivostok');
    await page.getByRole('option', { name: /Vladivostok/ }).click();
    await page.getByRole('tab', { name: 'Booking rules' }).click();
    await page.getByLabel('Usual visit, minutes').fill('90');
    await page.getByLabel('Confirm at once where a table is free').check();
    await press(page, 'Add a party size');
    expect(await barriersOf(page)).toEqual([]);
    await save(page, 200);
    await page.getByRole('tab', { name: 'About the venue' }).click();
    await holds(page.getByLabel('Time zone'), 'Asia/Vladivostok');
    await save(page, 200);
    expect(await venueOf(api)).toMatchObject({
      timezone: 'Asia/Vladivostok',
      settings: { default_visit_minutes: 90, auto_confirm: true, visit_lengths: [{ up_to_guests: 2, minutes: 90 }] },
    });

    await page.getByRole('tab', { name: 'Page for guests' }).click();
    const address = `${house.platform.url}/v/${saved.slug}`;
    await holds(page.getByLabel('Link to the page for guests'), address);
    await page.getByRole('img', { name: 'Code for the page for guests' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  /** A stroke over a part of a track, from one hour of its line to another. */
  async function draw(page: Page, track: Locator, from: number, to: number): Promise<void> {
    await track.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await track.boundingBox())!;
    const at = (hour: number) => x + (width * hour) / 30;
    await page.mouse.move(at(from), y + height / 2);
    await page.mouse.down();
    await page.mouse.move(at((from + to) / 2), y + height / 2);
    await page.mouse.move(at(to), y + height / 2);
    await page.mouse.up();
  }

  it('draw the hours of a week by mouse, by keyboard and in fields, past midnight and copied to other days', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Часы»');
    const page = await comesIn(someone, '/settings/venue#hours', 'ru');
    const day = (name: string) => page.getByRole('group', { name, exact: true });
    const track = (name: string) => page.locator(`[data-track="${name}"]`);
    const bar = (name: string) => page.getByRole('button', { name, exact: true });
    await bar('Понедельник, 10:00–22:00').waitFor();
    expect(await barriersOf(page)).toEqual([]);

    // Removed by keyboard, drawn by mouse: a morning, and an evening that ends on the next day.
    await bar('Понедельник, 10:00–22:00').press('Delete');
    await day('Понедельник').getByText('Закрыто').waitFor();
    await draw(page, track('Понедельник'), 8, 11);
    await bar('Понедельник, 08:00–11:00').waitFor();
    await draw(page, track('Понедельник'), 18, 26);
    await bar('Понедельник, 18:00–02:00').waitFor();
    // Stretched by an edge, moved as a whole.
    await page.getByRole('slider', { name: 'Понедельник, закрытие' }).last().press('PageUp');
    await bar('Понедельник, 18:00–03:00').press('ArrowLeft');
    await bar('Понедельник, 17:45–02:45').waitFor();
    await draw(page, track('Понедельник'), 9.5, 11.5);
    await bar('Понедельник, 10:00–13:00').waitFor();

    await press(page, 'Ещё: Понедельник');
    await page.getByRole('menuitem', { name: 'Повторить: Воскресенье' }).click();
    await bar('Воскресенье, 17:45–02:45').waitFor();
    // In fields, for who rather types: the night before is still open then, and nothing is saved.
    await page.getByText('Писать', { exact: true }).click();
    await page.getByLabel('Вторник, с', { exact: true }).fill('02:00');
    await alerts(page, 'Начинается раньше');
    await page.getByLabel('Вторник, с', { exact: true }).fill('09:30');
    await press(page, 'Убрать 10:00–22:00: Среда');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Сохранить');
    await page.getByText('Сохранено').waitFor();

    const mixed = [
      { from: '10:00', to: '13:00' },
      { from: '17:45', to: '02:45' },
    ];
    const { opening_hours } = (await venueOf(someone.api)).settings;
    expect(opening_hours).toMatchObject({ mon: mixed, tue: [{ from: '09:30', to: '22:00' }], wed: [], sun: mixed });
  });

  it('close a day, give another its own hours, and let both go on by the week again', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Праздник»');
    const day = (days: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(Date.now() + days * dayMs);
    const page = await comesIn(someone, '/settings/venue#hours', 'ru');
    const specials = async () => (await venueOf(someone.api)).settings.special_days;
    await page.getByText('Особых дней впереди нет').waitFor();
    await press(page, 'Добавить особый день');
    await dialog(page).getByLabel('Дата').fill(day(40));
    await dialog(page)
      .getByLabel(/^Пометка/)
      .fill('Санитарный день');
    expect(await barriersOf(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Сохранить' }).click();
    await row(page, 'Санитарный день').getByText('Закрыто').waitFor();

    await press(page, 'Добавить особый день');
    await dialog(page).getByLabel('Дата').fill(day(41));
    await dialog(page).getByText('Закрыто весь день').click();
    await dialog(page).getByLabel(/, с$/).fill('12:00');
    await dialog(page).getByLabel(/, до$/).fill('02:00');
    await dialog(page).getByRole('button', { name: 'Сохранить' }).click();
    await row(page, '12:00–02:00').waitFor();
    expect(await specials()).toEqual([
      { date: day(40), closed: true, intervals: [], name: 'Санитарный день' },
      { date: day(41), closed: false, intervals: [{ from: '12:00', to: '02:00' }] },
    ]);
    await row(page, 'Санитарный день')
      .getByRole('button', { name: /^Убрать/ })
      .click();
    await row(page, 'Санитарный день').waitFor({ state: 'detached' });
    expect(await specials()).toHaveLength(1);
  });

  it('tell today’s hours by the venue’s own clock and calendar', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Атолл»');
    const timezone = 'Pacific/Kiritimati';
    const there = new Intl.DateTimeFormat('en-CA', { timeZone: timezone });
    const begun = Date.now();
    const intervals = [{ from: '18:00', to: '02:00' }];
    // Midnight may pass there meanwhile.
    const special_days = [0, 1].map((days) => ({
      ...{ date: there.format(begun + days * dayMs), name: 'Праздник', closed: false },
      intervals,
    }));
    await someone.api.patch('/venues/current', { timezone, settings: { special_days } });
    const page = await comesIn(someone, '/settings/venue', 'ru', { timezoneId: 'America/Los_Angeles' });
    await page.getByText('Открыто сегодня: 18:00–02:00 · Праздник').waitFor();
    const closed = Object.fromEntries(everyDay.map((weekday) => [weekday, []]));
    await someone.api.patch('/venues/current', { settings: { special_days: null, opening_hours: closed } });
    await page.reload();
    await page.getByText('Сегодня закрыто').waitFor();
  });

  it('add tables one by one and many at once, put them together, and say why one cannot go', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Столы»');
    const { api } = someone;
    const page = await comesIn(someone, '/settings/tables');
    await page.getByText('No tables yet').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Add a table');
    await dialog(page).getByLabel('Name').fill('Terrace');
    await dialog(page).getByLabel('Seats').fill('2');
    expect(await barriersOf(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Add' }).click();
    await row(page, 'Terrace').getByText('2 seats').waitFor();

    await press(page, 'Add many');
    await dialog(page).getByLabel('Names').fill('1–3, Terrace');
    await dialog(page).getByText('Adds 4 tables').waitFor();
    await dialog(page).getByLabel('Zone').fill('Hall');
    await dialog(page).getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('3 tables are added. There already: Terrace').waitFor();
    await page.getByRole('heading', { level: 2, name: 'Hall' }).waitFor();
    expect((await tablesOf(api)).map(({ name, capacity, zone }) => [name, capacity, zone])).toEqual([
      ['Terrace', 2, null],
      ['1', 4, 'Hall'],
      ['2', 4, 'Hall'],
      ['3', 4, 'Hall'],
    ]);

    await press(page, 'Change: 1');
    await dialog(page).getByLabel('Name').fill('2');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await dialog(page).getByText('There is one of this name already.').waitFor();
    await dialog(page).getByLabel('Name').fill('1');
    await dialog(page).getByLabel('Given by itself from').fill('9');
    await dialog(page).getByText('It cannot be more than the seats.').waitFor();
    await dialog(page).getByLabel('Given by itself from').fill('2');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await row(page, 'from 2 guests').waitFor();
    await page.getByRole('switch', { name: 'In use: 3' }).locator('..').click();
    await row(page, 'not in use').waitFor();

    await page.getByRole('tab', { name: 'Put together' }).click();
    await press(page, 'Put tables together');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await dialog(page).getByText('Choose at least two tables.').waitFor();
    await dialog(page).getByRole('checkbox', { name: /^1 / }).check();
    await dialog(page).getByRole('checkbox', { name: /^2 / }).check();
    await holds(dialog(page).getByLabel('Name of the group'), '1 + 2');
    expect(await barriersOf(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await row(page, '1 + 2').getByText('8 seats').waitFor();
    const [group] = (await api.get<TableGroupDto[]>('/table-groups')).body;
    expect(group).toMatchObject({ name: '1 + 2', capacity: 8, least_guests: 5 });

    await page.getByRole('tab', { name: 'Tables' }).click();
    await press(page, 'Delete: 2');
    await dialog(page).getByRole('button', { name: 'Delete' }).click();
    await dialog(page).getByText('It is put together with others in: 1 + 2').waitFor();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await press(page, 'Delete: 3');
    await dialog(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('3 is deleted').waitFor();
  });

  it('say of a table that is booked when it is, and leave it', async () => {
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(Date.now() + 2 * dayMs);
    const booking = { date, time: '19:00', guests_count: 2, table_id: house.tables['1'], guest_name: 'Анна' };
    expect((await owner.api.post('/bookings', booking)).status).toBe(201);
    const page = await comesIn(owner, '/settings/tables', 'ru');
    await press(page, 'Удалить: 1');
    await dialog(page).getByRole('button', { name: 'Удалить' }).click();
    await dialog(page)
      .getByText(/За столом 1 бронь: .*19:00\. Сначала дайте им другие столы/)
      .waitFor();
  });

  it('stand tables on a floor plan by dragging and by keyboard, back again, and saved together', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «План»');
    const { api } = someone;
    for (const [name, zone] of [
      ['1', 'Зал'],
      ['2', 'Зал'],
      ['Т1', 'Терраса'],
    ]) {
      await api.post('/tables', { name, zone, capacity: 4 });
    }
    const placeOf = async (name: string) => (await tablesOf(api)).find((table) => table.name === name)!.place;
    const page = await comesIn(someone, '/settings/tables#plan', 'ru');
    await press(page, 'Поставить все на план');
    await page.getByText('Не сохранено: 3 стола').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Сохранить план');
    await page.getByText('Всё сохранено').waitFor();
    expect(await placeOf('1')).toMatchObject({ x: 500, y: 500, turned: 0 });

    const table = page.getByRole('button', { name: 'Стол 2, 4 места, Зал' });
    const before = (await placeOf('2'))!;
    const plan = (await page.getByRole('group', { name: 'План зала' }).boundingBox())!;
    const box = (await table.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + plan.width / 20, y);
    await page.mouse.move(x + plan.width / 10, y + plan.width / 20);
    await page.mouse.up();
    await page.getByText('Не сохранено: 1 стол').waitFor();
    // The whole drag is one step back.
    await press(page, /^Вернуть$/);
    await page.getByText('Всё сохранено').waitFor();
    await table.press('ArrowDown');
    await table.press('Shift+ArrowRight');
    await table.press('KeyR');
    await page.getByText('Круглый', { exact: true }).click();
    await press(page, 'Сохранить план');
    await page.getByText('Всё сохранено').waitFor();
    expect(await placeOf('2')).toMatchObject({ x: before.x + 1_000, y: before.y + 250, turned: 15, shape: 'round' });

    // A room goes as one.
    const [one, two] = [(await placeOf('1'))!, (await placeOf('2'))!];
    await page.getByRole('button', { name: 'Зона Зал: подвинуть целиком' }).press('ArrowDown');
    await press(page, 'Сохранить план');
    await page.getByText('Всё сохранено').waitFor();
    expect([(await placeOf('1'))!.y, (await placeOf('2'))!.y]).toEqual([one.y + 250, two.y + 250]);
    await page.getByRole('button', { name: /^Стол Т1/ }).press('Delete');
    await page.getByRole('button', { name: 'Поставить на план: Т1' }).waitFor();
    await press(page, 'Сохранить план');
    await page.getByText('Всё сохранено').waitFor();
    expect(await placeOf('Т1')).toBeNull();
  });

  it('connect a bot by its token, turn it off and on, give it another token, and unlink it', async () => {
    const page = await comesIn(await join(operator, 'admin', house.venueId), '/settings/bot');
    await heading(page, 'Telegram bot');
    const link = page.getByRole('link', { name: `@${house.bot}` });
    expect(await link.getAttribute('href')).toBe(`https://t.me/${house.bot}`);
    await page.getByText('The bot answers guests.').waitFor();
    await page.getByRole('img', { name: 'Code of the bot' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Turn off');
    await dialog(page).getByRole('button', { name: 'Turn off' }).click();
    await page.getByText('The bot was turned off').waitFor();
    await press(page, 'Turn on');
    await page.getByText('The bot answers guests.').waitFor();

    const token = page.getByLabel('The bot’s token');
    await token.fill(newBotToken());
    await press(page, 'Replace');
    await alerts(page, 'This is the token of another bot');
    await holds(token, '');
    await press(page, 'Unlink');
    await dialog(page).getByRole('button', { name: 'Unlink' }).click();

    await page.getByText('The venue has no bot of its own').waitFor();
    await page.getByRole('list', { name: 'How the chat with @BotFather goes' }).getByText('/newbot').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await token.fill('not a token');
    await press(page, 'Connect');
    await page.getByText('This does not look like a token').waitFor();
    await token.fill(newBotToken());
    await press(page, 'Connect');
    await alerts(page, 'Telegram does not take this token');
    await token.fill(house.token);
    await press(page, 'Connect');
    await page.getByRole('heading', { level: 2, name: 'House' }).waitFor();
    expect(await page.content()).not.toContain(house.token);
    await page.getByText('The bot answers guests.').waitFor();
  });

  it('make an API key that is shown once, say when it was used, and revoke it', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Ключ»');
    const page = await comesIn(someone, '/settings/api-keys');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('There are no keys yet').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'A new key');
    await dialog(page).getByLabel('Name', { exact: true }).fill('Виджет');
    await press(page, 'Make the key');
    await page.getByText('Choose at least one').waitFor();
    // What keys can be given, and nothing else that the owner may do himself.
    expect(await dialog(page).getByRole('checkbox').count()).toBe(keyPermissions.length);
    await dialog(page).getByRole('checkbox', { name: 'templates.read' }).check();
    await dialog(page).getByLabel('Good for').selectOption('90 days');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Make the key');

    const shown = dialog(page).filter({ hasText: 'The key is made: Виджет' });
    const key = await shown.getByLabel('The key').inputValue();
    expect(key).toMatch(/^gf_/);
    await shown.getByRole('button', { name: 'Copy' }).click();
    await shown.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(key);
    expect(await barriersOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await holds(shown.getByLabel('The key'), key);
    await shown.getByRole('button', { name: 'Done' }).click();
    await row(page, 'Виджет').getByText('Never used').waitFor();
    expect(await page.content()).not.toContain(key);
    expect(await row(page, 'Виджет').innerText()).toMatch(/Active[^]*See the notification templates[^]*Good until/);

    const partner = new Api(house.platform.url, key);
    expect((await partner.get('/notification-templates')).status).toBe(200);
    expect((await partner.get('/venues/current')).status).toBe(403);
    await page.reload();
    await row(page, 'Виджет').getByText('Last used').waitFor();
    await press(page, 'Revoke: Виджет');
    await dialog(page).getByRole('button', { name: 'Revoke' }).click();
    await page.getByLabel('Show revoked and expired').check();
    await row(page, 'Виджет').getByText('Revoked', { exact: true }).waitFor();
    expect(await row(page, 'Виджет').getByRole('button').count()).toBe(0);
  });

  it('give a calendar an address that is shown once, and stop it', async () => {
    const { owner: someone } = await venueWithOwner('Кафе «Календарь»');
    const page = await comesIn(someone, '/settings/api-keys#calendars', 'ru');
    await page.getByText('Календари пока не подключены').waitFor();
    await press(page, 'Добавить календарь');
    await dialog(page).getByLabel('Чей календарь').fill('Календарь управляющей');
    await press(page, 'Создать адрес');
    const shown = dialog(page).filter({ hasText: 'Адрес готов' });
    const url = new URL(await shown.getByLabel('Адрес календаря').inputValue());
    await shown.getByRole('button', { name: 'Готово' }).click();
    const read = () => fetch(`${house.platform.url}${url.pathname}`);
    expect((await read()).status).toBe(200);
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Отключить: Календарь управляющей');
    await dialog(page).getByRole('button', { name: 'Отключить' }).click();
    await row(page, 'Календарь управляющей').getByText('Отключён').waitFor();
    expect((await read()).status).toBe(404);
  });

  it('offer nobody what is not his, on a telephone without scrolling sideways', async () => {
    const host = await join(operator, 'receptionist', house.venueId);
    const page = await comesIn(host, '/settings/tables', 'ru', { viewport: { width: 360, height: 740 } });
    const width = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await row(page, '4 места').waitFor();
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    expect(await width()).toBeLessThanOrEqual(0);
    await page.goto(`${house.platform.url}/settings/bot`);
    await page.getByRole('link', { name: `@${house.bot}` }).waitFor();
    expect(await page.getByRole('button', { name: /Включить|Выключить|Отвязать|Заменить/ }).count()).toBe(0);
    expect(await width()).toBeLessThanOrEqual(0);
    await page.goto(`${house.platform.url}/settings/venue`);
    await holds(page.getByLabel('Ссылка на страницу для гостей'), `${house.platform.url}/v/${house.venue.slug}`);
    expect(await page.getByRole('button', { name: 'Сохранить' }).count()).toBe(0);
    await page.goto(`${house.platform.url}/settings/api-keys`);
    await page.getByText('Эта страница для вас закрыта').waitFor();

    const another = await join(operator, 'owner', house.venueId);
    const telephone = await comesIn(another, '/settings/venue#hours', 'ru', { viewport: { width: 360, height: 740 } });
    await telephone.getByRole('button', { name: 'Понедельник, 10:00–22:00' }).waitFor();
    expect(await telephone.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});
