import type { Page } from 'playwright-core';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { DayAtNoon, lane } from './support/day-at-noon';
import { House } from './support/house';
import { openFrom } from './support/noon';
import { barriersOf, press } from './support/visitors';

describe('times that are blocked, and who waits for one', () => {
  let day: DayAtNoon;

  beforeAll(async () => {
    day = await DayAtNoon.begin();
  });
  afterAll(() => day?.end());
  afterEach(() => day?.visitors.leave());

  const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
  const chip = (page: Page, name: string | RegExp) =>
    page.getByRole('dialog').last().getByRole('button', { name, exact: true });
  const blocksOf = async ({ manager }: House) =>
    (await manager.get<{ reason: string | null; table_ids: string[] }[]>('/schedule/blocks')).body;
  const bookingsOf = async ({ manager }: House) => (await manager.get<BookingDto[]>('/bookings')).body;

  async function blocked({ manager }: House, from: string, to: string, tableIds: string[] = []) {
    const wanted = { starts_at: day.at(from), ends_at: day.at(to), type: 'closed', table_ids: tableIds };
    const { status, text } = await manager.post('/schedule/blocks', wanted);
    if (status !== 201) throw new Error(text);
  }

  it('block a table for an evening, change that, and take it away', async () => {
    const house = await day.house();
    const page = await day.comesIn(house);
    await press(page, 'Block a time');
    const dialog = page.getByRole('dialog').first();
    await dialog.getByText('Nothing is blocked on this day.').waitFor();
    await dialog.getByLabel('From').fill('18:00');
    await dialog.getByLabel('Until').fill('20:00');
    await dialog.getByLabel('Why').selectOption('Private event');
    await dialog.getByLabel('In words').fill('A wedding');
    await chip(page, '2').click();
    expect(await barriersOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Block it' }).click();
    await said(page, 'The time is blocked');
    const ofDay = page.getByRole('region', { name: 'Blocked on this day' });
    await ofDay.getByText('18:00 – 20:00').waitFor();
    await ofDay.getByText('2 · A wedding').waitFor();
    expect(await blocksOf(house)).toMatchObject([{ reason: 'A wedding', table_ids: [house.tables['2']] }]);

    await ofDay.getByRole('button', { name: 'Change: 18:00 – 20:00' }).click();
    await page.getByRole('dialog', { name: 'Change the blocked time' }).waitFor();
    await dialog.getByLabel('Until').fill('21:30');
    await chip(page, '3').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said(page, 'The blocked time is changed');
    await ofDay.getByText('18:00 – 21:30').waitFor();
    await ofDay.getByText('2 + 3 · A wedding').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    for (const table of ['2', '3']) await lane(page, table).getByText('A wedding').waitFor();

    await press(page, 'Block a time');
    await ofDay.getByRole('button', { name: 'Unblock: 18:00 – 21:30' }).click();
    const sure = page.getByRole('dialog', { name: 'Take bookings again: 18:00 – 21:30?' });
    await sure.getByRole('button', { name: 'Unblock' }).click();
    await said(page, 'It can be booked again');
    await dialog.getByText('Nothing is blocked on this day.').waitFor();
    expect(await blocksOf(house)).toEqual([]);
  });

  it('tell who is booked in a time that is blocked, and leave them there', async () => {
    const house = await day.house();
    await day.booked(house, 'Анна', '18:00', '1');
    const page = await day.comesIn(house, { language: 'ru' });
    await press(page, 'Закрыть время');
    const dialog = page.getByRole('dialog').first();
    await dialog.getByLabel('С', { exact: true }).fill('17:00');
    await dialog.getByLabel('До', { exact: true }).fill('19:00');
    await dialog.getByRole('button', { name: 'Закрыть время' }).click();
    await said(page, 'Время закрыто. В нём остаются: 1 бронь');
    await said(page, '18:00 · Анна · 2 гостя · 1');
    expect(await bookingsOf(house)).toMatchObject([{ guest_name: 'Анна', status: 'confirmed', time: '18:00' }]);
  });

  it('refuse a booking in a blocked time in plain words, with what is free instead', async () => {
    const house = await day.house();
    await blocked(house, '18:00', '20:00', [house.tables['2']!]);
    const page = await day.comesIn(house, {
      language: 'ru',
      address: `?sheet=new&time=18:00&table=${house.tables['2']}`,
    });
    await page.getByLabel('Имя', { exact: true }).fill('Ольга');
    await press(page, 'Забронировать');
    await page.getByRole('alert').filter({ hasText: 'Стол 2 закрыт с 18:00 до 20:00.' }).waitFor();
    expect(await bookingsOf(house)).toEqual([]);
    await press(page, 'В то же время: стол 1');
    await said(page, 'Забронировано: Ольга, 18:00, стол 1');
    expect(await bookingsOf(house)).toMatchObject([{ guest_name: 'Ольга', table_ids: [house.tables['1']] }]);
  });

  it('refuse it for the whole venue too', async () => {
    const house = await day.house();
    await blocked(house, '17:00', '22:00');
    const page = await day.comesIn(house, { address: '?sheet=new&time=18:00' });
    await page.getByText('Nothing is free for all of this time.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Ольга');
    await press(page, 'Book it');
    await page.getByRole('alert').filter({ hasText: 'No table is free for all of this time.' }).waitFor();
    expect(await bookingsOf(house)).toEqual([]);
  });

  it('block after midnight what is still the same evening', async () => {
    const house = await day.house({ settings: { opening_hours: openFrom('12:00', '02:00') } });
    const page = await day.comesIn(house);
    await press(page, 'Block a time');
    const dialog = page.getByRole('dialog').first();
    await dialog.getByLabel('From').fill('00:30');
    await dialog.getByLabel('Until').fill('02:00');
    await dialog.getByLabel('In words').fill('A rehearsal');
    await chip(page, '1').click();
    await dialog.getByRole('button', { name: 'Block it' }).click();
    const ofDay = page.getByRole('region', { name: 'Blocked on this day' });
    await ofDay.getByText('1 · A rehearsal').waitFor();
    await ofDay.getByRole('button', { name: /^Change: .*00:30 – .*02:00/ }).click();
    await dialog.getByLabel('From').fill('23:30');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await ofDay.getByText(/^23:30 – .*02:00/).waitFor();
    const { body } = await house.manager.get<{ starts_at: string; ends_at: string }[]>('/schedule/blocks');
    expect(body).toMatchObject([{ starts_at: day.at('23:30'), ends_at: day.at('26:00') }]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await lane(page, '1').getByText('A rehearsal').waitFor();
  });

  it('keep a line: somebody is written down, changed, offered a table and seated at it, somebody else removed', async () => {
    const house = await day.house();
    const page = await day.comesIn(house, { language: 'ru' });
    await press(page, 'Лист ожидания');
    const sheet = page.getByRole('dialog').first();
    await sheet.getByText('На этот день никто не ждёт').waitFor();
    const entry = (name: string) => sheet.getByRole('listitem').filter({ hasText: name });
    for (const name of ['Нина', 'Пётр']) {
      await sheet.getByRole('button', { name: 'Записать в лист ожидания' }).click();
      await sheet.getByLabel('Не раньше').fill('20:00');
      await sheet.getByLabel('Не позже').fill('21:00');
      await sheet.getByLabel('Имя', { exact: true }).fill(name);
      await sheet.getByRole('button', { name: 'Добавить', exact: true }).click();
      await entry(name).getByText('20:00 – 21:00').waitFor();
    }
    await entry('Пётр').getByText('№ 2').waitFor();

    await entry('Нина').getByRole('button', { name: 'Изменить: Нина' }).click();
    await chip(page, '4 гостя').click();
    await sheet.getByLabel('Заметки сотрудников').fill('С коляской');
    await sheet.getByRole('button', { name: 'Сохранить' }).click();
    await entry('Нина').getByText('Нина · 4 гостя').waitFor();
    await entry('Нина').getByText('С коляской').waitFor();

    await entry('Пётр').getByRole('button', { name: 'Убрать: Пётр' }).click();
    const sure = page.getByRole('dialog', { name: 'Убрать из листа ожидания: Пётр?' });
    await sure.getByRole('button', { name: 'Убрать' }).click();
    await said(page, 'Больше не ждёт: Пётр');
    await sheet.getByText('Уже не ждут: 1').waitFor();

    await entry('Нина').getByRole('button', { name: 'Предложить место' }).click();
    const offer = page.getByRole('dialog', { name: 'Предложить место: Нина' });
    await offer.getByRole('button', { name: '21:00', exact: true }).click();
    await offer.getByRole('button', { name: 'Предложить', exact: true }).click();
    await entry('Нина')
      .getByText(/Предложено: 21:00 · на ответ осталось/)
      .waitFor();
    await entry('Нина').getByRole('button', { name: 'Забронировать за гостя' }).click();
    await said(page, 'Забронировано: Нина, 21:00');
    await sheet.getByText('Уже не ждут: 2').waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^21:00 – 23:00, Нина, 4 гостя, Подтверждена/ }).click();
    await press(page, 'Пришли');
    await said(page, 'В зале: Нина');
    expect(await bookingsOf(house)).toMatchObject([{ guest_name: 'Нина', status: 'arrived', time: '21:00' }]);
  });
});
