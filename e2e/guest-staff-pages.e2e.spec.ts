import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { toString as drawn } from 'qrcode';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { alerts, heading, holds, pagesFolder, press, row, Visitors } from './support/visitors';

interface Card {
  id: string;
  version: number;
  name: string | null;
  tags: string[];
  consents: string[];
  blacklisted: { reason: string } | null;
}

describe('the pages about guests', () => {
  let platform: TestPlatform;
  let visitors: Visitors;
  let sql: Pool;
  let operator: Api;
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

  /** Somebody of the house, at the page of an address. */
  async function comesIn(role: string, address = 'guests', options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visitors.comesIn(await join(operator, role, place.venueId), options);
    await page.goto(`${platform.url}/#/${address}`);
    return page;
  }

  async function known(card: object): Promise<Card> {
    const { status, body, text } = await place.manager.post<Card>('/guests', card);
    if (status !== 201) throw new Error(`A card could not be made: ${text}`);
    return body;
  }
  const cardOf = async ({ id }: Card) => (await place.manager.get<Card>(`/guests/${id}`)).body;
  const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click();

  it('find a guest as one types, meet a card that is there already, and lose nothing that another wrote', async () => {
    const anna = await known({ phone: '+79160000001', name: 'Анна Петрова', tags: ['window'] });
    await known({ phone: '+79160000002', name: 'Борис Зуев' });
    const page = await comesIn('manager');
    await row(page, 'Борис Зуев').waitFor();
    await page.getByLabel('Find a guest').fill('петрова');
    await row(page, 'Борис Зуев').waitFor({ state: 'detached' });
    await row(page, 'Анна Петрова').getByText('window').waitFor();

    await press(page, 'New guest');
    const form = page.getByRole('region', { name: 'New guest' });
    await form.getByLabel(/^Telephone/).fill('8 916 000-00-01');
    await form.getByLabel(/^Tags/).fill('terrace');
    await press(page, 'Add the guest');
    await form.getByText('There is a card of this guest already').waitFor();
    expect(await form.getByRole('link', { name: 'Анна Петрова' }).getAttribute('href')).toBe(`#/guests/${anna.id}`);
    await press(page, 'Add to it');
    await heading(page, 'Анна Петрова');
    expect(page.url()).toBe(`${platform.url}/#/guests/${anna.id}`);
    expect((await cardOf(anna)).tags).toEqual(['window', 'terrace']);

    await press(page, 'Change');
    await page.getByLabel(/^Name/).fill('Анна П.');
    await place.manager.patch(`/guests/${anna.id}`, { name: 'Анна Иванова', notes: 'By the window' });
    await press(page, 'Save');
    await page.getByText('Somebody else wrote: Анна Иванова').waitFor();
    await alerts(page, 'Somebody else changed this card meanwhile');
    await holds(page.getByLabel(/^Notes/), 'By the window');
    await press(page, 'Save');
    await heading(page, 'Анна П.');
    await page.getByText('By the window').first().waitFor();

    await press(page, 'Mark as agreed: Keeping personal data');
    await press(page, 'Mark as agreed: Marketing: Telegram');
    await page.getByRole('button', { name: 'Take back: Marketing: Telegram' }).waitFor();
    await page.getByText('What was said, and when').click();
    await page.getByText(/Marketing: Telegram · agreed · written by staff/).waitFor();
    await press(page, 'Take back: Keeping personal data');
    await confirm(page, 'Take back');
    await page.getByRole('button', { name: 'Mark as agreed: Keeping personal data' }).waitFor();
    expect((await cardOf(anna)).consents).toEqual([]);

    await page.getByLabel(/^Reason/).fill('Loud');
    await press(page, 'Put on the blacklist');
    await page.getByText('On the blacklist', { exact: true }).waitFor();
    expect((await cardOf(anna)).blacklisted).toMatchObject({ reason: 'Loud' });
    await page.getByRole('link', { name: 'Blacklist' }).click();
    await press(page, 'Take off the list: Анна П.');
    await confirm(page, 'Take off the list');
    await page.getByText('Nobody is on the list').waitFor();

    // A phone of nobody yet known can be on it, once.
    await page.getByLabel('Telephone').fill('8 916 000-00-99');
    await press(page, 'Put on the blacklist');
    await row(page, '+79160000099').getByText('No card').waitFor();
    await page.getByLabel('Telephone').fill('8 916 000-00-99');
    await press(page, 'Put on the blacklist');
    await alerts(page, 'It is on the blacklist already');
  });

  it('make one card of two, showing first what it would be, and two of one again', async () => {
    const kept = await known({ phone: '+79160000011', name: 'Вера Ким', email: 'vera@example.com', tags: ['cat'] });
    const other = await known({ phone: '+79160000012', name: 'Вера К.', tags: ['dog'] });
    await place.manager.patch(`/guests/${other.id}`, { email: 'vera@example.com' });
    const page = await comesIn('manager', `guests/${kept.id}`);
    await row(page, 'the same e-mail').getByText('Вера К.').waitFor();
    await press(page, 'Compare: Вера К.');
    const comparison = page.getByRole('group', { name: 'Make one of Вера Ким and Вера К.' });
    await comparison.getByLabel('Telephone').selectOption('+79160000012');
    expect(await comparison.getByLabel('Tags').innerText()).toContain('Both: cat, dog');
    await press(page, 'Merge');
    await page.getByText('They are one card now').waitFor();
    await page.getByRole('link', { name: '+79160000011' }).waitFor();
    expect((await cardOf(other)).id).toBe(kept.id);

    // The address of a card that has become part of another leads to that one.
    await page.goto(`${platform.url}/#/guests/${other.id}`);
    await page.waitForURL(`${platform.url}/#/guests/${kept.id}`);
    await press(page, 'Undo');
    await confirm(page, 'Undo');
    await page.getByText('They are two cards again').waitFor();
    expect((await cardOf(other)).tags).toEqual(['dog']);
    await page.getByRole('link', { name: 'Вера К.' }).click();
    await heading(page, 'Вера К.');
  });

  it('handle what guests say, answer it, and count a segment while it is described', async () => {
    const guest = await known({ phone: '+79160000021', name: 'Глеб', tags: ['jazz'] });
    await place.manager.post('/feedback', { guest_id: guest.id, score: 3, message_text: '<b>Cold</b> soup' });
    await place.manager.post('/feedback', { guest_id: guest.id, score: 10 });
    const page = await comesIn('manager', 'feedback');
    const unhappy = row(page, 'Score: 3 of 10').filter({ hasText: '<b>Cold</b> soup' });
    await unhappy.getByRole('button', { name: 'Reply' }).click();
    await page.getByLabel('The answer for the guest').fill('We are sorry');
    await press(page, 'Send');
    await unhappy.getByText('Answered').waitFor();
    await unhappy.getByRole('button', { name: 'Mark as handled' }).click();
    await unhappy.waitFor({ state: 'detached' });
    await page.getByLabel('Which').selectOption('Handled');
    await unhappy.getByRole('button', { name: 'Back to new' }).waitFor();
    await page.getByRole('region', { name: 'In sum' }).getByText('2, 2 with a score').waitFor();

    await page.getByRole('link', { name: 'Segments' }).click();
    await page.getByLabel(/^Name/).fill('Jazz');
    await page.getByLabel(/^With one of the tags/).fill('jazz');
    await page.getByText('1 guest now').waitFor();
    await press(page, 'Save the segment');
    await row(page, 'Jazz').getByText('With one of the tags: jazz').waitFor();
    await press(page, 'Show the guests: Jazz');
    await heading(page, 'Guests');
    await row(page, 'Глеб').waitFor();
    expect(await page.locator('main li').count()).toBe(1);
  });

  it('bring in a list: the file, its columns, what would come of it, what came of it', async () => {
    const page = await comesIn('manager', 'guests/import');
    const text = 'Phone;First name;Last name;Discount\r\n8 916 000-00-31;Инна;Ким;5\r\nnot a phone;Nobody;;\r\n';
    const file = { name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    const folder = await mkdtemp(path.join(tmpdir(), 'guests-'));
    const large = path.join(folder, 'large.csv');
    await writeFile(large, '');
    await truncate(large, 32 * 1024 * 1024 + 1);
    await page.getByLabel('File').setInputFiles(large);
    await press(page, 'Upload the file');
    await page.getByText('The file is too large').waitFor();
    await rm(folder, { recursive: true });
    await page.getByLabel('File').setInputFiles(file);
    await press(page, 'Upload the file');
    await heading(page, 'guests.csv');
    const column = (name: string) => page.getByLabel(`Column “${name}”`);
    const guessed = await Promise.all(['Phone', 'First name', 'Discount'].map((name) => column(name).inputValue()));
    expect(guessed).toEqual(['phone', 'first_name', '']);
    await column('Discount').selectOption('Notes');
    await press(page, 'Check');
    await page.getByText('What would come of it').waitFor();
    await page.getByText('Row 3: Phone: no phone there can be').waitFor();
    expect((await place.manager.get<Card[]>('/guests?phone=89160000031')).body).toEqual([]);
    await press(page, 'Bring them in');
    await page.getByText('What came of it').waitFor();
    await press(page, 'Show the guests');
    await row(page, 'Инна').getByText('from a list').waitFor();
  });

  it('give a copy of all data and a link for the bot, and erase, when it is meant', async () => {
    const guest = await known({ phone: '+79160000041', name: 'Дарья Лис' });
    const page = await comesIn('admin', `guests/${guest.id}`);
    await press(page, 'Make a link');
    await alerts(page, 'The venue has no bot yet');
    const url = 'https://t.me/bereza_bot?start=abc';
    const link = { url, expires_at: '2030-01-01T12:00:00Z', qr_svg: await drawn(url, { type: 'svg' }) };
    await page.route('**/bot-link', (route) => route.fulfill({ status: 201, json: link }));
    await press(page, 'Make a link');
    await page.getByRole('img', { name: /The link as a picture/ }).waitFor();
    expect(await page.locator('svg.qr path').count()).toBe(2);

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download all data')]);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toHaveProperty('crm');
    await page.getByRole('link', { name: 'Guests' }).last().click();
    await heading(page, 'Guests');
    const [list] = await Promise.all([page.waitForEvent('download'), press(page, 'Download as CSV')]);
    expect(await readFile(await list.path(), 'utf8')).toContain('Дарья Лис');

    await page.goBack();
    await heading(page, 'Дарья Лис');
    await press(page, 'Erase the data');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^To confirm/).fill('Дарья');
    await confirm(page, 'Erase the data');
    await dialog.getByText('This is not it').waitFor();
    expect((await cardOf(guest)).name).toBe('Дарья Лис');
    await dialog.getByLabel(/^To confirm/).fill('дарья лис');
    await confirm(page, 'Erase the data');
    await heading(page, 'The data are erased');
    await page.getByText('Every service has answered').waitFor();
    await page.getByText(/cards: 1/).waitFor();
    expect(await page.content()).not.toContain('Дарья');
  });

  it('offer nobody what is not his, on a telephone without scrolling sideways', async () => {
    const name = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const guest = await known({ phone: '+79160000051', name, notes: name, tags: ['<b>vip</b>'] });
    await place.manager.post('/feedback', { guest_id: guest.id, message_text: name });
    const page = await comesIn('receptionist', 'guests', { viewport: { width: 360, height: 740 } });
    await row(page, name).waitFor();
    expect(await page.getByRole('button', { name: 'Download as CSV' }).count()).toBe(0);
    const sections = await page.getByRole('navigation', { name: 'About guests' }).innerText();
    expect(sections.split(/\s+/)).toEqual(['Guests', 'Feedback', 'Segments', 'Blacklist']);
    for (const address of [`guests/${guest.id}`, 'feedback', 'segments', 'blacklist', 'guests']) {
      await page.goto(`${platform.url}/#/${address}`);
      await heading(page, address.includes('/') ? name : new RegExp(address, 'i'));
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      const actions = page.getByRole('button', { name: /Erase|Merge|Mark as handled|blacklist|segment/ });
      expect(await actions.count()).toBe(0);
    }
    expect(await page.locator('main img, main script, main b b').count()).toBe(0);
    await press(page, 'Русский');
    await heading(page, 'Гости');
  });
});
