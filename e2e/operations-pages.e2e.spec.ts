import { eventually } from '@guestflow/testing';
import { newId } from '@guestflow/persistence';
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { Api } from './support/api';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { barriersOf, heading, pagesFolder, press, row, Visitors } from './support/visitors';

interface ServiceState {
  parked: number;
  parked_events: { id: string; reason: string }[];
}

describe('who runs the platform', () => {
  let platform: TestPlatform;
  let operator: Api;
  let visitors: Visitors;
  let sql: Client;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
    sql = new Client({ connectionString: platform.database.adminUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql?.end();
    await visitors?.close();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  async function signIn(locale = 'en-GB'): Promise<Page> {
    const page = await visitors.newcomer(locale);
    await page.goto(platform.url);
    await page.getByLabel(locale === 'ru-RU' ? 'Почта' : 'E-mail').fill(superAdmin.email);
    await page.getByLabel(locale === 'ru-RU' ? 'Пароль' : 'Password', { exact: true }).fill(superAdmin.password);
    await press(page, locale === 'ru-RU' ? 'Войти' : 'Sign in');
    return page;
  }

  it('opens a venue, looks into it, works in its owner’s name with a banner that says so, and stops', async () => {
    const page = await signIn();
    await page.getByRole('link', { name: 'Venues' }).click();
    await heading(page, 'Venues');
    await press(page, 'Open a venue');
    await page.getByLabel('Name', { exact: true }).fill('Кафе «Маяк»');
    await page.getByLabel('Time zone').selectOption('Europe/Moscow');
    await page.getByLabel('The owner’s e-mail').fill('zoya@example.com');
    await press(page, 'Open it');
    await row(page, 'Кафе «Маяк»').getByText('Active').waitFor();
    expect(await barriersOf(page)).toEqual([]);

    const { links } = await platform.mailbox.waitFor('zoya@example.com');
    const token = links
      .find((link) => link.includes('/invitation#'))!
      .split('#')
      .at(-1);
    const password = 'липы в цвету у ворот';
    const accepted = await platform.api.post('/auth/invitation/accept', { token, password, first_name: 'Зоя' });
    expect(accepted.status).toBe(200);

    await press(page, 'People: Кафе «Маяк»');
    await row(page, 'Зоя').getByText('Active').waitFor();
    await press(page, 'Work in this name: Зоя');
    await page.getByText('is working in the name of Зоя').waitFor();
    await page.getByRole('link', { name: 'Journal', exact: true }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Stop');
    await heading(page, 'Venues');
    await page.getByText('is working in the name of').waitFor({ state: 'detached' });
  });

  it('suspends a venue with a reason, and lets it go on', async () => {
    expect((await operator.post('/tenants', { name: 'Кафе «Ель»', timezone: 'Europe/Moscow' })).status).toBe(201);
    const page = await signIn('ru-RU');
    await page.getByRole('link', { name: 'Заведения' }).click();
    await press(page, 'Приостановить: Кафе «Ель»');
    await page.getByLabel('Почему (владелец это увидит)').fill('Счёт за март');
    await page.getByRole('dialog').getByRole('button', { name: 'Приостановить' }).click();
    await row(page, 'Кафе «Ель»').getByText('Счёт за март').waitFor();
    await press(page, 'Возобновить: Кафе «Ель»');
    await row(page, 'Кафе «Ель»').getByText('Работает').waitFor();
  });

  it('is not told that every event was handled while a service says nothing', async () => {
    const page = await signIn('ru-RU');
    await page.route('**/api/v1/operations/crm', (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', json: { code: 'not_found' } }),
    );
    await page.getByRole('link', { name: 'Состояние' }).click();
    await page.getByText('Часть сервисов не отвечает').waitFor();
    await page.getByText('Есть ли отложенные события у тех, кто не отвечает, неизвестно.').waitFor();
    expect(await page.getByText('Отложенных событий нет').count()).toBe(0);
    await page.unroute('**/api/v1/operations/crm');
    await page.getByText('Отложенных событий нет').waitFor();
  });

  it('sees which service could not handle what, and has it tried again', async () => {
    const [parkedId, eventId] = [newId(), newId()];
    const fact = {
      ...{ specversion: '1.0', id: eventId, source: '/guestflow/identity', type: 'moon.risen.v1', subject: eventId },
      ...{ time: new Date().toISOString(), actor: 'system:test', data: { after: { id: eventId, version: 1 } } },
    };
    await sql.query(
      `INSERT INTO booking.parked_events (id, event_id, type, fact, reason, error, attempts)
       VALUES ($1, $2, 'moon.risen.v1', $3, 'failed', 'Error: no handle on the moon', 6)`,
      [parkedId, eventId, JSON.stringify(fact)],
    );
    const page = await signIn();
    await page.getByRole('link', { name: 'Health' }).click();
    await heading(page, 'Health');
    await page.getByText('All services answer').waitFor();
    await page.getByText('moon.risen.v1').waitFor();
    await page.getByText('no handle on the moon').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Try all again');
    await page.getByText('1 event sent again').waitFor();
    // It came to the service's queue, and could be handled no better: it is parked again, as what it is.
    await eventually(async () => {
      const { body } = await operator.get<ServiceState>('/operations/booking');
      expect(body.parked_events.map(({ id, reason }) => [id === parkedId, reason])).toEqual([[false, 'malformed']]);
    });
    expect((await platform.api.get('/operations/booking')).status).toBe(401);
  });
});
