import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventually } from '@guestflow/testing';
import type { Request } from 'playwright-core';
import { chooses, dayButton, fact, GuestsPages, times, tomorrow } from './support/guests-pages';
import { heading, holds, pagesFolder, press } from './support/visitors';

describe('the pages where guests book', () => {
  const at = new GuestsPages();
  const { open, guest, comesTo, saysWho, free, journal, booked } = at;

  it('are light, hold a table while it is said who comes, and let him see, move and cancel what he booked', async () => {
    const house = await open({ tables: { '1': 2, '2': 4 } });
    const page = await guest();
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await comesTo(house, page);
    await times(page).waitFor();
    const scripts = asked.map((request) => new URL(request.url()).pathname).filter((file) => file.endsWith('.js'));
    const weight = (file: string) => gzipSync(fs.readFileSync(path.join(pagesFolder, file)), { level: 9 }).length;
    expect(scripts.map(weight).reduce((sum, each) => sum + each, 0)).toBeLessThan(90_000);

    await chooses(page, '18:00');
    await page
      .getByRole('timer')
      .getByText(/^(4:\d\d|5:00)$/)
      .waitFor();
    expect(await free(house, '18:00')).toBe(1);
    // Another time in its place: one is held and no more.
    await press(page, 'Another time');
    await chooses(page, '19:00');
    await page.getByText('Thursday 6 May, 19:00, 2 guests').waitFor();
    expect([await free(house, '17:00'), await free(house, '19:00')]).toEqual([2, 1]);

    await press(page, 'Book it');
    await page.getByText('Please write it here').first().waitFor();
    await page.getByLabel('Your name').fill('Анна');
    await page.getByLabel('Phone').fill('12');
    await press(page, 'Book it');
    await page.getByText('Check the number').waitFor();
    // What was typed stays in the other language too.
    await press(page, 'Русский');
    await page.getByRole('heading', { name: 'Ваша бронь' }).waitFor();
    await holds(page.getByLabel('Ваше имя'), 'Анна');
    await press(page, 'English');
    await saysWho(page);
    await page.getByLabel('Wishes').fill('<b>У окна</b>');
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(await journal(house)).toMatchObject([{ status: 'confirmed', guest_name: 'Анна', comment: '<b>У окна</b>' }]);
    const link = await page.getByLabel('The link').inputValue();
    expect(link).toMatch(/\/booking#[\w-]{22}$/);

    await press(page, 'My booking');
    await heading(page, 'Your booking is confirmed');
    await fact(page, 'When', /^Thursday 6 May, 19:00$/);
    await fact(page, 'Wishes', /^<b>У окна<\/b>$/);
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Add to the calendar' }).click();
    expect((await file).suggestedFilename()).toBe('booking.ics');
    await press(page, 'I’ll be late by 20 min');
    await fact(page, 'You said', 'I’ll be 20 min late');
    await press(page, 'I’m coming');
    await fact(page, 'You said', 'I’m coming');

    await press(page, 'Move it');
    await press(page, 'One more');
    await chooses(page, '19:30');
    await page.getByRole('status').getByText('19:30, 3 guests').waitFor();
    await press(page, 'Save the change');
    await page.getByText('The booking is moved').waitFor();
    await fact(page, 'When', /19:30$/);
    await fact(page, 'Guests', /^3$/);
    // The address is one that can be kept, and its secret is told to no server that serves pages.
    await page.goto('about:blank');
    await page.goto(link);
    await heading(page, 'Your booking is confirmed');
    const reference = link.split('#')[1]!;
    const addresses = asked.map((request) => request.url()).filter((url) => !url.includes('/api/v1/'));
    expect(addresses.filter((url) => url.split('#')[0]!.includes(reference))).toEqual([]);

    await press(page, 'Cancel the booking');
    await press(page, 'Keep it');
    expect(await journal(house)).toMatchObject([{ status: 'confirmed', guests_count: 3 }]);
    await press(page, 'Cancel the booking');
    await press(page, 'Yes, cancel it');
    await heading(page, 'The booking is cancelled');
    expect(await journal(house)).toMatchObject([{ status: 'cancelled', cancelled_by: 'guest' }]);
    // Nobody was asked to sign in, and nothing of the staff's pages came along.
    expect(asked.filter((request) => /\/auth\/|\/index-|session-|staff/.test(request.url()))).toEqual([]);
  });

  it('show alternatives to who comes too late, and keep what he typed', async () => {
    const house = await open({ tables: { '1': 2 } });
    const [page, other] = [await comesTo(house, await guest()), await comesTo(house, await guest())];
    await dayButton(other, tomorrow).click();
    await times(other).getByRole('button', { name: '18:00', exact: true }).waitFor();
    await chooses(page, '18:00');
    await page.getByRole('timer').waitFor();
    await times(other).getByRole('button', { name: '18:00', exact: true }).click();
    await other.getByText('Somebody else has just taken this time').waitFor();
    await other.getByRole('alert').getByRole('button', { name: '20:00', exact: true }).click();
    await saysWho(other, 'Борис');
    // His time runs out unseen, and somebody else is quicker than he.
    at.clock.set('2027-05-05T09:06:00Z');
    await booked(house, '1', '20:00');
    await press(other, 'Book it');
    await other.getByText('Somebody else has just taken this time').waitFor();
    await other.getByRole('alert').getByRole('button', { name: '18:00', exact: true }).click();
    await other.getByText('Thursday 6 May, 18:00, 2 guests').waitFor();
    await holds(other.getByLabel('Your name'), 'Борис');
    await press(other, 'Book it');
    await heading(other, 'It is booked');
  });

  it('say when the last minute begins, hold a time once more, say when it ran out, and give it back on leaving', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page, 'Вера');
    await page.clock.fastForward('04:10');
    await page.getByRole('status').getByText('One minute is left').waitFor();
    at.clock.set('2027-05-05T09:05:00Z');
    await page.clock.fastForward('00:51');
    await page.getByText('it is held for you again').waitFor();
    expect(await free(house, '18:00')).toBe(0);
    at.clock.set('2027-05-05T09:10:00Z');
    await page.clock.fastForward('05:01');
    await page.getByText('nothing is held for you any more').waitFor();
    expect(await free(house, '18:00')).toBe(1);
    await press(page, 'Hold it again');
    await page.getByRole('timer').waitFor();
    await holds(page.getByLabel('Your name'), 'Вера');
    expect(await free(house, '18:00')).toBe(0);
    await page.goto('about:blank');
    await eventually(async () => expect(await free(house, '18:00')).toBe(1));
  });

  it('lead back to the times by the browser’s own button, and from there out of the page', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await guest();
    await page.goto(`${at.platform.url}/v/no-such-venue`);
    await comesTo(house, page);
    await chooses(page, '18:00');
    await saysWho(page, 'Анна');
    await page.goBack();
    await page.getByRole('heading', { name: 'Choose a time' }).waitFor();
    await eventually(async () => expect(await free(house, '18:00')).toBe(1));
    await chooses(page, '19:00');
    await holds(page.getByLabel('Your name'), 'Анна');
    // By the page's own button it is the same, and leaves nothing behind to press through.
    await press(page, 'Another time');
    await chooses(page, '20:00');
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.goBack();
    await heading(page, 'There is no such page');
    expect(await journal(house)).toMatchObject([{ status: 'confirmed', time: '20:00' }]);
  });

  it('keep what was written, and nothing else, when they are loaded again in the midst of it', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await chooses(page, '18:00');
    await saysWho(page, 'Анна');
    await page.getByLabel('Wishes').fill('У окна');
    await page.reload();
    await page.getByRole('heading', { name: 'Choose a time' }).waitFor();
    await eventually(async () => expect(await free(house, '18:00')).toBe(1));
    await chooses(page, '18:00');
    await holds(page.getByLabel('Your name'), 'Анна');
    await holds(page.getByLabel('Wishes'), 'У окна');
    await press(page, 'Book it');
    await heading(page, 'It is booked');
    // Whoever has this telephone next is not told of it.
    expect(await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])')).not.toContain('Анна');
  });

  it('show what is free by now where they stood open for long', async () => {
    const house = await open({ tables: { '1': 2 } });
    const page = await comesTo(house, await guest());
    await dayButton(page, tomorrow).click();
    const six = times(page).getByRole('button', { name: '18:00', exact: true });
    await six.waitFor();
    await booked(house, '1', '18:00');
    await page.clock.fastForward('01:00');
    await six.waitFor({ state: 'detached' });
  });

  it('say which time it is being asked for, once, however often it is pressed', async () => {
    const house = await open({ tables: { '1': 2, '2': 2 } });
    const page = await comesTo(house, await guest());
    await dayButton(page, tomorrow).click();
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    let asked = 0;
    await page.route('**/holds', async (route) => {
      asked++;
      await answered;
      await route.continue();
    });
    const six = times(page).getByRole('button', { name: '18:00', exact: true });
    await six.focus();
    await page.keyboard.press('Enter');
    await times(page).locator('[aria-busy="true"]', { hasText: '18:00' }).waitFor();
    // Whoever goes by keyboard still stands where he was.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('18:00');
    for (let more = 0; more < 2; more++) await six.click({ force: true });
    await times(page).getByRole('button', { name: '19:00', exact: true }).click({ force: true });
    answer();
    await page.getByText('Thursday 6 May, 18:00, 2 guests').waitFor();
    expect([asked, await free(house, '18:00')]).toEqual([1, 1]);
  });
});
