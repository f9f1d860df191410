import { Buffer } from 'node:buffer';
import { eventually } from '@guestflow/testing';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { staffOn } from './support/staff';
import { superAdmin } from './support/test-platform';
import { heading, pagesFolder, press, row, Visitors } from './support/visitors';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the pages about what a venue says', () => {
  let house: BotHouse;
  let visitors: Visitors;
  let operator: Api;
  let guest: Hand;
  const { join } = staffOn(() => ({ platform: house.platform, operator }));

  beforeAll(async () => {
    house = await openBotHouse({}, { adminFolder: pagesFolder });
    operator = await house.platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
    guest = house.guest();
    await guest.says('/start').presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await guest.presses('Да, присылайте');
    await guest.sees('Остался номер телефона');
    await guest.sharesContact().sees('Приятно познакомиться');
    await eventually(async () => {
      const { rowCount } = await house.sql.query(
        `SELECT 1 FROM messaging.guests g JOIN messaging.consents c USING (venue_id, guest_id)
          WHERE g.telegram_id = $1 AND c.purpose = 'marketing'`,
        [guest.id],
      );
      expect(rowCount).toBe(1);
    });
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
  const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
  const pressIn = (within: Locator, name: string) => within.getByRole('button', { name }).click();
  const card = (page: Page, name: string) => page.getByRole('region', { name });

  it('let a template be written with its preview beside it, be turned off, and be as it was', async () => {
    const page = await comesIn('manager', 'templates');
    await heading(page, 'What is said by itself');
    const confirmation = card(page, 'A booking is confirmed');
    await confirmation.getByText('In English').click();
    const text = confirmation.getByLabel('Text');
    await text.fill('{guest_name}, see you at {time}!');
    await confirmation.getByText(/^Anna, see you at \d\d:\d\d!$/).waitFor();
    await text.fill('{guest_nam}!');
    await confirmation.getByText('guest_name').first().waitFor();
    await pressIn(confirmation, 'Save');
    await confirmation
      .getByText(/guest_nam\b/)
      .first()
      .waitFor();
    await text.fill('See you at {time}, {guest_name}!');
    await pressIn(confirmation, 'Save');
    await confirmation.getByText('See you at {time}, {guest_name}!').waitFor();
    await pressIn(confirmation, 'Turn off');
    await confirmation.getByText('It is not sent').waitFor();
    await confirmation.getByText('In English').click();
    await pressIn(confirmation, 'Back to the original');
    await confirmation.getByText('your booking is confirmed').waitFor();
  });

  it('let guests be reminded a day ahead, and sleep', async () => {
    const page = await comesIn('manager', 'templates');
    const reminders = card(page, 'Reminders');
    await reminders.getByLabel('1 d before').check();
    await reminders.getByLabel('Do not write from').fill('22:00');
    await pressIn(reminders, 'Save');
    await page.getByText('The reminders are saved').waitFor();
    const { body } = await house.manager.get<{ rules: object[]; quiet_from: string }>('/reminders/rules');
    expect(body).toMatchObject({ quiet_from: '22:00' });
    expect(body.rules).toContainEqual({ offset_minutes: 1_440, is_active: true });
  });

  it('let a campaign be written, sent with a photo, and watched', async () => {
    const page = await comesIn('manager', 'campaigns');
    await page.getByText('There are no campaigns yet').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Веранда');
    await page.getByText('1 guest now').waitFor();
    await page.getByLabel('Text').fill('{guest_name}, веранда открыта: https://bereza.example');
    await page.getByLabel('A photo or a file').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: png });
    await press(page, 'Save the draft');
    await heading(page, 'Веранда');
    await page.getByText('Draft', { exact: true }).waitFor();
    await press(page, 'Send');
    await confirm(page, 'Send');
    await page.getByText('Sent', { exact: true }).first().waitFor();
    const said = await guest.sees('веранда открыта');
    expect(said.photo).toBeDefined();
    const [link] = /http\S+\/api\/v1\/links\/\S+/.exec(said.caption!)!;
    const opened = await fetch(`${house.platform.url}${new URL(link).pathname}`, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([302, 'https://bereza.example/']);
    await page.reload();
    await row(page, 'Анна').waitFor();
    expect(await page.getByRole('definition').allTextContents()).toEqual(expect.arrayContaining(['1', '0']));
    const { body } = await house.manager.get<{ id: string }[]>('/campaigns?status=completed');
    const stats = await house.manager.get(`/campaigns/${body[0]!.id}/stats`);
    expect(stats.body).toMatchObject({ total: 1, sent: 1, failed: 0, pending: 0, clicked: 1 });
  });

  it('offer a receptionist neither campaigns nor templates', async () => {
    const page = await comesIn('receptionist', 'campaigns');
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
    expect(await page.getByRole('link', { name: 'Campaigns' }).count()).toBe(0);
  });
});
