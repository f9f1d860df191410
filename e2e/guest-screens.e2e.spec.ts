import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import { Pool } from 'pg';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { toString as drawn } from 'qrcode';
import { Api } from './support/api';
import { House, openHouse } from './support/house';
import { staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { alerts, heading, holds, press, Visitors } from './support/visitors';

interface Card {
  id: string;
  version: number;
  name: string | null;
  phone: string | null;
  tags: string[];
  consents: string[];
  preferences: object;
  blacklisted: { reason: string } | null;
}

const pages = path.resolve(__dirname, '../dist/admin');

/** As a program of other days writes it: a letter is a byte. */
const asWindows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0)!;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );

describe('the screens about guests', () => {
  let platform: TestPlatform;
  let visitors: Visitors;
  let sql: Pool;
  let operator: Api;
  let place: House;
  let axe: string;
  const { join } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pages);
    sql = new Pool({ connectionString: platform.database.adminUrl, max: 2 });
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
    axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
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
  async function comesIn(
    role: string,
    address: string,
    { language = 'en', ...options }: BrowserContextOptions & { language?: string } = {},
  ): Promise<Page> {
    const page = await visitors.comesIn(await join(operator, role, place.venueId), options);
    await page.addInitScript(`localStorage.setItem('guestflow.language', '${language}')`);
    await page.goto(`${platform.url}/${address}`);
    return page;
  }

  async function known(card: object): Promise<Card> {
    const { status, body, text } = await place.manager.post<Card>('/guests', card);
    if (status !== 201) throw new Error(`A card could not be made: ${text}`);
    return body;
  }
  const cardOf = async ({ id }: Card) => (await place.manager.get<Card>(`/guests/${id}`)).body;
  const confirm = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name }).click();
  const main = (page: Page) => page.getByRole('main');
  /** Beside it, what is told for a moment is a list too. */
  const row = (page: Page, text: string) => main(page).getByRole('listitem').filter({ hasText: text });
  /** What reaches over the edge of the screen. */
  const tooWide = (page: Page) =>
    page.evaluate(`[...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .filter((one) => !one.closest('.overflow-x-auto') && !one.closest('.sr-only'))
      .map((one) => one.outerHTML.slice(0, 160))`);
  const part = (page: Page, name: string) =>
    main(page)
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2, name }) });

  it('find a guest as one types, however it is spelt', async () => {
    await known({ phone: '+79160000101', name: 'Екатерина Щербакова', birthday: '1990-05-12', tags: ['window'] });
    await known({ phone: '+79160000102', name: 'Борис Зуев' });
    const page = await comesIn('manager', 'guests');
    await row(page, 'Борис Зуев').waitFor();
    const search = page.getByLabel('Find a guest');
    for (const spelt of ['щербокова', 'Sherbakova', '8 (916) 000-01-01', '0101', '12.05.1990']) {
      await search.fill('зуев');
      await row(page, 'Щербакова').waitFor({ state: 'detached' });
      await search.fill(spelt);
      await row(page, 'Борис Зуев').waitFor({ state: 'detached' });
      await row(page, 'Екатерина Щербакова').getByText('window').waitFor();
    }
    // The address says what is looked for: it can be gone back to, and sent on.
    await page.getByRole('link', { name: 'Екатерина Щербакова' }).click();
    await heading(page, 'Екатерина Щербакова');
    await page.goBack();
    await holds(search, '12.05.1990');
    await search.fill('Nobody at all');
    await page.getByText('There are no such guests.').waitFor();
  });

  it('meet a card that is there already, and lose nothing that another wrote', async () => {
    const anna = await known({ phone: '+79160000001', name: 'Анна Петрова', tags: ['window'] });
    const page = await comesIn('manager', 'guests');
    await press(page, 'New guest');
    const dialog = page.getByRole('dialog', { name: 'New guest' });
    await dialog.getByLabel('Telephone').fill('8 916 000-00-01');
    await dialog.getByLabel('Tags').fill('terrace');
    await press(page, 'Add the guest');
    await dialog.getByText('There is a card of this guest already').waitFor();
    expect(await dialog.getByRole('link', { name: 'Анна Петрова' }).getAttribute('href')).toBe(`/guests/${anna.id}`);
    await press(page, 'Add to it');
    await heading(page, 'Анна Петрова');
    expect(page.url()).toBe(`${platform.url}/guests/${anna.id}`);
    expect((await cardOf(anna)).tags).toEqual(['window', 'terrace']);

    await press(page, 'Change');
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('Анна П.');
    await form.getByLabel('Preferences').fill('wine: dry\nno nuts');
    await place.manager.patch(`/guests/${anna.id}`, { name: 'Анна Иванова', notes: 'By the window' });
    await press(page, 'Save');
    await form.getByText('Somebody else wrote: Анна Иванова').waitFor();
    await alerts(page, 'Somebody else changed this card meanwhile');
    await holds(form.getByLabel('Notes'), 'By the window');
    await press(page, 'Save');
    await heading(page, 'Анна П.');
    await main(page).getByText('By the window').waitFor();
    expect((await cardOf(anna)).preferences).toEqual({ wine: 'dry', 'no nuts': true });
  });

  it('keep what a guest agreed to and took back, and who is not welcome', async () => {
    const guest = await known({ phone: '+79160000061', name: 'Семён' });
    const page = await comesIn('manager', `guests/${guest.id}`);
    await press(page, 'Mark as agreed: Keeping personal data');
    await press(page, 'Mark as agreed: Marketing: Telegram');
    await page.getByRole('button', { name: 'Take back: Marketing: Telegram' }).waitFor();
    await page.getByText('What was said, and when').click();
    await page.getByText(/Marketing: Telegram · agreed · written by staff/).waitFor();
    await press(page, 'Take back: Keeping personal data');
    await confirm(page, 'Take back');
    await page.getByRole('button', { name: 'Mark as agreed: Keeping personal data' }).waitFor();
    expect((await cardOf(guest)).consents).toEqual([]);
    await page.getByText(/Keeping personal data · taken back/).waitFor();

    await part(page, 'Blacklist').getByLabel('Reason').fill('Loud');
    await press(page, 'Put on the blacklist');
    await part(page, 'Blacklist').getByText('On the blacklist, since').waitFor();
    expect((await cardOf(guest)).blacklisted).toMatchObject({ reason: 'Loud' });

    await page.getByRole('link', { name: 'Blacklist' }).click();
    await row(page, 'Семён').getByText('Loud').waitFor();
    await row(page, 'Семён')
      .getByText(/^.*you, /)
      .waitFor();
    await press(page, 'Change the reason: Семён');
    await page.getByRole('dialog').getByLabel('Reason').fill('Very loud');
    await press(page, 'Save');
    await row(page, 'Семён').getByText('Very loud').waitFor();
    await press(page, 'Take off the list: Семён');
    await confirm(page, 'Take off the list');
    await page.getByText('Nobody is on the list').waitFor();

    // A phone of nobody yet known can be on it, once; so can a guest who is found as one types.
    const put = async (phone: string) => {
      await press(page, 'Put somebody on it');
      await page.getByRole('dialog').getByLabel('Telephone').fill(phone);
      await press(page, 'Put on the blacklist');
    };
    await put('8 916 000-00-99');
    await row(page, '+79160000099').getByText('No card').waitFor();
    await put('8 916 000-00-99');
    await alerts(page, 'It is on the blacklist already');
    await page.getByRole('dialog').getByText('A guest', { exact: true }).click();
    await page.getByLabel('Find the guest').fill('семен');
    await press(page, 'This one: Семён');
    await press(page, 'Put on the blacklist');
    await row(page, 'Семён').waitFor();
    await page.getByLabel('Find on the list').fill('0099');
    await row(page, 'Семён').waitFor({ state: 'detached' });
    await row(page, '+79160000099').waitFor();
  });

  it('make one card of two, showing first what it would be, and two of one again', async () => {
    const kept = await known({ phone: '+79160000011', name: 'Вера Ким', email: 'vera@example.com', tags: ['cat'] });
    const other = await known({ phone: '+79160000012', name: 'Вера К.', tags: ['dog'] });
    await place.manager.patch(`/guests/${other.id}`, { email: 'vera@example.com' });
    const page = await comesIn('manager', `guests/${kept.id}`);
    await row(page, 'the same e-mail').getByText('Вера К.').waitFor();
    await press(page, 'Compare: Вера К.');
    const comparison = page.getByRole('dialog', { name: 'Make one of Вера Ким and Вера К.' });
    await comparison.getByLabel('Telephone').selectOption('+79160000012');
    expect(await comparison.getByLabel('Tags').innerText()).toContain('Both: cat, dog');
    await press(page, 'Merge');
    await page.getByText('They are one card now').waitFor();
    await main(page).getByRole('link', { name: '+79160000011' }).waitFor();
    expect((await cardOf(other)).id).toBe(kept.id);

    // The address of a card that has become part of another leads to that one.
    await page.goto(`${platform.url}/guests/${other.id}`);
    await page.waitForURL(`${platform.url}/guests/${kept.id}`);
    await press(page, 'Undo the merge');
    await confirm(page, 'Undo the merge');
    await page.getByText('They are two cards again').waitFor();
    expect((await cardOf(other)).tags).toEqual(['dog']);
    await main(page).getByRole('link', { name: 'Вера К.' }).click();
    await heading(page, 'Вера К.');
  });

  it('describe a segment, see at once how many are in it, and keep, change and delete it', async () => {
    await known({ phone: '+79160000021', name: 'Глеб', tags: ['jazz'] });
    await known({ phone: '+79160000022', name: 'Ольга', tags: ['jazz', 'vip'] });
    const page = await comesIn('manager', 'guests');
    await row(page, 'Глеб').waitFor();
    await press(page, 'Filter');
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('With one of the tags').fill('jazz');
    await sheet.getByText('2 guests now').waitFor();
    await sheet.getByLabel('Visits, at least').fill('5');
    await sheet.getByLabel('Visits, at most').fill('1');
    await sheet.getByText('No guest can be all of this').waitFor();
    await sheet.getByLabel('Visits, at least').fill('');
    await sheet.getByText('2 guests now').waitFor();
    await press(page, 'A new segment');
    await sheet.getByLabel('Name of the segment').fill('Jazz');
    await press(page, 'Save the segment');
    const segments = page.getByRole('navigation', { name: 'Segments' });
    await segments.getByRole('button', { name: /^Jazz/, exact: false }).first().waitFor();
    await row(page, 'Глеб').waitFor();
    await page.getByText('2 guests', { exact: true }).waitFor();

    await press(page, 'Segment Jazz: what can be done');
    await page.getByRole('menuitem', { name: 'Change the segment' }).click();
    await sheet.getByLabel('With all of the tags').fill('vip');
    await sheet.getByText('1 guest now').waitFor();
    await press(page, 'Save the segment');
    await row(page, 'Глеб').waitFor({ state: 'detached' });
    await row(page, 'Ольга').waitFor();

    // A filter that is not kept stands in words above the list, and is taken away part by part.
    await segments.getByRole('button', { name: 'All guests' }).click();
    await press(page, 'Filter');
    await sheet.getByLabel('Without the tags').fill('vip');
    await sheet.getByLabel('With one of the tags').fill('jazz');
    await press(page, 'Show them');
    await row(page, 'Ольга').waitFor({ state: 'detached' });
    await press(page, 'Leave out: Without the tags: vip');
    await row(page, 'Ольга').waitFor();
    await page.reload();
    await page.getByText('With one of the tags: jazz').waitFor();
    await page.getByText('2 guests', { exact: true }).waitFor();

    await press(page, 'Segment Jazz: what can be done');
    await page.getByRole('menuitem', { name: 'Delete the segment' }).click();
    await confirm(page, 'Delete the segment');
    await page.getByText('The segment “Jazz” is deleted').waitFor();
  });

  it('handle what guests say, and answer it', async () => {
    const guest = await known({ phone: '+79160000071', name: 'Игорь' });
    await place.manager.post('/feedback', { guest_id: guest.id, score: 3, message_text: '<b>Cold</b> soup' });
    await place.manager.post('/feedback', { guest_id: guest.id, score: 10 });
    const page = await comesIn('manager', 'feedback');
    const unhappy = row(page, 'Score: 3 of 10').filter({ hasText: '<b>Cold</b> soup' });
    await unhappy.getByRole('button', { name: 'Reply: Игорь' }).click();
    const sheet = page.getByRole('dialog', { name: 'Игорь' });
    await sheet.getByLabel('The answer for the guest').fill('We are sorry');
    await sheet.getByRole('button', { name: 'Send' }).click();
    await sheet.getByText('We are sorry').first().waitFor();
    await sheet.getByText(/not sent: the guest is not known to the bot|not sent/).waitFor();
    await page.keyboard.press('Escape');
    await unhappy.getByText('Answered').waitFor();
    await unhappy.getByRole('button', { name: 'Mark as handled' }).click();
    await unhappy.waitFor({ state: 'detached' });
    await page.getByText('Handled', { exact: true }).click();
    await unhappy.getByRole('button', { name: 'Back to new' }).waitFor();
    const sum = page.getByRole('region', { name: 'In sum' });
    await sum.getByText('2, 2 with a score').waitFor();
    await sum.getByText('10: 1 time').waitFor({ state: 'attached' });
    await page.getByLabel('Score', { exact: true }).selectOption('Happy, 9–10');
    await unhappy.waitFor({ state: 'detached' });

    await press(page, 'Write down');
    const writing = page.getByRole('dialog', { name: 'What a guest said' });
    await press(page, 'Save');
    await alerts(page, 'Write what was said');
    await writing.getByLabel('What was said').fill('The soup was warm this time');
    await press(page, 'Save');
    await page.getByText('It is written down').waitFor();
  });

  it('bring in a list: the file, its columns, what would come of it, what came of it', async () => {
    await known({ phone: '+79160000032', name: 'Пётр' });
    const page = await comesIn('manager', 'guests/import', { language: 'ru' });
    const lines = [
      'Телефон;Имя;Фамилия;Скидка',
      '8 916 000-00-31;Инна;Ким;5',
      'не телефон;Никто;;',
      '8 916 000-00-32;Петр;Иванов;',
    ];
    const buffer = asWindows1251(`${lines.join('\r\n')}\r\n`);
    const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const chosen = page.getByLabel('Файл', { exact: true });
    await chosen.setInputFiles({ name: 'photo.csv', mimeType: 'text/csv', buffer: picture });
    await alerts(page, 'Этот файл не прочитать');
    await chosen.setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'guests.csv' }).waitFor();
    const column = (name: string) => page.getByLabel(`Столбец «${name}»`);
    const guessed = await Promise.all(['Телефон', 'Имя', 'Фамилия', 'Скидка'].map((name) => column(name).inputValue()));
    expect(guessed).toEqual(['phone', 'first_name', 'last_name', '']);
    await page.getByText('Например: Инна · Никто · Петр').waitFor();
    await column('Скидка').selectOption('Заметка');
    await press(page, 'Проверить');
    await page.getByRole('heading', { name: 'Что выйдет' }).waitFor();
    await page.getByText('Строка 3: Телефон: не номер телефона').waitFor();
    expect((await place.manager.get<Card[]>('/guests?phone=89160000031')).body).toEqual([]);

    // Whoever comes back finds it where it was.
    await page.reload();
    await page.getByText('Строка 3: Телефон: не номер телефона').waitFor();
    await page.getByText('Новые гости').last().click();
    await row(page, 'Строка 2').waitFor();
    await row(page, 'Строка 3').waitFor({ state: 'detached' });
    await press(page, 'Загрузить гостей');
    await page.getByRole('heading', { name: 'Что вышло' }).waitFor();
    await press(page, 'Показать гостей');
    await row(page, 'Ким Инна').getByText('из списка').waitFor();
    expect((await place.manager.get<Card[]>('/guests?phone=89160000031')).body).toMatchObject([{ notes: '5' }]);

    await page.goto(`${platform.url}/guests/import`);
    await row(page, 'guests.csv').filter({ hasText: 'Гости загружены' }).waitFor();
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
    const picture = page.getByRole('img', { name: /The link as a picture/ });
    await picture.waitFor();
    await eventually(async () =>
      expect(await picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).not.toBe(
        0,
      ),
    );
    await page.getByRole('link', { name: url }).waitFor();

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download all data')]);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toHaveProperty('crm');
    await page.goto(`${platform.url}/guests`);
    await press(page, 'More');
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download as CSV' }).click(),
    ]);
    expect(await readFile(await list.path(), 'utf8')).toContain('Дарья Лис');

    await page.goto(`${platform.url}/guests/${guest.id}`);
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

  it('show what a guest booked, and lead from there to the day', async () => {
    const guest = await known({ phone: '+79160000081', name: 'Лев' });
    const at = new Date(Date.now() + 2 * 86_400_000);
    at.setUTCHours(15, 0, 0, 0);
    const wish = { guest_id: guest.id, booked_at: at.toISOString(), guests_count: 2 };
    const booked = await eventually(async () => {
      const { status, body, text } = await place.manager.post<{ id: string }>('/bookings', wish);
      if (status !== 201) throw new Error(text);
      return body;
    });
    const page = await comesIn('manager', `guests/${guest.id}`);
    const coming = page.getByRole('region', { name: 'Still to come' });
    await eventually(async () => {
      if (await coming.isVisible()) return;
      await page.reload();
      await coming.waitFor({ timeout: 3_000 });
    }, 20_000);
    const href = await coming.getByRole('link').getAttribute('href');
    expect(href).toContain(`booking=${booked.id}`);
    expect(href).toContain(`date=${at.toISOString().slice(0, 10)}`);
    await press(page, 'New booking');
    await page.getByRole('dialog').waitFor();
  });

  it('offer nobody what is not his, on a telephone without scrolling sideways', async () => {
    const name = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const guest = await known({ phone: '+79160000051', name, notes: name, tags: ['<b>vip</b>'] });
    await place.manager.post('/feedback', { guest_id: guest.id, message_text: name });
    const page = await comesIn('receptionist', 'guests', { viewport: { width: 360, height: 740 }, language: 'ru' });
    await row(page, name).waitFor();
    expect(await page.getByRole('button', { name: 'Ещё', exact: true }).count()).toBe(0);
    const titles = { guests: 'Гости', feedback: 'Отзывы', blacklist: 'Чёрный список', [`guests/${guest.id}`]: name };
    for (const [address, title] of Object.entries(titles)) {
      await page.goto(`${platform.url}/${address}`);
      await heading(page, title);
      await main(page).getByRole('status').first().waitFor({ state: 'attached' });
      expect([address, await tooWide(page)]).toEqual([address, []]);
      const actions = page.getByRole('button', { name: /Стереть|Сравнить|разобран|Внести|сегмент/ });
      expect(await actions.count()).toBe(0);
    }
    expect(await page.locator('main img, main script, main b b').count()).toBe(0);
  });

  it('can be used by everybody: nothing serious is found wrong with any of them, light or dark', async () => {
    const guest = await known({ phone: '+79160000091', name: 'Нина', tags: ['vip'], notes: 'Allergic to nuts' });
    await place.manager.post('/feedback', { guest_id: guest.id, score: 6, message_text: 'So so' });
    await place.manager.post('/blacklist', { phone: '+79160000098', reason: 'Loud' });
    const page = await comesIn('admin', 'guests', { bypassCSP: true });
    const look = async (what: string) => {
      await page.evaluate(axe);
      const found = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`);
      const { violations } = found as { violations: { impact: string; id: string; nodes: { html: string }[] }[] };
      const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
      expect(grave.map(({ id, nodes }) => [what, id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme as 'light' });
      await page.goto(`${platform.url}/guests`);
      await row(page, 'Нина').waitFor();
      await look(`guests, ${theme}`);
      await press(page, 'Filter');
      await page.getByText(/guests? now$/).waitFor();
      await look(`the filter, ${theme}`);
      await page.goto(`${platform.url}/guests/${guest.id}`);
      await row(page, 'So so').waitFor();
      await page.getByText('There is no card like this one').waitFor();
      await look(`a card, ${theme}`);
      await press(page, 'Change');
      await page.getByRole('dialog').waitFor();
      await look(`a card being changed, ${theme}`);
      await page.goto(`${platform.url}/guests/import`);
      await page.getByRole('heading', { name: 'Earlier lists' }).waitFor();
      await look(`an import, ${theme}`);
      await page.goto(`${platform.url}/feedback`);
      await page.getByRole('button', { name: 'Reply: Нина' }).waitFor();
      await look(`feedback, ${theme}`);
      await page.getByRole('button', { name: 'Reply: Нина' }).click();
      await page.getByLabel('The answer for the guest').waitFor();
      await look(`an answer, ${theme}`);
      await page.goto(`${platform.url}/blacklist`);
      await row(page, '+79160000098').waitFor();
      await look(`the blacklist, ${theme}`);
    }
  });
});
