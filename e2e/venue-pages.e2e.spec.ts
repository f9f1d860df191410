import { keyPermissions } from '@guestflow/access';
import { VenueSettings, VenueState } from '@guestflow/contracts';
import type { Page } from 'playwright-core';
import { Api } from './support/api';
import { startTestPlatform, TestPlatform } from './support/test-platform';
import { alerts, heading, holds, pagesFolder, press, row, Visitors } from './support/visitors';

const password = 'липы в цвету у ворот';
const dayMs = 24 * 3_600_000;

type Venue = VenueState & { settings: VenueSettings };

describe('the pages of a venue', () => {
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

  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto(`${platform.url}/#/home`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Sign in');
  }

  /** A new owner, by the API; without a `venue`, one who has still to open it. */
  async function owner(venue?: object): Promise<{ email: string; api: Api }> {
    const email = someone('owner');
    const account = { role: 'owner', email, password, first_name: 'Вера', venue };
    const { status, body } = await platform.api.post<{ access_token: string }>('/auth/register', account);
    expect(status).toBe(201);
    return { email, api: new Api(platform.url, body.access_token) };
  }

  const currentOf = async (api: Api) => (await api.get<Venue>('/venues/current')).body;

  it('let a new owner open a venue, and lead him into it', async () => {
    const email = someone('founder');
    const page = await visitors.newcomer('en-GB', { timezoneId: 'Europe/Berlin' });
    await page.goto(platform.url);
    await page.getByRole('link', { name: 'Open a venue' }).click();
    await heading(page, 'Open a venue');
    expect(page.url()).toBe(`${platform.url}/#/register/venue`);
    await holds(page.getByLabel('Time zone'), 'Europe/Berlin');
    // The address is one that can be kept.
    await page.reload();
    await heading(page, 'Open a venue');

    await page.getByLabel('First name').fill('Вера');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Choose a password').fill(password);
    await page.getByLabel('Time zone').fill('Nowhere');
    await press(page, 'Open it');
    await page.getByText('This is needed').waitFor();
    await page.getByText('Choose another time zone').waitFor();
    await page.getByLabel('Name of the venue').fill('Studio «Ряд»');
    await page.getByLabel('What it is').selectOption('Studio');
    // By its city, as somebody types it.
    await page.getByLabel('Time zone').fill('los angeles');
    await page.getByLabel('Language spoken with guests').selectOption('Russian');
    // What was typed stays in the other language too.
    await press(page, 'Русский');
    await heading(page, 'Открыть заведение');
    await holds(page.getByLabel('Название заведения'), 'Studio «Ряд»');
    await press(page, 'English');
    await press(page, 'Open it');

    await heading(page, 'Вера');
    await page.getByRole('heading', { level: 2, name: 'Studio «Ряд»' }).waitFor();
    const api = await platform.api.signIn(email, password);
    expect(await currentOf(api)).toMatchObject({
      name: 'Studio «Ряд»',
      kind: 'studio',
      timezone: 'America/Los_Angeles',
      country: 'US',
      language: 'ru',
    });
    expect((await api.get<{ role: string }>('/auth/me')).body.role).toBe('owner');
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Studio «Ряд»' }).waitFor();
  });

  it('say what is wrong at the field of the venue, and that an account is there already', async () => {
    const { email } = await owner();
    const page = await visitors.newcomer();
    await page.goto(`${platform.url}/#/register/venue`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Choose a password').fill('password1');
    await page.getByLabel('Name of the venue').fill('Кафе');
    await press(page, 'Open it');
    await page.getByText('not a common password').waitFor();
    await page.getByLabel('Choose a password').fill(password);
    await press(page, 'Open it');
    await page.getByText('There is an account with this e-mail already').waitFor();
  });

  it('lead an owner without a venue to opening one, and let him in without signing in again', async () => {
    const { email } = await owner();
    const page = await visitors.newcomer('en-GB', { timezoneId: 'Asia/Yekaterinburg' });
    await signIn(page, email);
    await heading(page, 'Open a venue');
    expect(await page.getByLabel('Choose a password').count()).toBe(0);
    expect(await page.getByRole('navigation').innerText()).not.toMatch(/Staff|API keys/);
    await page.getByLabel('Name of the venue').fill('Кафе «Ель»');
    // The way there breaks off when the venue is open already.
    await page.route('**/api/v1/auth/refresh', (route) => route.abort('internetdisconnected'), { times: 1 });
    await press(page, 'Open it');
    await page.getByText('The server cannot be reached').waitFor();
    expect(visitors.complaints.splice(0).every((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
    await press(page, 'Open it');
    await heading(page, 'Вера');
    await page.getByRole('heading', { level: 2, name: 'Кафе «Ель»' }).waitFor();
    await page.getByRole('link', { name: 'Staff' }).waitFor();
    const api = await platform.api.signIn(email, password);
    expect((await api.get<unknown[]>('/venues')).body).toHaveLength(1);
    expect(await currentOf(api)).toMatchObject({ timezone: 'Asia/Yekaterinburg', country: 'RU' });
  });

  it('show when the venue is open today, by its own clock and calendar', async () => {
    const timezone = 'Pacific/Kiritimati';
    const { email, api } = await owner({ name: 'Кафе «Атолл»', timezone });
    const there = new Intl.DateTimeFormat('en-CA', { timeZone: timezone });
    const begun = Date.now();
    const dayThere = (days: number) => there.format(begun + days * dayMs);
    const intervals = [{ from: '18:00', to: '02:00' }];
    const special_days = [
      // Midnight may pass there meanwhile.
      ...[dayThere(0), dayThere(1)].map((date) => ({ date, name: 'Праздник', closed: false, intervals })),
      { date: dayThere(-1), closed: true, intervals: [] },
    ];
    expect((await api.patch('/venues/current', { settings: { special_days } })).status).toBe(200);
    const page = await visitors.newcomer('en-GB', { timezoneId: 'America/Los_Angeles' });
    await signIn(page, email);
    const card = page.getByRole('region', { name: 'Кафе «Атолл»' });
    expect(await card.innerText()).toContain('18:00 – 02:00 · Праздник');
    expect(await card.innerText()).toMatch(/Active/);
    await api.patch('/venues/current', { settings: { special_days: null } });
    await page.reload();
    expect(await card.innerText()).toContain('10:00 – 22:00');
    const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    await api.patch('/venues/current', { settings: { opening_hours: closed } });
    await page.reload();
    expect(await card.innerText()).toContain('Closed');
  });

  it('change what a newcomer changes first, and lose nothing that somebody else wrote meanwhile', async () => {
    const { email, api } = await owner({ name: 'Кафе «Лён»', contacts: { phone: '+7 1', city: 'Тверь' } });
    const page = await visitors.newcomer();
    await signIn(page, email);
    const form = page.getByRole('region', { name: 'About the venue' });
    const save = (status: number) =>
      Promise.all([
        page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.status() === status),
        form.getByRole('button', { name: 'Save' }).click(),
      ]);
    const readAnew = async () => {
      await page.reload();
      await form.waitFor();
    };
    await form.getByLabel('E-mail').fill('not an address');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('does not look like an e-mail').waitFor();
    await form.getByLabel('E-mail').fill('hello@example.com');
    await form.getByLabel('Telephone').fill('');
    await form.getByLabel('Address').fill('ул. Льва Толстого, 1');
    await form.getByLabel('Greeting').fill('Добро пожаловать!\n<b>Ждём</b>');
    await save(200);
    await page.getByText('Saved').waitFor();
    await readAnew();
    const saved = await currentOf(api);
    expect(saved.contacts).toEqual({ email: 'hello@example.com', address: 'ул. Льва Толстого, 1', city: 'Тверь' });
    expect(saved.settings).toMatchObject({ greeting_text: 'Добро пожаловать!\n<b>Ждём</b>', info_text: null });

    // Something that is not on the page is in nobody's way.
    await api.patch('/venues/current', { settings: { slot_minutes: 15 } });
    await form.getByLabel('What a guest should know').fill('Вход со двора');
    await save(200);
    expect((await currentOf(api)).settings).toMatchObject({ slot_minutes: 15, info_text: 'Вход со двора' });

    await readAnew();
    await api.patch('/venues/current', { name: 'Кафе «Лён и лес»', contacts: { address: 'Площадь, 2' } });
    await form.getByLabel('Address').fill('Набережная, 3');
    await save(412);
    await form.getByText('Somebody else wrote: Площадь, 2').waitFor();
    await alerts(page, 'Somebody else changed the venue meanwhile');
    await form.getByText('it is theirs already').waitFor();
    await holds(form.getByLabel('Address'), 'Набережная, 3');
    await holds(form.getByLabel('Name of the venue'), 'Кафе «Лён и лес»');
    expect((await currentOf(api)).contacts.address).toBe('Площадь, 2');
    await save(200);
    expect(await currentOf(api)).toMatchObject({
      name: 'Кафе «Лён и лес»',
      contacts: { address: 'Набережная, 3', email: 'hello@example.com' },
    });
  });

  it('show the venue to who works there, with a form only for who may change it', async () => {
    const { api } = await owner({ name: 'Кафе «Ольха»' });
    const email = someone('host');
    await api.post('/users', { email, role: 'receptionist' });
    const { links } = await platform.mailbox.waitFor(email);
    const token = links[0]!.split('/').at(-1);
    await platform.api.post('/auth/invitation/accept', { token, password, first_name: 'Майя' });
    const page = await visitors.newcomer();
    await signIn(page, email);
    const address = page.getByRole('region', { name: 'Кафе «Ольха»' }).getByRole('link');
    expect(await address.innerText()).toBe(`${platform.url}/#/book/${(await currentOf(api)).slug}`);
    expect(await page.getByRole('region', { name: 'About the venue' }).count()).toBe(0);
    expect(await page.getByRole('navigation').innerText()).not.toContain('API keys');
  });

  it('make an API key that is shown once, say when it was used, and revoke it', async () => {
    const { email } = await owner({ name: 'Кафе «Ключ»' });
    const page = await visitors.newcomer();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn(page, email);
    await page.getByRole('link', { name: 'API keys' }).click();
    await page.getByText('There are no keys yet').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Виджет');
    await press(page, 'Make the key');
    await page.getByText('Choose at least one').waitFor();
    // What keys can be given, and nothing else that the owner may do himself.
    expect(await page.getByRole('checkbox').count()).toBe(keyPermissions.length);
    await page.getByRole('checkbox', { name: 'templates.read' }).check();
    await page.getByLabel('Good for').selectOption('90 days');
    await press(page, 'Русский');
    expect(await page.getByRole('checkbox', { name: 'templates.read' }).isChecked()).toBe(true);
    await press(page, 'English');
    await press(page, 'Make the key');

    const dialog = page.getByRole('dialog');
    const key = await dialog.getByLabel('The key').inputValue();
    expect(key).toMatch(/^gf_/);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await dialog.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(key);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await holds(dialog.getByLabel('The key'), key);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await row(page, 'Виджет').getByText('Never used').waitFor();
    expect(await page.content()).not.toContain(key);
    expect(await row(page, 'Виджет').innerText()).toMatch(/Active[^]*See the notification templates[^]*Good until/);

    const partner = new Api(platform.url, key);
    expect((await partner.get('/notification-templates')).status).toBe(200);
    expect((await partner.get('/venues/current')).status).toBe(403);
    await page.reload();
    await row(page, 'Виджет').getByText('Last used').waitFor();
    await press(page, 'Revoke: Виджет');
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await row(page, 'Виджет').getByText('Revoked', { exact: true }).waitFor();
    expect(await row(page, 'Виджет').getByRole('button').count()).toBe(0);
  });

  it('show the keys also while what a key can be given cannot be told', async () => {
    const { email, api } = await owner({ name: 'Кафе «Дверь»' });
    await api.post('/api-keys', { name: 'Касса', scopes: ['venue.read'] });
    const page = await visitors.newcomer();
    await signIn(page, email);
    await page.route('**/api/v1/openapi.json', (route) => route.abort('internetdisconnected'), { times: 1 });
    await page.getByRole('link', { name: 'API keys' }).click();
    await row(page, 'Касса').getByText('Does not expire').waitFor();
    await page.getByText('cannot be told at the moment').waitFor();
    expect(visitors.complaints.splice(0).every((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
    await press(page, 'Try again');
    await page.getByRole('checkbox', { name: 'venue.read' }).waitFor();
  });
});

describe('where only operators open venues, the page for a new owner', () => {
  let platform: TestPlatform;
  let visitors: Visitors;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder, { ownerSignUp: false });
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  it('says so, and how one gets a venue there', async () => {
    const page = await visitors.newcomer();
    await page.goto(`${platform.url}/#/register/venue`);
    await page.getByLabel('E-mail').fill('late@example.com');
    await page.getByLabel('Choose a password').fill(password);
    await page.getByLabel('Name of the venue').fill('Кафе');
    await press(page, 'Open it');
    await heading(page, 'Sign-up is closed here');
    await page.getByText('Ask for yours').waitFor();
    await page.getByRole('link', { name: 'Back to sign-in' }).click();
    await heading(page, 'Sign in');
  });
});
