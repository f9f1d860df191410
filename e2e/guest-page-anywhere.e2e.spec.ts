import fs from 'node:fs';
import path from 'node:path';
import { chooses, GuestsPages, phone, times, wider } from './support/guests-pages';
import { settled } from './support/settled';
import { barriersOf, heading, pagesFolder, press } from './support/visitors';

describe('guests’ pages, on whatever device and network', () => {
  const at = new GuestsPages();
  const { open, guest, comesTo, saysWho, journal } = at;

  it('show as text what anybody wrote, name the zone to who is elsewhere, and speak as he does, by keys alone', async () => {
    const evil = '<img src=x onerror="document.title = 1"><script>document.title = 1</script>';
    const settings = { auto_confirm: true, info_text: `Парковка ${evil}`, greeting_text: evil };
    const house = await open({ name: `Кафе ${evil}`, settings });
    const page = await guest({ timezoneId: 'America/New_York', viewport: { width: 320, height: 640 } }, 'ru-RU');
    await comesTo(house, page);
    await page.getByText(`Парковка ${evil}`).waitFor();
    expect([await page.locator('main img, main script').count(), await page.title()]).toEqual([
      0,
      `${house.venue.name} · GuestFlow`,
    ]);
    await page.getByText('по часам заведения: Москва').waitFor();
    // Nothing is wider than the phone.
    expect(await page.evaluate(wider)).toBeLessThanOrEqual(0);
    // From day to day, to a time.
    await page.locator('[data-date][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await times(page).getByRole('button', { name: '12:30' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('timer').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ваша бронь');
    expect(await page.evaluate(wider)).toBeLessThanOrEqual(0);
    // Who speaks neither language is spoken to in the venue's.
    const foreign = await guest({}, 'fi-FI');
    await comesTo(house, foreign);
    await foreign.getByRole('heading', { name: 'Выберите время' }).waitFor();
    await page.goto(`${at.platform.url}/booking#${'x'.repeat(22)}`);
    await heading(page, 'Такой брони нет');
    await page.goto(`${at.platform.url}/v/no-such-venue`);
    await heading(page, 'Такой страницы нет');
  });

  it('say that there is no network, send once what was sent twice, and say plainly when they cannot be loaded', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page);
    await page.context().setOffline(true);
    await page.getByRole('status').getByText('There is no connection').waitFor();
    await page.context().setOffline(false);
    await page.getByText('There is no connection').waitFor({ state: 'hidden' });
    // It is done, but the answer is lost on its way.
    const keys: string[] = [];
    await page.route('**/bookings', async (route) => {
      keys.push(route.request().headers()['idempotency-key']!);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(await journal(house)).toHaveLength(1);

    const unlucky = await at.visitors.newcomer('ru-RU', phone);
    await unlucky.route('**/*.js', (route) => route.abort());
    await unlucky.goto(at.address(house));
    await unlucky.getByText('Страница ещё не загрузилась').waitFor();
    // That nothing came is what was tried here.
    const others = at.visitors.complaints.filter((complaint) => !/net::ERR_/.test(complaint));
    at.visitors.complaints.splice(0, Infinity, ...others);
  });

  it.each(['light', 'dark'] as const)('are for everybody, in %s', async (colorScheme) => {
    const house = await open({ tables: { '1': 2, '2': 2 } });
    const page = await comesTo(house, await guest({ colorScheme }));
    await times(page).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await chooses(page, '18:00');
    await press(page, 'Book it');
    await page.getByText('Please write it here').first().waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await saysWho(page);
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'My booking');
    await heading(page, 'Your booking is confirmed');
    await press(page, 'Cancel the booking');
    expect(await barriersOf(page)).toEqual([]);
    await press(page, 'Keep it');
    await press(page, 'Move it');
    await times(page).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await page.goto(`${at.platform.url}/waiting#${await at.waiting(house)}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });

  it('say in the document itself what the venue is called, and bring along what they ask for first', async () => {
    const name = 'Кафе "A&B" </title><script>alert(1)</script>';
    const house = await open({ name });
    await house.manager.patch('/venues/current', { contacts: { city: 'Москва' }, language: 'ru' });
    await settled(at.sql);
    const answer = await fetch(at.address(house), { redirect: 'error' });
    const html = await answer.text();
    const text = 'Кафе &quot;A&amp;B&quot; &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;';
    expect(html).toContain(`<title>${text}</title>`);
    expect(html).toContain(`<meta property="og:title" content="${text}" />`);
    expect(html).not.toContain('<script>alert');
    expect(answer.headers.get('link')).toBe(
      `</api/v1/public/venues/${house.venue.slug}>; rel=preload; as=fetch; crossorigin`,
    );
    for (const elsewhere of ['/v/no-such-venue', '/v/%3Cscript%3E', '/booking']) {
      const plain = await fetch(`${at.platform.url}${elsewhere}`);
      expect([plain.status, (await plain.text()).includes('<title>GuestFlow</title>')]).toEqual([200, true]);
    }
    const page = await guest();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await comesTo(house, page);
    await times(page).waitFor();
    // What is brought along is not asked for a second time; and nothing is asked of anybody else.
    expect(asked.filter((url) => url.endsWith(`/public/venues/${house.venue.slug}`))).toHaveLength(1);
    expect(asked.filter((url) => !url.startsWith(at.platform.url))).toEqual([]);
  });

  it('come small over the network, to who reads no Brotli too', async () => {
    const html = await (await fetch(`${at.platform.url}/booking`)).text();
    for (const [file] of html.matchAll(/\/assets\/[\w-]+\.(?:js|css)/g)) {
      const whole = fs.readFileSync(path.join(pagesFolder, file));
      for (const encoding of ['br', 'gzip', 'identity']) {
        const answer = await fetch(`${at.platform.url}${file}`, { headers: { 'accept-encoding': encoding } });
        expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding);
        expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
        expect(answer.headers.get('cache-control')).toContain('immutable');
        expect(Buffer.from(await answer.arrayBuffer()).equals(whole)).toBe(true);
      }
    }
  });

  it('work in browsers of some years ago, and in a window that keeps nothing', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await guest();
    await page.addInitScript(`
      delete AbortSignal.any;
      delete URLSearchParams.prototype.size;
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('Not here', 'SecurityError'); } });
      }
    `);
    await comesTo(house, page);
    await press(page, 'Русский');
    await page.getByRole('heading', { name: 'Выберите время' }).waitFor();
    await press(page, 'English');
    await chooses(page, '18:00');
    await saysWho(page);
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    await press(page, 'My booking');
    await heading(page, 'Your booking is confirmed');
  });

  it('change the language without a network too, and go on with what was chosen when it is there again', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page);
    await page.context().setOffline(true);
    await press(page, 'Русский');
    await page.getByRole('heading', { name: 'Ваша бронь' }).waitFor();
    await press(page, 'Забронировать');
    await page.getByRole('alert').getByText('Нет связи').waitFor();
    await page.context().setOffline(false);
    await press(page, 'Забронировать');
    await heading(page, 'Забронировано');
    expect(await journal(house)).toHaveLength(1);
    const others = at.visitors.complaints.filter((complaint) => !/net::ERR_/.test(complaint));
    at.visitors.complaints.splice(0, Infinity, ...others);
  });
});
