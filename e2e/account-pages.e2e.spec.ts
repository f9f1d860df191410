import { eventually } from '@guestflow/testing';
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { alerts, barriersOf, heading, holds, pagesFolder, press, row, Visitors } from './support/visitors';

const password = 'липы в цвету у ворот';

describe('the pages of an account', () => {
  let platform: TestPlatform;
  let operator: Api;
  let visitors: Visitors;
  let number = 0;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  const newcomer = (locale?: string) => visitors.newcomer(locale);
  const someone = (who: string) => `${who}-${++number}@example.com`;

  async function signIn(page: Page, email: string, secret = password): Promise<void> {
    await page.goto(platform.url);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await press(page, 'Sign in');
  }

  /** Whoever is signed in finds what is his own behind his name. */
  const isIn = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().waitFor();
  const toOwn = async (page: Page, name: string, item: string) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  /** Follows the link of a letter, at the address the platform has in this test. */
  async function follow(page: Page, email: string, kind: string): Promise<string> {
    const isMeant = (link: string) => link.includes(`/${kind}#`);
    const { links } = await platform.mailbox.waitFor(email, ({ links }) => links.some(isMeant));
    const { pathname, hash } = new URL(links.find(isMeant)!);
    await page.goto('about:blank');
    await page.goto(`${platform.url}${pathname}${hash}`);
    return hash;
  }

  const openVenue = async (name: string, organization_id?: string) =>
    (
      await operator.post<{ id: string; organization_id: string }>('/tenants', {
        name,
        timezone: 'Europe/Moscow',
        organization_id,
      })
    ).body;

  /** Somebody who works at a venue, by the API. */
  async function member(venueId: string, role: string, first_name = 'Инна'): Promise<string> {
    const email = someone(role);
    await operator.post(`/users?venue_id=${venueId}`, { email, role });
    const { links } = await platform.mailbox.waitFor(email);
    const token = links[0]!.split('#').at(-1);
    expect((await platform.api.post('/auth/invitation/accept', { token, password, first_name })).status).toBe(200);
    return email;
  }

  it('lead an owner from the letter into his venue, and through a reload', async () => {
    const venue = await openVenue('Кафе «Вишня»');
    const email = someone('owner');
    await operator.post(`/users?venue_id=${venue.id}`, { email, role: 'owner' });
    const page = await newcomer();
    const hash = await follow(page, email, 'invitation');
    await heading(page, 'Join the team of Кафе «Вишня»');
    expect(page.url()).toBe(`${platform.url}/invitation`);
    expect(await page.locator('main').innerText()).toContain('Owner');

    await page.getByLabel('First name').fill('Вера');
    await page.getByLabel('Last name').fill('Ким');
    await page.getByLabel('Choose a password').fill('password1');
    await press(page, 'Accept the invitation');
    await alerts(page, 'not a common password');
    await page.getByLabel('Choose a password').and(page.locator(':focus')).waitFor();
    await page.getByLabel('Choose a password').fill(password);
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Accept the invitation');
    await isIn(page, 'Вера Ким');
    await page.reload();
    await isIn(page, 'Вера Ким');
    await page.locator('aside').getByText('Кафе «Вишня»').waitFor();

    // What the browser keeps opens nothing: neither the link's secret nor a token is in it.
    const kept = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(kept).not.toMatch(/gfr_|eyJ/);
    expect(kept).not.toContain(hash.split('#').at(-1));
    const other = await newcomer();
    await other.goto(`${platform.url}/invitation${hash}`);
    await heading(other, 'This link does not work');
  });

  it('let an owner invite a colleague, send the letter again, let her go and take her back', async () => {
    const venue = await openVenue('Кафе «Липа»');
    const page = await newcomer();
    await signIn(page, await member(venue.id, 'owner', 'Олег'));
    await page.getByRole('link', { name: 'Staff' }).click();
    await heading(page, 'Staff');
    const email = someone('host');
    await press(page, 'Invite somebody');
    await page.getByLabel('E-mail', { exact: true }).fill('not an address');
    await press(page, 'Send the invitation');
    await page.getByText('does not look like an e-mail').waitFor();
    await page.getByLabel('E-mail', { exact: true }).fill(email);
    await page.getByLabel('Role').selectOption('Receptionist');
    await press(page, 'Send the invitation');
    await page.getByText(`The invitation went to ${email}`).waitFor();
    await row(page, email).getByText('Invited').waitFor();
    const before = (await platform.mailbox.waitFor(email)).id;
    await press(page, `Send again: ${email.split('@')[0]}`);
    await platform.mailbox.waitFor(email, ({ id }) => id !== before);

    const colleague = await newcomer('ru-RU');
    await follow(colleague, email, 'invitation');
    await heading(colleague, 'Приглашение в команду: Кафе «Липа»');
    await colleague.getByLabel('Имя', { exact: true }).fill('Майя');
    await colleague.getByLabel('Придумайте пароль').fill(password);
    await press(colleague, 'Принять приглашение');
    await isIn(colleague, 'Майя');
    expect(await colleague.getByRole('navigation').innerText()).not.toContain('Сотрудники');
    expect(await colleague.getByRole('navigation').innerText()).toContain('Журнал');

    await page.reload();
    const letGo = async () => {
      await press(page, 'Change the role or let go: Майя');
      await page.getByRole('menuitem', { name: 'Let go' }).click();
    };
    await letGo();
    await press(page, 'Cancel');
    await letGo();
    await page.getByRole('dialog').getByRole('button', { name: 'Let go' }).click();
    await row(page, 'Майя').getByText('Let go', { exact: true }).waitFor();
    await colleague.reload();
    await heading(colleague, 'Вход');
    await press(page, 'Take back: Майя');
    await row(page, 'Майя').getByText('Active').waitFor();
    await press(page, 'Change the role or let go: Майя');
    await page.getByRole('menuitem', { name: 'Manager' }).click();
    await row(page, 'Майя').getByText('Manager ·').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('give no role that is more than one’s own', async () => {
    const venue = await openVenue('Кафе «Дуб»');
    const page = await newcomer();
    await signIn(page, await member(venue.id, 'manager'));
    await page.getByRole('link', { name: 'Staff' }).click();
    await heading(page, 'Staff');
    await press(page, 'Invite somebody');
    expect(await page.getByLabel('Role').locator('option').allInnerTexts()).toEqual([
      'Manager',
      'Receptionist',
      'Specialist',
    ]);
  });

  it('say when a password is wrong, and when too many were tried', async () => {
    const venue = await openVenue('Кафе «Клён»');
    const email = await member(venue.id, 'specialist');
    const page = await newcomer();
    await signIn(page, email, 'not the password');
    await alerts(page, /^The e-mail or the password is wrong\.$/);
    // The e-mail stays, and the language can be changed over it.
    await press(page, 'Русский');
    await heading(page, 'Вход');
    await holds(page.getByLabel('Почта'), email);
    await press(page, 'English');
    for (let guess = 0; guess < 12; guess++) {
      await platform.api.post('/auth/login', { email, password: `guess ${guess}` });
    }
    await press(page, 'Sign in');
    await alerts(page, /^Too many tries\. Try again at \d\d:\d\d\.$/);
  });

  it('give a new password to who forgot it, by the link of a letter', async () => {
    const venue = await openVenue('Кафе «Ива»');
    const email = await member(venue.id, 'admin', 'Роза');
    const page = await newcomer();
    await page.goto(platform.url);
    for (const asked of ['nobody@example.com', email]) {
      await page.getByRole('link', { name: 'Forgot your password?' }).click();
      // The page that is left has a field of this name too.
      await heading(page, 'Forgot your password?');
      await page.getByLabel('E-mail').fill(asked);
      await press(page, 'Send the link');
      await heading(page, 'Check your e-mail');
      await page.getByRole('link', { name: 'Back to sign-in' }).click();
    }
    await follow(page, email, 'password');
    await page.getByLabel('New password').fill('совсем другая фраза');
    await press(page, 'Save the password');
    await page.getByText('Your password is changed').waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('совсем другая фраза');
    await press(page, 'Sign in');
    await isIn(page, 'Роза');
    await page.goto(`${platform.url}/password`);
    await heading(page, 'Open the link from the letter again');
  });

  it('register a guest, whose e-mail is confirmed by a press and not by the link alone', async () => {
    const email = someone('guest');
    const page = await newcomer();
    await page.goto(platform.url);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByText('I book as a guest').click();
    await page.getByLabel('First name').fill('<b>Гость</b>');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Choose a password').fill(password);
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Create');
    await isIn(page, '<b>Гость</b>');
    await toOwn(page, '<b>Гость</b>', 'Your profile');
    await page.getByText('Your e-mail is not confirmed yet').waitFor();
    await follow(page, email, 'email');
    await heading(page, 'Confirm your e-mail');
    await page.reload();
    await heading(page, 'Open the link from the letter again');
    await follow(page, email, 'email');
    await press(page, 'Confirm the address');
    await heading(page, 'The address is confirmed');
    await page.getByRole('link', { name: 'Go to the first page' }).click();
    await isIn(page, '<b>Гость</b>');
    await toOwn(page, '<b>Гость</b>', 'Your profile');
    await heading(page, 'Your profile');
    expect(await page.getByText('not confirmed').count()).toBe(0);
  });

  it('change the profile and the password, and end sessions elsewhere', async () => {
    const venue = await openVenue('Кафе «Ясень»');
    const email = await member(venue.id, 'receptionist');
    const [page, elsewhere] = [await newcomer(), await newcomer()];
    await signIn(elsewhere, email);
    await isIn(elsewhere, 'Инна');
    await signIn(page, email);
    await toOwn(page, 'Инна', 'Your profile');
    await page.getByLabel('Telephone').fill('12');
    await page.getByLabel('Last name').fill('Орлова');
    await press(page, 'Save');
    await page.getByText('The number with its country’s code').waitFor();
    await page.getByLabel('Telephone').fill('+7 (916) 123-45-67');
    await page.getByLabel('Time zone').selectOption('Asia/Yekaterinburg');
    await press(page, 'Save');
    await page.getByText('Saved').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.reload();
    await holds(page.getByLabel('Telephone'), '+79161234567');
    await holds(page.getByLabel('Time zone'), 'Asia/Yekaterinburg');

    await toOwn(page, 'Инна Орлова', 'Sign-in and sessions');
    await heading(page, 'Sign-in and sessions');
    await page.getByText('This device').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.getByText('This device').count()).toBe(1);
    await press(page, 'Sign out everywhere else');
    await page.getByText('You are signed out everywhere else').waitFor();
    await eventually(async () => expect(await page.locator('main').getByRole('listitem').count()).toBe(1));
    await elsewhere.reload();
    await heading(elsewhere, 'Sign in');
    await page.getByLabel('Current password').fill('not it');
    await page.getByLabel('New password').fill('совсем другая фраза');
    await press(page, 'Change the password');
    await page.getByText('This is not your current password').waitFor();
    await page.getByLabel('Current password').fill(password);
    await press(page, 'Change the password');
    await page.getByText('The password is changed').waitFor();
  });

  it('go between one’s venues, each tab staying where it is', async () => {
    const first = await openVenue('Кафе «Север»');
    await openVenue('Кафе «Юг»', first.organization_id);
    const page = await newcomer();
    const at = (tab: Page, venue: string) => tab.locator('aside').getByText(venue).first().waitFor();
    const goTo = async (tab: Page, venue: string) => {
      await press(tab, 'Go to another venue');
      await tab.getByRole('menuitem', { name: venue }).click();
      await at(tab, venue);
    };
    await signIn(page, await member(first.id, 'owner'));
    await at(page, 'Кафе «Север»');
    await goTo(page, 'Кафе «Юг»');
    const tab = await visitors.tabOf(page.context());
    await tab.goto(platform.url);
    await at(tab, 'Кафе «Юг»');
    await goTo(tab, 'Кафе «Север»');
    await page.getByRole('link', { name: 'Staff' }).click();
    await heading(page, 'Staff');
    await at(page, 'Кафе «Юг»');
    // Both at once, with the one cookie they share.
    await Promise.all([page.reload(), tab.reload()]);
    await Promise.all([isIn(page, 'Инна'), isIn(tab, 'Инна')]);
    // Who goes in one tab is gone in all.
    await toOwn(tab, 'Инна', 'Sign out');
    await heading(tab, 'Sign in');
    await heading(page, 'Sign in');
    await page.reload();
    await heading(page, 'Sign in');
  });

  it('lead by keyboard through the menu of a telephone and back, and to no page that is another’s', async () => {
    const venue = await openVenue('Кафе «Ива»');
    const page = await visitors.newcomer('en-GB', { viewport: { width: 390, height: 844 } });
    await signIn(page, await member(venue.id, 'receptionist'));
    await heading(page, 'Today');
    const menu = page.getByRole('button', { name: 'Menu' });
    const focused = () => page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
    await menu.press('Enter');
    const today = page.getByRole('navigation').getByRole('link', { name: 'Today' });
    await today.waitFor();
    await eventually(async () => expect(await focused()).toBe('Close'));
    await page.keyboard.press('Escape');
    await today.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await focused()).toBe('Menu'));
    // Where one is already the menu closes too.
    await menu.press('Enter');
    await today.press('Enter');
    await today.waitFor({ state: 'hidden' });
    for (const address of ['campaigns', 'guests/import', 'audit-log', 'operations/venues']) {
      await page.goto(`${platform.url}/${address}`);
      await heading(page, 'This page is not open to you');
    }
    await page.getByRole('link', { name: 'To the first page' }).click();
    await heading(page, 'Today');
  });

  it('go on when the access token is no longer taken', async () => {
    const venue = await openVenue('Кафе «Роща»');
    const page = await newcomer();
    await signIn(page, await member(venue.id, 'owner'));
    await isIn(page, 'Инна');
    let refused = 0;
    await page.route('**/api/v1/auth/sessions', async (route) => {
      if (refused++ > 0) return route.continue();
      await route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"unauthorized"}' });
    });
    await toOwn(page, 'Инна', 'Sign-in and sessions');
    await page.getByText('This device').waitFor();
    expect(refused).toBe(2);
  });

  it('say that a venue is suspended, to who comes and to who is in, and go on when it is not any more', async () => {
    const venue = await openVenue('Кафе «Осина»');
    const email = await member(venue.id, 'owner');
    const [page, late] = [await newcomer(), await newcomer()];
    await signIn(page, email);
    await isIn(page, 'Инна');
    const admin = new Client({ connectionString: platform.database.adminUrl });
    await admin.connect();
    const set = (status: string) =>
      admin.query('UPDATE identity.venues SET status = $1 WHERE id = $2', [status, venue.id]);
    try {
      await set('suspended');
      await page.reload();
      await alerts(page, 'The venue is suspended');
      await signIn(late, email);
      await alerts(late, 'The venue is suspended');
      await set('active');
      // The gateway hears of it with its next beat.
      const owner = await platform.api.signIn(email, password);
      await eventually(async () => expect((await owner.get('/venues/current')).status).toBe(200));
      await page.reload();
      await isIn(page, 'Инна');
    } finally {
      await admin.end();
    }
  });

  it('say that there is no connection, and go on when there is one again', async () => {
    const venue = await openVenue('Кафе «Берег»');
    const page = await newcomer();
    await signIn(page, await member(venue.id, 'owner'));
    await isIn(page, 'Инна');
    await page.route('**/api/v1/**', (route) => route.abort('internetdisconnected'));
    await page.getByRole('link', { name: 'Staff' }).click();
    await page.getByText('There is no connection').or(page.getByText('cannot be reached')).first().waitFor();
    await page.unroute('**/api/v1/**');
    await press(page, 'Try again');
    await row(page, 'Инна').waitFor();
    expect(visitors.complaints.splice(0).every((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
  });
});
