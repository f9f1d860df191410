import { Buffer } from 'node:buffer';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { staffOn } from './support/staff';
import { superAdmin } from './support/test-platform';
import { mintToken } from './support/tokens';
import { barriersOf, heading, holds, press, row, Visitors } from './support/visitors';

const adminFolder = path.resolve(__dirname, '../dist/admin');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const inRussian = { locale: 'ru-RU' };

describe('the screens about what a venue and its guests say', () => {
  let house: BotHouse;
  let visitors: Visitors;
  let operator: Api;
  let asBot: Api;
  const { join } = staffOn(() => ({ platform: house.platform, operator }));

  beforeAll(async () => {
    house = await openBotHouse({}, { adminFolder });
    const { platform, venueId } = house;
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    asBot = new Api(platform.url, await mintToken(platform, { role: 'bot', venue_id: venueId }));
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await house?.close();
  });
  afterEach(() => visitors.leave());

  async function comesIn(role: string, address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const person = await join(operator, role, house.venueId);
    const page = await visitors.comesIn(person, {
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const language = options.locale?.slice(0, 2) ?? 'en';
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    await page.goto(house.platform.url + address);
    return page;
  }

  /** A guest whom the venue knows. */
  async function known(name: string): Promise<Hand> {
    const guest = house.guest({ first_name: name });
    const { status, text } = await asBot.post('/bot/guest-register', {
      ...{ telegram_id: guest.id, phone: guest.person.phone, name },
    });
    if (status !== 201) throw new Error(text);
    await told(`SELECT 1 FROM messaging.guests WHERE telegram_id = $1`, guest.id);
    return guest;
  }

  /** A guest who has agreed to be written to. */
  async function reader(name: string): Promise<Hand> {
    const guest = house.guest({ first_name: name });
    await guest.says('/start').presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await guest.presses('Да, присылайте');
    await guest.sees('Остался номер телефона');
    await guest.sharesContact().sees('Приятно познакомиться');
    await told(
      `SELECT 1 FROM messaging.guests g JOIN messaging.consents c USING (venue_id, guest_id)
        WHERE g.telegram_id = $1 AND c.purpose = 'marketing'`,
      guest.id,
    );
    return guest;
  }
  const told = (sql: string, id: string) =>
    eventually(async () => {
      const { rowCount } = await house.sql.query(sql, [id]);
      if (!rowCount) throw new Error('Messaging has not heard of it yet');
    });

  const dialog = (page: Page) => page.getByRole('dialog');
  const log = (page: Page) => page.getByRole('log');

  it('show what a guest writes as it comes, and bring the answer to the guest’s chat', async () => {
    const boris = await known('Борис');
    const page = await comesIn('receptionist', '/dialogues', inRussian);
    await heading(page, 'Диалоги');
    await page.getByText('Пока никто не писал').waitFor();
    await boris.says('<b>Я</b> забыл шарф').sees('Передали сотрудникам');
    await row(page, '<b>Я</b> забыл шарф').getByRole('img', { name: 'непрочитанных: 1' }).waitFor();
    expect(await barriersOf(page)).toEqual([]);

    await row(page, 'Борис').getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: 'Борис' }).waitFor();
    await log(page).getByText('<b>Я</b> забыл шарф').waitFor();
    await page.getByRole('img', { name: 'непрочитанных: 1' }).waitFor({ state: 'detached' });
    const field = page.getByLabel('Ваш ответ');
    await field.pressSequentially('Шарф у нас');
    await field.press('Shift+Enter');
    await field.pressSequentially('Ждёт вас');
    await field.press('Enter');
    await boris.sees('Шарф у нас\nЖдёт вас');
    await log(page).getByText('отправлено', { exact: true }).waitFor();
    await holds(field, '');

    // News come while something is typed, and it stays, also while one looks elsewhere.
    await field.fill('Приходите');
    boris.says('Спасибо!');
    await log(page).getByText('Спасибо!').waitFor();
    await page.getByRole('status').filter({ hasText: 'Борис: Спасибо!' }).waitFor();
    await holds(field, 'Приходите');
    expect(await barriersOf(page)).toEqual([]);
    await page.getByText('Все сообщения').click();
    await page.getByLabel('От кого').selectOption('Гостю');
    await row(page, 'Шарф у нас').getByText('отправлено').waitFor();
    await row(page, 'Спасибо!').waitFor({ state: 'detached' });
    expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel('Что с ним').selectOption('не доставлено');
    await page.getByText('Таких сообщений нет').waitFor();
    await press(page, 'Без фильтров');
    await row(page, 'Спасибо!').getByRole('link', { name: 'Борис' }).click();
    await holds(page.getByLabel('Ваш ответ'), 'Приходите');

    boris.person.blocks(house.bot);
    await page.getByText('Гость заблокировал бота: написать ему нельзя').waitFor();
    expect(await page.getByLabel('Ваш ответ').isDisabled()).toBe(true);
  });

  it('keep to a telephone, one pane at a time, with what is older above', async () => {
    const vera = await known('Вера');
    await vera.says('Здравствуйте').sees('Передали сотрудникам');
    for (let line = 1; line <= 35; line++) {
      await asBot.post('/bot/messages', { telegram_id: vera.id, text: `Строка ${line}` });
    }
    const page = await comesIn('receptionist', '/dialogues', { viewport: { width: 360, height: 740 } });
    const tooWide = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');
    await row(page, 'Вера').getByRole('link').click();
    await log(page).getByText('Строка 35', { exact: true }).waitFor();
    expect(await page.getByLabel('Find by name, phone or words').isVisible()).toBe(false);
    expect(await tooWide()).toBe(false);
    expect(await log(page).getByText('Здравствуйте').count()).toBe(0);
    await log(page).getByText('Строка 7', { exact: true }).scrollIntoViewIfNeeded();
    await log(page).getByText('Здравствуйте').waitFor();
    await page.getByRole('link', { name: 'All conversations' }).click();
    await row(page, 'Вера').waitFor();
    expect(await tooWide()).toBe(false);
  });

  it('tell an unknown name where it stands, show a template as the guest reads it, and bring the original back', async () => {
    const page = await comesIn('manager', '/templates');
    await heading(page, 'Templates');
    await press(page, 'A booking is confirmed');
    await page.getByText('In English', { exact: true }).click();
    const text = page.getByLabel('Text', { exact: true });
    await text.fill('{guest_name}, see you at ');
    await press(page, 'Put in: Time');
    await holds(text, '{guest_name}, see you at {time}');
    await page.getByText(/^Anna, see you at \d\d:\d\d$/).waitFor();
    await text.fill('Hello\n{guest_nam}!');
    await page.getByRole('alert').getByText('Line 2: nothing stands for {guest_nam}.').waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Write {guest_name}');
    await holds(text, 'Hello\n{guest_name}!');

    // Nobody leaves by mistake.
    await page.getByRole('link', { name: 'Reminders' }).first().click();
    await dialog(page).getByText('is not saved yet').waitFor();
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('What it says').fill('Cancel it');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The words are saved').waitFor();
    await page.reload();
    await press(page, 'A booking is confirmed');
    await page.getByText('In English', { exact: true }).click();
    await holds(text, 'Hello\n{guest_name}!');
    await holds(page.getByLabel('What it says'), 'Cancel it');
    await page.getByRole('switch', { name: 'It is sent' }).uncheck({ force: true });
    await page.getByText('It is not sent any more: A booking is confirmed').waitFor();

    await press(page, 'Back to the original');
    await dialog(page).getByText('Hello').waitFor();
    await dialog(page).getByRole('button', { name: 'Back to the original' }).click();
    await page.getByText('It has the original words again').waitFor();
    await eventually(async () => expect(await text.inputValue()).toContain('your booking is confirmed'));
    const { body } = await house.manager.get<{ is_active: boolean }[]>(
      '/notification-templates?type=booking_confirmation&language=en',
    );
    expect(body[0]).toMatchObject({ is_active: false });
  });

  it('say in words when a guest is reminded, and let him sleep', async () => {
    const page = await comesIn('manager', '/reminders', inRussian);
    await heading(page, 'Напоминания');
    await page.getByRole('switch', { name: 'за 1 день' }).check({ force: true });
    await press(page, 'Другое время');
    await dialog(page).getByLabel('За сколько до визита').fill('12');
    await dialog(page).getByRole('button', { name: 'Добавить' }).click();
    await page.getByLabel('День визита').fill('2027-05-08');
    await page.getByLabel('Время визита').fill('19:00');
    await page.getByText('пятница, 7 мая 2027 г. в 19:00').waitFor();
    await page.getByText('суббота, 8 мая 2027 г. в 08:00').waitFor();
    await page.getByText('за 12 часов · когда закончатся тихие часы').waitFor();
    const quiet = page.getByRole('switch', { name: 'Не писать ночью' });
    await quiet.uncheck({ force: true });
    await page.getByText('суббота, 8 мая 2027 г. в 07:00').waitFor();
    await quiet.check({ force: true });
    await page.getByLabel('Не писать до').fill('09:30');
    await page.getByText('суббота, 8 мая 2027 г. в 09:30').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Сохранить');
    await page.getByText('Напоминания сохранены').waitFor();
    const { body } = await house.manager.get<{ rules: object[] }>('/reminders/rules');
    expect(body).toMatchObject({ quiet_from: '22:00', quiet_to: '09:30' });
    expect(body.rules).toContainEqual({ offset_minutes: 1_440, is_active: true });
    expect(body.rules).toContainEqual({ offset_minutes: 720, is_active: true });
  });

  it('lead through a campaign until the guest has it, and tell how it went', async () => {
    const [anna] = [await reader('Анна'), await known('Роман')];
    const page = await comesIn('manager', '/campaigns');
    await page.getByText('No campaigns yet').waitFor();
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Веранда');
    await page.getByText('By conditions').click();
    await press(page, 'Add a condition');
    await page.getByRole('menuitem', { name: 'Known to the bot' }).click();
    await page.getByText('1 of them can be written to').waitFor();
    await page.getByText('have not agreed to be written to').waitFor();
    expect(await barriersOf(page)).toEqual([]);

    await press(page, 'Next');
    await page.getByText('Kept in this browser until it has a name and words').waitFor();
    await page.getByLabel('Text', { exact: true }).fill('{guest_name}, веранда открыта: https://bereza.example');
    await page.getByText(/^Anna, веранда открыта/).waitFor();
    await page.getByLabel('A photo or a file').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: png });
    await page.getByRole('img', { name: 'x.png' }).waitFor();
    await page.getByText('The draft is kept').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel('Your card: name or phone').fill('Анна');
    await press(page, /^Анна/);
    await page.getByText('On its way to Анна').waitFor();
    await anna.sees('веранда открыта');

    // What was kept is there again.
    await page.reload();
    await heading(page, 'Веранда');
    await press(page, /Check and send/);
    await page.getByText('Known to the bot: Yes').waitFor();
    await page.getByText('At once').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    const before = anna.messages.length;
    await press(page, 'Send to 1 guest');
    await page.getByRole('status').getByText('Sent', { exact: true }).waitFor();
    await eventually(() => expect(anna.messages.length).toBeGreaterThan(before));
    expect(anna.last?.photo).toBeDefined();
    const [link] = /http\S+\/api\/v1\/links\/\S+/.exec(anna.last!.caption!)!;
    await fetch(`${house.platform.url}${new URL(link).pathname}`, { redirect: 'manual' });
    await page.getByText(/^1 of \d+ sent$/).waitFor();
    await page.getByText('https://bereza.example · 1 guest, 1 time').waitFor();
    await page.getByText(/^\d+ — the guest has not started the bot$/).waitFor();
    await row(page, 'Анна').getByText('followed a link').waitFor();
    await page.getByRole('group', { name: 'Which' }).getByText('Not sent').click();
    await row(page, 'Роман').waitFor();
    await row(page, 'Анна').waitFor({ state: 'detached' });
    expect(await barriersOf(page)).toEqual([]);

    await press(page, 'Copy');
    await page.getByRole('button', { name: 'Delete the draft' }).waitFor();
    await page.getByRole('link', { name: 'All campaigns' }).click();
    await row(page, '1 followed a link').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('tell what is missing, keep a campaign for its time, give it back and cancel it', async () => {
    await reader('Глеб');
    const page = await comesIn('manager', '/campaigns/new', inRussian);
    await page.getByLabel('Название').fill('Новый год');
    await press(page, /Проверка/);
    await page.getByRole('alert').getByText('Нет текста.').waitFor();
    await press(page, 'Исправить');
    await page.getByLabel('Текст', { exact: true }).fill('Ждём вас в Новый год');
    await press(page, 'Дальше');
    await page.getByText('В назначенное время').click();
    await page.getByLabel('День', { exact: true }).fill('2020-01-01');
    await page.getByText('Назначенное время уже прошло.').waitFor();
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('День', { exact: true }).fill(day);
    await page.getByText(/^Начнётся .*12:00\.$/).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Дальше');
    await press(page, 'Отправить в назначенное время');
    await page.getByText('Ждёт отправки').waitFor();
    await press(page, 'Писать дальше');
    await page.getByLabel('Название').waitFor();
    await holds(page.getByLabel('Название'), 'Новый год');
    await press(page, /Проверка/);
    await press(page, 'Отправить в назначенное время');
    await press(page, 'Отменить');
    await dialog(page).getByRole('button', { name: 'Отменить рассылку' }).click();
    await page.getByRole('status').getByText('Отменена', { exact: true }).waitFor();
  });

  it('hold a campaign that is on its way, and let it go on', async () => {
    const dina = await reader('Дина');
    const page = await comesIn('manager', '/campaigns/new');
    await page.getByLabel('Name', { exact: true }).fill('Осень');
    await press(page, 'Next');
    await page.getByLabel('Text', { exact: true }).fill('Осеннее меню');
    await press(page, /Check and send/);
    // Telegram asks for patience: meanwhile nothing arrives.
    house.telegram.failNext(house.bot, { method: 'sendMessage', error_code: 429, retry_after: 12 });
    await press(page, /^Send to/);
    await page.getByRole('status').getByText('Being sent', { exact: true }).waitFor();
    await press(page, 'Pause');
    await page.getByRole('status').getByText('Paused', { exact: true }).waitFor();
    await press(page, 'Go on');
    await page.getByRole('status').getByText('Sent', { exact: true }).waitFor();
    await dina.sees('Осеннее меню');
  });

  it('write to several at once, and tell who was not written to and why', async () => {
    const [ella, fedor] = await Promise.all([reader('Элла'), known('Фёдор')]);
    const page = await comesIn('manager', '/dialogues');
    await press(page, 'Write to several');
    const find = dialog(page).getByLabel('Find guests by name or phone');
    for (const name of ['Элла', 'Фёдор']) {
      await find.fill(name);
      await dialog(page)
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click();
    }
    await dialog(page).getByLabel('Text', { exact: true }).fill('{guest_name}, завтра джаз');
    await dialog(page)
      .getByText(/^Anna, завтра джаз/)
      .waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Send to 2 guests' }).click();
    await dialog(page).getByText('On its way to 1 guest').waitFor();
    await row(page, 'Фёдор').waitFor();
    await ella.sees('Элла, завтра джаз');
    expect(fedor.messages.filter(({ from }) => from.is_bot)).toEqual([]);
  });

  it('offer a receptionist neither campaigns nor templates, and no words to many', async () => {
    const page = await comesIn('receptionist', '/dialogues');
    await heading(page, 'Dialogues');
    expect(await page.getByRole('link', { name: /Campaigns|Templates|Reminders/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Write to several' }).count()).toBe(0);
  });
});
