import { eventually } from '@guestflow/testing';
import type { Locator } from 'playwright-core';
import { confirm, GuestScreens, main, part, row, tooWide } from './support/guest-screens';
import { alerts, heading, holds, press } from './support/visitors';

describe('the screens about guests', () => {
  const at = new GuestScreens();

  it('find a guest as one types, however it is spelt', async () => {
    await at.known({ phone: '+79160000101', name: 'Екатерина Щербакова', birthday: '1990-05-12', tags: ['window'] });
    await at.known({ phone: '+79160000102', name: 'Борис Зуев' });
    const page = await at.comesIn('manager', 'guests');
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
    const anna = await at.known({ phone: '+79160000001', name: 'Анна Петрова', tags: ['window'] });
    const page = await at.comesIn('manager', 'guests');
    await press(page, 'New guest');
    const dialog = page.getByRole('dialog', { name: 'New guest' });
    await dialog.getByLabel('Telephone').fill('8 916 000-00-01');
    await dialog.getByLabel('Tags').fill('terrace');
    await press(page, 'Add the guest');
    await dialog.getByText('There is a card of this guest already').waitFor();
    expect(await dialog.getByRole('link', { name: 'Анна Петрова' }).getAttribute('href')).toBe(`/guests/${anna.id}`);
    // What is added is what stands there by now.
    await dialog.getByLabel('Tags').fill('terrace, dog');
    await press(page, 'Add to it');
    await heading(page, 'Анна Петрова');
    expect(page.url()).toBe(`${at.platform.url}/guests/${anna.id}`);
    expect((await at.cardOf(anna)).tags).toEqual(['window', 'terrace', 'dog']);

    await press(page, 'Change');
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('Анна П.');
    await form.getByLabel('Preferences').fill('wine: dry\nno nuts');
    await at.place.manager.patch(`/guests/${anna.id}`, { name: 'Анна Иванова', notes: 'By the window' });
    await press(page, 'Save');
    await form.getByText('Somebody else wrote: Анна Иванова').waitFor();
    await alerts(page, 'Somebody else changed this card meanwhile');
    await holds(form.getByLabel('Notes'), 'By the window');
    await press(page, 'Save');
    await heading(page, 'Анна П.');
    await main(page).getByText('By the window').waitFor();
    expect((await at.cardOf(anna)).preferences).toEqual({ wine: 'dry', 'no nuts': true });
  });

  it('keep what a guest agreed to and took back, and who is not welcome', async () => {
    const guest = await at.known({ phone: '+79160000061', name: 'Семён' });
    const page = await at.comesIn('manager', `guests/${guest.id}`);
    await press(page, 'Mark as agreed: Keeping personal data');
    await press(page, 'Mark as agreed: Marketing: Telegram');
    await page.getByRole('button', { name: 'Take back: Marketing: Telegram' }).waitFor();
    await page.getByText('What was said, and when').click();
    await page.getByText(/Marketing: Telegram · agreed · written by staff/).waitFor();
    await press(page, 'Take back: Keeping personal data');
    await confirm(page, 'Take back');
    await page.getByRole('button', { name: 'Mark as agreed: Keeping personal data' }).waitFor();
    expect((await at.cardOf(guest)).consents).toEqual([]);
    await page.getByText(/Keeping personal data · taken back/).waitFor();

    await part(page, 'Blacklist').getByLabel('Reason').fill('Loud');
    await press(page, 'Put on the blacklist');
    await part(page, 'Blacklist').getByText('On the blacklist, since').waitFor();
    expect((await at.cardOf(guest)).blacklisted).toMatchObject({ reason: 'Loud' });

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
    const kept = await at.known({ phone: '+79160000011', name: 'Вера Ким', email: 'vera@example.com', tags: ['cat'] });
    const other = await at.known({ phone: '+79160000012', name: 'Вера К.', tags: ['dog'] });
    await at.place.manager.patch(`/guests/${other.id}`, { email: 'vera@example.com' });
    const page = await at.comesIn('manager', `guests/${kept.id}`);
    await row(page, 'the same e-mail').getByText('Вера К.').waitFor();
    await press(page, 'Compare: Вера К.');
    const comparison = page.getByRole('dialog', { name: 'Make one of Вера Ким and Вера К.' });
    await comparison.getByLabel('Telephone').selectOption('+79160000012');
    expect(await comparison.getByLabel('Tags').innerText()).toContain('Both: cat, dog');
    await press(page, 'Merge');
    await page.getByText('They are one card now').waitFor();
    await main(page).getByRole('link', { name: '+79160000011' }).waitFor();
    expect((await at.cardOf(other)).id).toBe(kept.id);

    // The address of a card that has become part of another leads to that one.
    await page.goto(`${at.platform.url}/guests/${other.id}`);
    await page.waitForURL(`${at.platform.url}/guests/${kept.id}`);
    await press(page, 'Undo the merge');
    await confirm(page, 'Undo the merge');
    await page.getByText('They are two cards again').waitFor();
    expect((await at.cardOf(other)).tags).toEqual(['dog']);
    await main(page).getByRole('link', { name: 'Вера К.' }).click();
    await heading(page, 'Вера К.');
  });

  it('describe a segment, see at once how many are in it, and keep, change and delete it', async () => {
    await at.known({ phone: '+79160000021', name: 'Глеб', tags: ['jazz'] });
    await at.known({ phone: '+79160000022', name: 'Ольга', tags: ['jazz', 'vip'] });
    const page = await at.comesIn('manager', 'guests');
    await row(page, 'Глеб').waitFor();
    await press(page, 'Filter');
    const sheet = page.getByRole('dialog');
    const ask = async (condition: string) => {
      await sheet.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByRole('menuitem', { name: condition, exact: true }).click();
    };
    await sheet.getByText('No conditions yet').waitFor();
    await ask('With one of the tags');
    await sheet.getByLabel('With one of the tags', { exact: true }).fill('jazz');
    await sheet.getByText('2 guests are meant').waitFor();
    await ask('Visits, at least');
    // Who has asked for a condition goes on in it.
    await page.keyboard.type('5');
    await ask('Visits, at most');
    await page.keyboard.type('1');
    await sheet.getByText('No guest can be all of this').waitFor();
    await press(page, 'Remove the condition: Visits, at least');
    await sheet.getByText('2 guests are meant').waitFor();
    await press(page, 'A new segment');
    await sheet.getByLabel('Name of the segment').fill('Jazz');
    await press(page, 'Save the segment');
    const segments = page.getByRole('navigation', { name: 'Segments' });
    await segments.getByRole('button', { name: /^Jazz/, exact: false }).first().waitFor();
    await row(page, 'Глеб').waitFor();
    await page.getByText('2 guests', { exact: true }).waitFor();

    await press(page, 'Segment Jazz: what can be done');
    await page.getByRole('menuitem', { name: 'Change the segment' }).click();
    await ask('With all of the tags');
    await sheet.getByLabel('With all of the tags', { exact: true }).fill('vip');
    await sheet.getByText('1 guest is meant').waitFor();
    await press(page, 'Save the segment');
    await row(page, 'Глеб').waitFor({ state: 'detached' });
    await row(page, 'Ольга').waitFor();

    // A filter that is not kept stands in words above the list, and is taken away part by part.
    await segments.getByRole('button', { name: 'All guests' }).click();
    await press(page, 'Filter');
    await ask('Without the tags');
    await sheet.getByLabel('Without the tags', { exact: true }).fill('vip');
    await ask('With one of the tags');
    await sheet.getByLabel('With one of the tags', { exact: true }).fill('jazz');
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

  it('offer nobody what is not his, on a telephone without scrolling sideways', async () => {
    const name = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const guest = await at.known({ phone: '+79160000051', name, notes: name, tags: ['<b>vip</b>'] });
    await at.place.manager.post('/feedback', { guest_id: guest.id, message_text: name });
    const page = await at.comesIn('receptionist', 'guests', { viewport: { width: 360, height: 740 }, language: 'ru' });
    await row(page, name).waitFor();
    expect(await page.getByRole('button', { name: 'Ещё', exact: true }).count()).toBe(0);
    const titles = { guests: 'Гости', feedback: 'Отзывы', blacklist: 'Чёрный список', [`guests/${guest.id}`]: name };
    for (const [address, title] of Object.entries(titles)) {
      await page.goto(`${at.platform.url}/${address}`);
      await heading(page, title);
      await eventually(async () => expect(await main(page).getByText('Загружаем…').count()).toBe(0), 30_000);
      expect([address, await tooWide(page)]).toEqual([address, []]);
      const actions = page.getByRole('button', { name: /Стереть|Сравнить|разобран|Внести|сегмент/ });
      expect(await actions.count()).toBe(0);
    }
    expect(await page.locator('main img, main script, main b b').count()).toBe(0);
  });

  it('tell on a telephone what was done where it lies on no button of a dialog', async () => {
    const page = await at.comesIn('manager', 'guests', { viewport: { width: 390, height: 844 } });
    await press(page, 'New guest');
    await page.getByRole('dialog').getByLabel('Telephone').fill('+7 916 000-00-66');
    await press(page, 'Add the guest');
    const told = page.getByText('+79160000066 is written down');
    await told.waitFor();
    await press(page, 'Put on the blacklist');
    await press(page, 'Take off the list');
    const box = (one: Locator) => eventually(async () => (await one.boundingBox())!);
    const button = page.getByRole('dialog').getByRole('button', { name: 'Take off the list' });
    await button.waitFor();
    const upon = page.getByText('+79160000066 is on the blacklist');
    expect((await box(upon)).y).toBeLessThan((await box(button)).y - 100);
    await button.click();
    await page.getByText('+79160000066 is off the blacklist').waitFor();
  });
});
