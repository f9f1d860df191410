import { Buffer } from 'node:buffer';
import { eventually, TelegramSimulator } from '@guestflow/testing';
import type { Page } from 'playwright-core';
import { Demo, loadDemo } from '../apps/standalone/src/demo/demo';
import { demoBot, demoSentCampaign, demoWords, demoWriter } from '../apps/standalone/src/demo/demo-data';
import { Api } from './support/api';
import { newBotToken } from './support/bot-house';
import { ScreenWalk } from './support/screen-walk';
import type { SignedIn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { pagesFolder, press, row, Visitors } from './support/visitors';

const staffScreens = {
  'the day': ['/', '/journal', '/journal?view=list', '/journal?view=plan', '/statistics', '/audit-log'],
  'the guests': ['/guests', '/guests/import', '/feedback', '/blacklist', '/campaigns', '/templates', '/reminders'],
  settings: [
    ...['/settings/venue', '/settings/tables', '/settings/staff', '/settings/bot', '/settings/api-keys'],
    ...['/new-venue', '/profile', '/security'],
  ],
};
const operatorScreens = ['/operations/venues', '/operations/health', '/operations/people'];
const outsideScreens = ['/sign-in', '/register', '/forgot', '/invitation', '/no-such-page'];

interface Booking {
  id: string;
  status: string;
  date: string;
  guest_name: string;
}

/** A platform in use: the demo, a guest who has written to its bot, and a campaign that reached him. */
describe('every screen', () => {
  let telegram: TelegramSimulator;
  let platform: TestPlatform;
  let visitors: Visitors;
  let demo: Demo;
  let api: Api;

  beforeAll(async () => {
    telegram = await TelegramSimulator.start({ port: 0 });
    const { url: apiRoot, publicKey } = telegram;
    const botToken = newBotToken();
    telegram.addBot({ ...demoBot, token: botToken });
    platform = await startTestPlatform('embedded', {}, pagesFolder, {
      telegram: { apiRoot, publicKey, mode: 'polling' },
      poolSize: 10,
    });
    demo = (await loadDemo(platform.url, { ...superAdmin, botToken }))!;
    api = await platform.api.signIn(demo.owner.email, demo.owner.password);
    telegram.guest(demoWriter).sends(demoBot.username, demoWords);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await platform?.close();
    await telegram?.close();
  });
  afterEach(() => visitors.leave());

  const made = async <T>(address: string, body: object): Promise<T> => {
    const answer = await api.post<T>(address, body);
    if (answer.status >= 300) throw new Error(`${address}: ${answer.text}`);
    return answer.body;
  };
  const comesIn = async ({ email, password }: { email: string; password: string }): Promise<Page> => {
    const { body } = await platform.api.post<SignedIn>('/auth/login', { email, password });
    const page = await visitors.comesIn(body, { viewport: { width: 1280, height: 800 } });
    await page.addInitScript(`localStorage.setItem('guestflow.language', 'en')`);
    return page;
  };
  const walkOf = (page: Page, who: string) => new ScreenWalk(page, who, platform.url);
  const dialog = (page: Page) => page.getByRole('dialog').last();
  const known = (name: string) =>
    eventually(async () => {
      const { body } = await api.get<{ id: string }[]>(`/guests?q=${encodeURIComponent(name)}&limit=1`);
      expect(body).toHaveLength(1);
      return body[0]!.id;
    });

  it.each(Object.entries(staffScreens))('of %s lets everybody in', async (_, addresses) => {
    const walk = walkOf(await comesIn(demo.owner), 'staff');
    for (const address of addresses) await walk.visit(address);
    expect(walk.barriers).toEqual([]);
  });

  it('of a guest, of what he writes and of what he is written lets everybody in', async () => {
    const words = { ...demoSentCampaign, name: 'Осеннее меню', segment_filter: {} };
    const campaign = await made<{ id: string }>('/campaigns', words);
    await made(`/campaigns/${campaign.id}/send`, {});
    const page = await comesIn(demo.owner);
    const walk = walkOf(page, 'staff');
    await walk.visit(`/guests/${await known('Лебедева')}`, 'guest');
    await walk.visit('/dialogues');
    await row(page, demoWords.slice(0, 20)).getByRole('link').click();
    await page.getByRole('log').getByText(demoWords).waitFor();
    await walk.look('dialogue');
    await walk.visit(`/campaigns/${campaign.id}`, 'campaign');
    await walk.visit('/campaigns/new');
    expect(walk.barriers).toEqual([]);
  });

  it('over the journal lets everybody in', async () => {
    // A day ahead on which both somebody asks and somebody comes.
    const { body: ahead } = await api.get<Booking[]>('/bookings?limit=200&sort=booked_at:desc');
    const { date } = ahead.find(({ status }) => status === 'new')!;
    await made('/waitlist', {
      ...{ date, time_from: '19:00', time_to: '21:00', guests_count: 3 },
      ...{ guest_name: 'Нина', guest_phone: '+7 900 000-00-40' },
    });
    const page = await comesIn(demo.owner);
    const walk = walkOf(page, 'journal');
    for (const sheet of ['new', 'walk-in', 'waitlist', 'blocks']) {
      await walk.go(`/journal?date=${date}&sheet=${sheet}`);
      await dialog(page).waitFor();
      await walk.look(`sheet ${sheet}`);
    }
    for (const status of ['new', 'confirmed']) {
      const booking = ahead.find((one) => one.status === status)!;
      await walk.go(`/journal?date=${booking.date}&booking=${booking.id}`);
      await dialog(page).getByText(booking.guest_name).first().waitFor();
      await walk.look(`booking ${status}`);
    }
    await dialog(page).getByRole('button', { name: 'Change', exact: true }).click();
    await dialog(page).getByRole('button', { name: 'Save' }).waitFor();
    await walk.look('booking being changed');
    expect(walk.barriers).toEqual([]);
  });

  it('over the other pages lets everybody in', async () => {
    const page = await comesIn(demo.owner);
    const walk = walkOf(page, 'over');
    const opens = async (address: string, button: string | RegExp, name: string) => {
      await walk.go(address);
      await page.getByRole('button', { name: button }).first().click();
      await dialog(page).waitFor();
      await walk.look(name);
    };
    const anna = `/guests/${await known('Лебедева')}`;
    await opens(anna, /^Compare/, 'merge');
    await opens(anna, 'Change', 'card');
    await opens('/guests', 'New guest', 'new guest');
    await opens('/feedback', /^Reply/, 'answer');
    await opens('/settings/tables', /^Change: /, 'table');
    await opens('/settings/tables', 'Add many', 'many tables');
    await opens('/settings/staff', 'Invite somebody', 'invitation');
    await opens('/settings/api-keys', 'A new key', 'new key');
    await opens('/dialogues', 'Write to several', 'words to several');
    await walk.go('/settings/tables#plan');
    await page.getByRole('button', { name: /^Table 1, / }).press('ArrowDown');
    await walk.look('floor plan');
    await walk.visit('/settings/tables#groups', 'table groups');
    expect(walk.barriers).toEqual([]);
  });

  it('of bringing in a list lets everybody in', async () => {
    const page = await comesIn(demo.owner);
    const walk = walkOf(page, 'import');
    await walk.go('/guests/import');
    const lines = ['Phone;Name;Discount', '+7 900 000-00-50;Инна;5', 'no phone;Никто;', '+7 900 000-00-05;Вера К.;'];
    const buffer = Buffer.from(`${lines.join('\r\n')}\r\n`);
    await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'guests.csv' }).waitFor();
    await walk.look('columns');
    await press(page, 'Check');
    await page.getByRole('heading', { name: 'What would come of it' }).waitFor();
    await walk.look('what would come of it');
    await press(page, 'Bring them in');
    await page.getByRole('heading', { name: 'What came of it' }).waitFor();
    await walk.look('what came of it');
    expect(walk.barriers).toEqual([]);
  });

  it('of a new owner’s first minutes lets everybody in', async () => {
    const account = { email: 'vera@example.com', password: 'липы в цвету у ворот', role: 'owner', first_name: 'Вера' };
    const venue = { name: 'Кафе «Начало»', timezone: 'Europe/Moscow' };
    expect((await platform.api.post('/auth/register', { ...account, language: 'en', venue })).status).toBe(201);
    const page = await comesIn(account);
    const walk = walkOf(page, 'welcome');
    const step = (name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
    await walk.visit('/welcome', 'venue');
    await press(page, 'Save and go on');
    await step('When are you open?');
    await walk.look('hours');
    await press(page, 'Save and go on');
    await step('Where do guests sit?');
    await walk.look('tables');
    await press(page, /^Add 8 tables/);
    await step('Your own bot in Telegram');
    await walk.look('bot');
    await press(page, 'Later');
    await step('Make the first booking');
    await walk.look('booking');
    const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(Date.now() + 86_400_000);
    await page.getByLabel('Day').fill(tomorrow);
    await page.getByRole('option', { name: '19:00' }).waitFor({ state: 'attached' });
    await page.getByLabel('Time').selectOption('19:00');
    await page.getByLabel(/^Guest’s name/).fill('Анна');
    await press(page, 'Book it');
    await step('All set: guests can come');
    await walk.look('finish');
    expect(walk.barriers).toEqual([]);
  });

  it('of who runs the platform lets everybody in', async () => {
    const walk = walkOf(await comesIn(superAdmin), 'operator');
    for (const address of operatorScreens) await walk.visit(address);
    expect(walk.barriers).toEqual([]);
  });

  it('for anybody lets everybody in', async () => {
    await made('/users', { email: 'new@bereza.example', role: 'receptionist' });
    const { links } = await platform.mailbox.waitFor('new@bereza.example');
    const page = await visitors.newcomer('en-GB', { viewport: { width: 1280, height: 800 } });
    const walk = walkOf(page, 'outside');
    for (const address of [...outsideScreens, `/v/${demo.slug}`]) await walk.visit(address);
    const letter = new URL(links.find((link) => link.includes('/invitation#'))!);
    await walk.go(`/invitation${letter.hash}`);
    await page
      .getByLabel(/password/i)
      .first()
      .waitFor();
    await walk.look('invitation from a letter');
    expect(walk.barriers).toEqual([]);
  });
});
