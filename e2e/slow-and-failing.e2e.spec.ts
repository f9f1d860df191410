import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { staffOn, UserCard } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { alerts, heading, holds, pagesFolder, press, row, Visitors } from './support/visitors';

describe('the pages, where the network is slow or an answer is lost', () => {
  let platform: TestPlatform;
  let operator: Api;
  let visitors: Visitors;
  let sql: Pool;
  let place: House;
  const { join } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
    place = await openHouse(platform, { operator, sql });
    await eventually(async () => expect((await place.manager.get('/guests')).status).toBe(200));
  });
  afterAll(async () => {
    await visitors?.close();
    await sql?.end();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  async function comesIn(role: string, address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visitors.comesIn(await join(operator, role, place.venueId), options);
    await page.addInitScript(`localStorage.setItem('guestflow.language', 'en')`);
    await page.goto(`${platform.url}/${address}`);
    return page;
  }

  /** It is done, but nobody hears of it: the connection breaks before the answer is there. */
  const losesTheAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort('connectionreset');
  };
  const complainedOnlyOf = (sign: string) =>
    expect(visitors.complaints.splice(0).filter((text) => !text.includes(sign))).toEqual([]);

  it('invite somebody once, though the answer was lost and the button pressed again', async () => {
    const page = await comesIn('manager', 'settings/staff');
    await heading(page, 'Staff');
    await press(page, 'Invite somebody');
    const email = 'vera-once@example.com';
    // As a telephone leaves it, with a space behind it.
    await page.getByLabel('E-mail', { exact: true }).fill(`${email} `);
    await page.route('**/api/v1/users', losesTheAnswer, { times: 1 });
    await press(page, 'Send the invitation');
    await alerts(page, 'cannot be reached');
    await press(page, 'Send the invitation');
    await page.getByText(`The invitation went to ${email}`).waitFor();
    await row(page, email).getByText('Invited').waitFor();
    const { body } = await operator.get<UserCard[]>(`/users?venue_id=${place.venueId}&q=vera-once`);
    expect(body).toHaveLength(1);
    complainedOnlyOf('ERR_CONNECTION_RESET');
  });

  it('lose no word that is typed while an answer to a guest is on its way', async () => {
    const { body: guest } = await place.manager.post<{ id: string }>('/guests', {
      ...{ name: 'Алла', email: 'alla@example.com' },
    });
    const page = await comesIn('manager', `dialogues?guest=${guest.id}`);
    const field = page.getByLabel('Your answer');
    await field.fill('We are open until six');
    let arrive = () => undefined as void;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(`**/api/v1/dialogues/${guest.id}/messages`, async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await held;
      await route.fulfill({ status: 201, json: {} });
    });
    await field.press('Enter');
    await field.press('End');
    await field.pressSequentially(' and on Friday until ten');
    arrive();
    await holds(field, 'and on Friday until ten');
  });

  it('say why more of a list is not there, and read it when it can be read', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ name: `Guest ${at}`, phone: `+7916111${1000 + at}` }));
    for (const guest of many) expect((await place.manager.post('/guests', guest)).status).toBe(201);
    const page = await comesIn('manager', 'guests');
    const isSecond = (url: URL) => url.pathname === '/api/v1/guests' && url.searchParams.get('page') === '2';
    await page.route(isSecond, (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', json: { code: 'internal_error' } }),
    );
    await row(page, 'Guest 59').waitFor();
    await page.mouse.wheel(0, 20_000);
    await alerts(page, 'Something went wrong on our side');
    await page.unroute(isSecond);
    await press(page, 'Try again');
    await row(page, 'Guest 2').first().waitFor();
    complainedOnlyOf('status of 500');
  });

  it('keep what was typed in a dialog when a hand misses it', async () => {
    const page = await comesIn('manager', 'guests');
    await press(page, 'New guest');
    const dialog = page.getByRole('dialog', { name: 'New guest' });
    await page.mouse.click(5, 5);
    await dialog.waitFor({ state: 'detached' });
    await press(page, 'New guest');
    await dialog.getByLabel('Notes').fill('By the window, and never near the kitchen');
    await page.mouse.click(5, 5);
    await page.mouse.click(5, 300);
    await holds(dialog.getByLabel('Notes'), 'By the window, and never near the kitchen');
    await press(page, 'Add the guest');
    await alerts(page, 'Write a phone or a name.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('do once what is pressed twice by keyboard, and leave whoever pressed where he was', async () => {
    const invited = await place.manager.post('/users', { email: 'zina@example.com', role: 'receptionist' });
    expect(invited.status).toBe(201);
    const page = await comesIn('manager', 'settings/staff');
    const again = page.getByRole('button', { name: 'Send again: zina' });
    let asked = 0;
    let arrive = () => undefined as void;
    const held = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/api/v1/users/*/invitation', async (route) => {
      asked += 1;
      await held;
      await route.fallback();
    });
    await again.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
    expect(await focused()).toBe('Send again: zina');
    arrive();
    await page.getByText('The invitation went to zina@example.com').waitFor();
    expect([asked, await focused()]).toEqual([1, 'Send again: zina']);
  });
});
