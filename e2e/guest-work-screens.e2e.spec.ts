import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import { toString as drawn } from 'qrcode';
import { Card, confirm, GuestScreens, row } from './support/guest-screens';
import { alerts, barriersOf, heading, press } from './support/visitors';

/** As a program of other days writes it: a letter is a byte. */
const asWindows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0)!;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );

describe('the screens of what is done with guests', () => {
  const at = new GuestScreens();

  it('handle what guests say, and answer it', async () => {
    const guest = await at.known({ phone: '+79160000071', name: 'Игорь' });
    await at.place.manager.post('/feedback', { guest_id: guest.id, score: 3, message_text: '<b>Cold</b> soup' });
    await at.place.manager.post('/feedback', { guest_id: guest.id, score: 10 });
    const page = await at.comesIn('manager', 'feedback');
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
    await at.known({ phone: '+79160000032', name: 'Пётр' });
    const page = await at.comesIn('manager', 'guests/import', { language: 'ru' });
    const lines = [
      'Телефон;Имя;Фамилия;Скидка',
      '8 916 000-00-31;Инна;Ким;5',
      'не телефон;Никто;;',
      '8 916 000-00-32;Петр;Иванов;',
      '8 916 000-00-31;Инна;Ким;7',
    ];
    const buffer = asWindows1251(`${lines.join('\r\n')}\r\n`);
    const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const workbook = Buffer.from('504b030414000600', 'hex');
    const chosen = page.getByLabel('Файл', { exact: true });
    const folder = await mkdtemp(path.join(tmpdir(), 'guests-'));
    const large = path.join(folder, 'large.csv');
    await writeFile(large, '');
    await truncate(large, 32 * 1024 * 1024 + 1);
    await chosen.setInputFiles(large);
    await alerts(page, 'Файл слишком большой');
    await rm(folder, { recursive: true });
    await chosen.setInputFiles({ name: 'photo.csv', mimeType: 'text/csv', buffer: picture });
    await alerts(page, 'Этот файл не прочитать: Это не список, а картинка или документ.');
    await chosen.setInputFiles({ name: 'guests.xlsx', mimeType: 'application/zip', buffer: workbook });
    await alerts(page, 'Сначала сохраните её в Excel как CSV.');
    await chosen.setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'guests.csv' }).waitFor();
    const column = (name: string) => page.getByLabel(`Столбец «${name}»`);
    const guessed = await Promise.all(['Телефон', 'Имя', 'Фамилия', 'Скидка'].map((name) => column(name).inputValue()));
    expect(guessed).toEqual(['phone', 'first_name', 'last_name', '']);
    await page.getByText('Например: Инна · Никто · Петр').waitFor();
    await column('Скидка').selectOption('Телефон');
    await press(page, 'Проверить');
    await alerts(page, 'Два столбца не могут оба быть «Телефон».');
    await column('Скидка').selectOption('Заметка');
    await press(page, 'Проверить');
    await page.getByRole('heading', { name: 'Что выйдет' }).waitFor();
    await page.getByText('Строка 3: Телефон: не номер телефона').waitFor();
    expect((await at.place.manager.get<Card[]>('/guests?phone=89160000031')).body).toEqual([]);

    // Whoever comes back finds it where it was.
    await page.reload();
    await page.getByText('Строка 3: Телефон: не номер телефона').waitFor();
    await page.getByText('Новые гости').last().click();
    await row(page, 'Строка 2').waitFor();
    await row(page, 'Строка 3').waitFor({ state: 'detached' });
    await page.getByText('Все', { exact: true }).click();
    await row(page, 'Строка 5: Тот же гость, что в строке 2: карточка одна').waitFor();
    await press(page, 'Загрузить гостей');
    await page.getByRole('heading', { name: 'Что вышло' }).waitFor();
    await press(page, 'Показать гостей');
    await row(page, 'Ким Инна').getByText('из списка').waitFor();
    expect((await at.place.manager.get<Card[]>('/guests?phone=89160000031')).body).toMatchObject([{ notes: '5' }]);

    await page.goto(`${at.platform.url}/guests/import`);
    await row(page, 'guests.csv').filter({ hasText: 'Гости загружены' }).waitFor();
  });

  it('give a copy of all data and a link for the bot, and erase, when it is meant', async () => {
    const guest = await at.known({ phone: '+79160000041', name: 'Дарья Лис' });
    const page = await at.comesIn('admin', `guests/${guest.id}`);
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
    await page.goto(`${at.platform.url}/guests`);
    await press(page, 'More');
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download as CSV' }).click(),
    ]);
    expect(await readFile(await list.path(), 'utf8')).toContain('Дарья Лис');

    await page.goto(`${at.platform.url}/guests/${guest.id}`);
    await press(page, 'Erase the data');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^To confirm/).fill('Дарья');
    await confirm(page, 'Erase the data');
    await dialog.getByText('This is not it').waitFor();
    expect((await at.cardOf(guest)).name).toBe('Дарья Лис');
    await dialog.getByLabel(/^To confirm/).fill('дарья лис');
    await confirm(page, 'Erase the data');
    await heading(page, 'The data are erased');
    await page.getByText('Every service has answered').waitFor();
    await page.getByText(/cards: 1/).waitFor();
    expect(await page.content()).not.toContain('Дарья');
  });

  it('show what a guest booked, and lead from there to the day', async () => {
    const guest = await at.known({ phone: '+79160000081', name: 'Лев' });
    const day = new Date(Date.now() + 2 * 86_400_000);
    day.setUTCHours(15, 0, 0, 0);
    const wish = { guest_id: guest.id, booked_at: day.toISOString(), guests_count: 2 };
    const booked = await eventually(async () => {
      const { status, body, text } = await at.place.manager.post<{ id: string }>('/bookings', wish);
      if (status !== 201) throw new Error(text);
      return body;
    });
    const page = await at.comesIn('manager', `guests/${guest.id}`);
    const coming = page.getByRole('region', { name: 'Still to come' });
    await eventually(async () => {
      if (await coming.isVisible()) return;
      await page.reload();
      await coming.waitFor({ timeout: 3_000 });
    }, 20_000);
    const href = await coming.getByRole('link').getAttribute('href');
    expect(href).toContain(`booking=${booked.id}`);
    expect(href).toContain(`date=${day.toISOString().slice(0, 10)}`);
    await press(page, 'New booking');
    await page.getByRole('dialog').waitFor();
  });

  it('can be used by everybody: nothing serious is found wrong with any of them, light or dark', async () => {
    const guest = await at.known({ phone: '+79160000091', name: 'Нина', tags: ['vip'], notes: 'Allergic to nuts' });
    await at.place.manager.post('/feedback', { guest_id: guest.id, score: 6, message_text: 'So so' });
    await at.place.manager.post('/blacklist', { phone: '+79160000098', reason: 'Loud' });
    const page = await at.comesIn('admin', 'guests');
    const look = async (what: string) => {
      const barriers = await barriersOf(page);
      expect(barriers.map((barrier) => `${what}: ${barrier}`)).toEqual([]);
    };
    for (const theme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: theme as 'light' });
      await page.goto(`${at.platform.url}/guests`);
      await row(page, 'Нина').waitFor();
      await look(`guests, ${theme}`);
      await press(page, 'Filter');
      await page.getByText(/guests? (is|are) meant/).waitFor();
      await look(`the filter, ${theme}`);
      await page.goto(`${at.platform.url}/guests/${guest.id}`);
      await row(page, 'So so').waitFor();
      await page.getByText('There is no card like this one').waitFor();
      await look(`a card, ${theme}`);
      await press(page, 'Change');
      await page.getByRole('dialog').waitFor();
      await look(`a card being changed, ${theme}`);
      await page.goto(`${at.platform.url}/guests/import`);
      await page.getByRole('heading', { name: 'Earlier lists' }).waitFor();
      await look(`an import, ${theme}`);
      await page.goto(`${at.platform.url}/feedback`);
      await page.getByRole('button', { name: 'Reply: Нина' }).waitFor();
      await look(`feedback, ${theme}`);
      await page.getByRole('button', { name: 'Reply: Нина' }).click();
      await page.getByLabel('The answer for the guest').waitFor();
      await look(`an answer, ${theme}`);
      await page.goto(`${at.platform.url}/blacklist`);
      await row(page, '+79160000098').waitFor();
      await look(`the blacklist, ${theme}`);
    }
  });
});
