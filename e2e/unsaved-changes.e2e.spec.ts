import { VenueSettings, VenueState } from '@guestflow/contracts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Api } from './support/api';
import { SignedIn, staffOn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { barriersOf, heading, holds, pagesFolder, press, Visitors } from './support/visitors';

type Venue = VenueState & { settings: VenueSettings };

describe('what is written and not saved yet', () => {
  let platform: TestPlatform;
  let operator: Api;
  let visitors: Visitors;
  const { venueWithOwner, openVenue, join } = staffOn(() => ({ platform, operator }));

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    operator = await platform.api.signIn(superAdmin.email, superAdmin.password);
    visitors = await Visitors.open();
  });
  afterAll(async () => {
    await visitors?.close();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  async function comesIn(who: SignedIn, address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await visitors.comesIn(who, { viewport: { width: 1280, height: 900 }, ...options });
    await page.addInitScript(`localStorage.setItem('guestflow.language', 'en')`);
    await page.goto(platform.url + address);
    return page;
  }

  const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });
  const stays = async (page: Page) => {
    await question(page).getByRole('button', { name: 'Cancel' }).click();
    await question(page).waitFor({ state: 'detached' });
  };
  const leaves = (page: Page) => question(page).getByRole('button', { name: 'Leave without saving' }).click();
  const goes = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).first().click();
  const venueOf = async (api: Api) => (await api.get<Venue>('/venues/current')).body;
  const inTab = (page: Page) => page.getByRole('tabpanel');

  it('is asked about before a link or the back button leads away, and stays where one stays', async () => {
    const { owner } = await venueWithOwner('Кафе «Лён»');
    const page = await comesIn(owner, '/profile');
    await heading(page, 'Your profile');
    await goes(page, 'Venue and hours');
    await heading(page, 'Venue and hours');
    const greeting = page.getByLabel('Greeting');
    await greeting.fill('Добро пожаловать');
    await goes(page, 'Reminders');
    await question(page).waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await stays(page);
    await holds(greeting, 'Добро пожаловать');

    await page.goBack();
    await stays(page);
    await heading(page, 'Venue and hours');
    await holds(greeting, 'Добро пожаловать');
    expect(new URL(page.url()).pathname).toBe('/settings/venue');

    // Within the page nothing is lost, and nothing is asked; two forms are asked about once.
    await page.getByRole('tab', { name: 'Booking rules' }).click();
    await page.getByLabel('Usual visit, minutes').fill('95');
    await page.goBack();
    await leaves(page);
    await heading(page, 'Your profile');
    const { settings } = await venueOf(owner.api);
    expect(settings.greeting_text).toBeNull();
    expect(settings.default_visit_minutes).not.toBe(95);
  });

  it('is none once it is saved, or once it is again what it was', async () => {
    const { owner } = await venueWithOwner('Кафе «Мята»');
    const page = await comesIn(owner, '/settings/venue');
    const name = page.getByLabel('Name of the venue');
    await name.fill('Кафе «Мята и лёд»');
    await name.fill('Кафе «Мята»');
    await goes(page, 'Reminders');
    await heading(page, 'Reminders');

    await goes(page, 'Venue and hours');
    await name.fill('Кафе «Мята и лёд»');
    await inTab(page).getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    await goes(page, 'Reminders');
    await heading(page, 'Reminders');

    await page.getByRole('switch', { name: '1 day before' }).check({ force: true });
    await goes(page, 'Templates');
    await stays(page);
    await page.getByRole('switch', { name: '1 day before' }).uncheck({ force: true });
    await goes(page, 'Templates');
    await heading(page, 'Templates');
  });

  it('is asked about by the browser where its tab is closed', async () => {
    const { owner } = await venueWithOwner('Кафе «Ель»');
    const page = await comesIn(owner, '/profile');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.getByLabel('Telephone').fill('+7 916 000-00-00');
    const isAsked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    await isAsked;
    expect(asked).toEqual(['beforeunload']);
    await holds(page.getByLabel('Telephone'), '+7 916 000-00-00');

    await press(page, 'Save');
    await page.getByText('Saved').first().waitFor();
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    expect(asked).toHaveLength(1);
  });

  it('is asked about where a window on top of the page is closed by the way', async () => {
    const { owner } = await venueWithOwner('Кафе «Клён»');
    const page = await comesIn(owner, '/settings/venue#hours');
    await press(page, 'Add a special day');
    const day = page.getByRole('dialog', { name: 'Add a special day' });
    await page.keyboard.press('Escape');
    await day.waitFor({ state: 'detached' });

    await press(page, 'Add a special day');
    await day.getByLabel(/^Note/).fill('Корпоратив');
    await page.keyboard.press('Escape');
    await stays(page);
    await holds(day.getByLabel(/^Note/), 'Корпоратив');
    await day.getByRole('button', { name: 'Close' }).click();
    await leaves(page);
    await day.waitFor({ state: 'detached' });
    // What stood in it is gone with it: nothing is asked about any more.
    await goes(page, 'Reminders');
    await heading(page, 'Reminders');
  });

  it('is asked about before one signs out, or goes to another venue', async () => {
    const { venue, owner } = await venueWithOwner('Кафе «Бук»');
    await openVenue('Кафе «Граб»', venue.organization_id);
    const page = await comesIn(owner, '/settings/venue');
    const city = page.getByLabel('City');
    await city.fill('Тверь');
    await press(page, 'owner');
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await stays(page);
    await holds(city, 'Тверь');
    await press(page, /Кафе «Бук»/);
    await page.getByRole('menuitem', { name: 'Кафе «Граб»' }).click();
    await leaves(page);
    await page.getByRole('button', { name: /Кафе «Граб»/ }).waitFor();
    await press(page, 'owner');
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('textbox', { name: 'Password' }).waitFor();
  });

  it('is no campaign that is kept as one goes, up to the last word; one that cannot be kept is', async () => {
    const { venue } = await venueWithOwner('Кафе «Тис»');
    const manager = await join(operator, 'manager', venue.id);
    const page = await comesIn(manager, '/campaigns/new');
    await page.getByLabel('Name', { exact: true }).fill('Веранда');
    await goes(page, 'Templates');
    await heading(page, 'Templates');
    await page.goBack();
    await holds(page.getByLabel('Name', { exact: true }), 'Веранда');
    await press(page, 'Next');
    const text = page.getByLabel('Text', { exact: true });
    await text.fill('Веранда открыта');
    await page.getByText('The draft is kept').waitFor();

    await text.fill('Веранда снова открыта');
    await goes(page, 'Templates');
    await heading(page, 'Templates');
    await goes(page, 'Campaigns');
    await page.getByRole('link', { name: /Веранда/ }).click();
    await press(page, 'Next');
    await holds(text, 'Веранда снова открыта');
    await text.fill('');
    await page.getByText('not kept').waitFor();
    await goes(page, 'Templates');
    await leaves(page);
    await heading(page, 'Templates');
  });
});
