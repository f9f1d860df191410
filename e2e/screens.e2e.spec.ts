import fs from 'node:fs';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import type { Page } from 'playwright-core';
import { Demo, loadDemo } from '../apps/standalone/src/demo/demo';
import { Api } from './support/api';
import type { SignedIn } from './support/staff';
import { startTestPlatform, superAdmin, TestPlatform } from './support/test-platform';
import { barriersOf, pagesFolder, Visitors } from './support/visitors';

/** Where pictures go; without it, nothing is drawn but what axe looks at. */
const folder = process.env.SCREENS;
const sizes = folder
  ? { desktop: { width: 1280, height: 800 }, tablet: { width: 820, height: 1180 } }
  : { desktop: { width: 1280, height: 800 } };

const staffScreens = [
  ...['/', '/journal', '/journal?view=list', '/journal?view=plan', '/dialogues', '/guests', '/guests/import'],
  ...['/feedback', '/blacklist', '/campaigns', '/templates', '/reminders', '/statistics', '/audit-log'],
  ...['/settings/venue', '/settings/tables', '/settings/staff', '/settings/bot', '/settings/api-keys', '/welcome'],
  ...['/profile', '/security'],
];
const operatorScreens = ['/operations/venues', '/operations/health', '/operations/people'];
const outsideScreens = ['/sign-in', '/register', '/forgot', '/invitation', '/no-such-page'];

describe('every screen', () => {
  let platform: TestPlatform;
  let visitors: Visitors;
  let demo: Demo;

  beforeAll(async () => {
    platform = await startTestPlatform('embedded', {}, pagesFolder);
    demo = (await loadDemo(platform.url, superAdmin))!;
    visitors = await Visitors.open();
    if (folder) fs.mkdirSync(folder, { recursive: true });
  });
  afterAll(async () => {
    await visitors?.close();
    await platform?.close();
  });
  afterEach(() => visitors.leave());

  const signedIn = async ({ email, password }: { email: string; password: string }) =>
    (await platform.api.post<SignedIn>('/auth/login', { email, password })).body;

  /** What stands in somebody's way on these screens, in both themes; and their pictures. */
  async function walk(page: Page, who: string, addresses: string[]): Promise<string[]> {
    const barriers: string[] = [];
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      for (const address of addresses) {
        await page.goto(`${platform.url}${address}`);
        await page.locator('h1').first().waitFor();
        await eventually(async () => expect(await page.locator('.animate-pulse').count()).toBe(0), 20_000);
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await page.locator(`html[data-theme="${theme}"]`).waitFor();
          // Colours change over a moment, however short: it passes only with frames that are drawn.
          await page.evaluate(
            'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))',
          );
          const name = `${who}${address.replaceAll(/\W+/g, '-').replace(/-$/, '') || '-today'}-${theme}-${size}`;
          if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
          if (size === 'desktop') barriers.push(...(await barriersOf(page)).map((barrier) => `${name}: ${barrier}`));
        }
      }
    }
    return barriers;
  }

  it('of the staff’s lets everybody in', async () => {
    const owner = await signedIn(demo.owner);
    const api = new Api(platform.url, owner.access_token);
    const guests = await eventually(async () => {
      const { body } = await api.get<{ id: string }[]>('/guests?limit=1');
      expect(body).toHaveLength(1);
      return body;
    });
    const page = await visitors.comesIn(owner);
    expect(await walk(page, 'staff', [...staffScreens, `/guests/${guests[0]!.id}`])).toEqual([]);
  });

  it('of who runs the platform lets everybody in', async () => {
    const page = await visitors.comesIn(await signedIn(superAdmin));
    expect(await walk(page, 'operator', operatorScreens)).toEqual([]);
  });

  it('for anybody lets everybody in', async () => {
    const page = await visitors.newcomer();
    expect(await walk(page, 'outside', [...outsideScreens, `/v/${demo.slug}`])).toEqual([]);
  });
});
