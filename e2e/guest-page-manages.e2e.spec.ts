import { chooses, fact, GuestsPages, tomorrow } from './support/guests-pages';
import { settled } from './support/settled';
import { heading, press } from './support/visitors';

describe('the pages where guests come back', () => {
  const at = new GuestsPages();
  const { open, guest, comesTo, saysWho, journal, booked, bookedByGuest } = at;

  it('let somebody wait for a day that is full, and take what is offered to him', async () => {
    const special = (date: string) => ({ date, closed: true, intervals: [] });
    const hours = [{ from: '18:00', to: '20:00' }];
    const special_days = [special('2027-05-07'), { date: tomorrow, closed: false, intervals: hours }];
    const house = await open({ tables: { '1': 2 }, settings: { auto_confirm: true, special_days } });
    const inTheWay = await booked(house, '1', '18:00');
    const page = await comesTo(house, await guest());
    await page.getByRole('button', { name: /6 May: fully booked/ }).click();
    expect(await page.getByRole('button', { name: /7 May: closed/ }).isDisabled()).toBe(true);
    await page.getByText('This day is fully booked').waitFor();
    await saysWho(page, 'Вера');
    await press(page, 'Let me know when something comes free');
    await heading(page, 'You are in line');
    await fact(page, 'Place in line', /^1$/);
    expect(page.url()).toMatch(/\/waiting#[\w-]{22}$/);
    await house.receptionist.post(`/bookings/${inTheWay.id}/cancel`, {});
    await settled(at.sql);
    await page.clock.fastForward('00:15');
    await heading(page, 'Something came free for you');
    await page
      .getByRole('timer')
      .getByText(/^(9:\d\d|10:00)$/)
      .waitFor();
    await press(page, 'I’ll take it');
    await heading(page, 'Your booking is confirmed');
    expect((await journal(house)).map(({ status }) => status).sort()).toEqual(['cancelled', 'confirmed']);
  });

  it('ask where the venue answers by itself, and say its answer without being asked', async () => {
    const house = await open({ settings: {} });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page);
    await press(page, 'Ask for it');
    await heading(page, 'It is asked for');
    await press(page, 'My booking');
    await heading(page, 'Your request waits for its answer');
    const [request] = await journal(house);
    await house.receptionist.post(`/bookings/${request!.id}/confirm`, { auto: true });
    await page.clock.fastForward('00:15');
    await heading(page, 'Your booking is confirmed');
  });

  it('say to call once it is too late to change; letters of before lead here too', async () => {
    const house = await open();
    await house.manager.patch('/venues/current', { contacts: { phone: '+7 495 000-00-00' } });
    await settled(at.sql);
    const { reference } = await bookedByGuest(house);
    at.clock.set('2027-05-06T14:30:00Z');
    const page = await guest();
    await page.goto(`${at.platform.url}/#/booking/${reference}`);
    await page.getByText('It can no longer be moved or cancelled here').waitFor();
    expect(page.url()).toBe(`${at.platform.url}/booking#${reference}`);
    const call = page.getByRole('link', { name: 'Call +7 495 000-00-00' });
    expect(await call.getAttribute('href')).toBe('tel:+74950000000');
    expect(await page.getByRole('button', { name: /Move it|Cancel the booking/ }).count()).toBe(0);
    await press(page, 'I’m coming');
    await page.getByText('The venue is told').waitFor();
    await page.goto('about:blank');
    await page.goto(`${at.platform.url}/#/book/${house.venue.slug}`);
    await heading(page, house.venue.name);
  });

  it('lead back from moving by the browser’s own button, with the booking as it is', async () => {
    const house = await open();
    const { reference } = await bookedByGuest(house);
    const page = await guest();
    await page.goto(`${at.platform.url}/booking#${reference}`);
    await press(page, 'Move it');
    await chooses(page, '20:00');
    await page.goBack();
    await page.getByRole('button', { name: 'Move it' }).waitFor();
    await fact(page, 'When', /18:00$/);
    await press(page, 'Move it');
    await chooses(page, '20:00');
    await press(page, 'Save the change');
    await fact(page, 'When', /20:00$/);
    // What became of it is seen without looking for it.
    expect(await page.evaluate('scrollY')).toBe(0);
  });
});
