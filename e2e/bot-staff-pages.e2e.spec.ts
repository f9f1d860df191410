import { eventually } from '@guestflow/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Api } from './support/api';
import { BotHouse, Hand, newBotToken, openBotHouse } from './support/bot-house';
import { staffOn } from './support/staff';
import { superAdmin } from './support/test-platform';
import { mintToken } from './support/tokens';
import { alerts, heading, holds, pagesFolder, press, row, Visitors } from './support/visitors';

describe('the pages about the bot and the messages', () => {
  let house: BotHouse;
  let visitors: Visitors;
  let operator: Api;
  let asBot: Api;
  const { join } = staffOn(() => ({ platform: house.platform, operator }));

  beforeAll(async () => {
    house = await openBotHouse({}, { adminFolder: pagesFolder });
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
    const page = await visitors.comesIn(await join(operator, role, house.venueId), options);
    await page.goto(`${house.platform.url}/#/${address}`);
    return page;
  }

  /** A guest whom the venue knows. */
  async function known(name: string): Promise<Hand> {
    const guest = house.guest({ first_name: name });
    const { status, text } = await asBot.post('/bot/guest-register', {
      ...{ telegram_id: guest.id, phone: guest.person.phone, name },
    });
    if (status !== 201) throw new Error(text);
    await eventually(async () => {
      const { rowCount } = await house.sql.query('SELECT 1 FROM messaging.guests WHERE telegram_id = $1', [guest.id]);
      if (!rowCount) throw new Error('Messaging has not heard of the guest yet');
    });
    return guest;
  }
  const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
  const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' });

  it('let a guest be answered, and tell how it fared', async () => {
    const anna = await known('Анна');
    await anna.says('<b>Я</b> забыла шарф').sees('Передали сотрудникам');
    const page = await comesIn('receptionist', 'dialogues');
    await sections(page).getByRole('img', { name: 'unread: 1' }).waitFor();
    await page.getByLabel('Unread only').check();
    await row(page, '<b>Я</b> забыла шарф').getByRole('img', { name: 'unread: 1' }).waitFor();
    await row(page, 'Анна').getByRole('link').click();
    await heading(page, 'Анна');
    await page.getByRole('log').getByText('<b>Я</b> забыла шарф').waitFor();
    await sections(page).getByRole('img', { name: 'unread: 1' }).waitFor({ state: 'hidden' });
    await page.getByText('There are no such messages').waitFor();

    const field = page.getByLabel('Your answer');
    await field.fill('Шарф ждёт вас');
    await field.press('Control+Enter');
    await anna.sees('Шарф ждёт вас');
    await page.getByRole('log').getByText('sent', { exact: true }).waitFor();
    await holds(field, '');

    // News come while something is typed, and it stays.
    await field.fill('Приходите');
    anna.says('Спасибо!');
    await page.getByRole('log').getByText('Спасибо!').waitFor();
    await holds(field, 'Приходите');
    await page.getByRole('link', { name: 'The guest’s card' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Messages' }).click();
    await heading(page, 'Анна');
    await holds(field, 'Приходите');

    anna.person.blocks(house.bot);
    await page.getByText('The guest has blocked the bot').waitFor();
    expect(await field.isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'The guest’s card' }).click();
    await page.getByText('Blocked the bot', { exact: true }).waitFor();
  });

  it('connect a bot by its token, turn it off and on, give it another token, and unlink it', async () => {
    const page = await comesIn('admin', 'bot');
    await heading(page, 'House');
    expect(await page.getByRole('link', { name: `@${house.bot}` }).getAttribute('href')).toBe(
      `https://t.me/${house.bot}`,
    );
    await page.getByText('The bot answers guests.').waitFor();
    await press(page, 'Turn off');
    await confirm(page, 'Turn off');
    await page.getByText('The bot was turned off').waitFor();
    await press(page, 'Turn on');
    await page.getByText('The bot answers guests.').waitFor();

    const token = page.getByLabel('The bot’s token');
    await token.fill(newBotToken());
    await press(page, 'Replace');
    await alerts(page, 'This is the token of another bot');
    await holds(token, '');
    await press(page, 'Unlink');
    await confirm(page, 'Unlink');

    await page.getByText('The venue has no bot of its own').waitFor();
    await token.fill('not a token');
    await press(page, 'Connect');
    await page.getByText('This does not look like a token').waitFor();
    await token.fill(newBotToken());
    await press(page, 'Connect');
    await alerts(page, 'Telegram does not take this token');
    await token.fill(house.token);
    await press(page, 'Connect');
    await heading(page, 'House');
    expect(await page.content()).not.toContain(house.token);
    await page.getByText('The bot answers guests.').waitFor();
  });

  it('offer nobody what is not his, on a telephone without scrolling sideways', async () => {
    const boris = await known('Борис');
    await boris.says('Здравствуйте').sees('Передали сотрудникам');
    for (let line = 1; line <= 30; line++) {
      await asBot.post('/bot/messages', { telegram_id: boris.id, text: `Строка ${line}` });
    }
    const page = await comesIn('receptionist', 'bot', { viewport: { width: 390, height: 800 } });
    await heading(page, 'House');
    expect(await page.getByRole('button', { name: /Turn|Unlink|Replace/ }).count()).toBe(0);
    const width = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(await width()).toBe(0);
    await sections(page).getByRole('link', { name: 'Messages' }).click();
    await row(page, 'Борис').getByRole('link').click();
    await heading(page, 'Борис');
    expect(await width()).toBe(0);
    const first = page.getByRole('log').getByText('Здравствуйте');
    expect(await first.count()).toBe(0);
    await press(page, 'Show earlier ones');
    await first.waitFor();
    await press(page, 'Русский');
    await page.getByLabel('Ваш ответ').waitFor();
    await page.getByRole('link', { name: 'Все сообщения' }).click();
    await heading(page, 'Сообщения');
    expect(await width()).toBe(0);
  });
});
