import fs from 'node:fs';
import path from 'node:path';
import { eventually } from '@guestflow/testing';
import type { Page } from 'playwright-core';
import { barriersOf } from './visitors';

/** Where pictures go; without it, nothing is drawn but what axe looks at. */
const folder = process.env.SCREENS;
const desktop = { width: 1280, height: 800 };
const sizes = folder ? { desktop, tablet: { width: 820, height: 1180 } } : { desktop };

/** Screens looked at in both themes: by axe, and by whoever wants to see pictures. */
export class ScreenWalk {
  /** What stands in somebody's way, of all that was looked at. */
  readonly barriers: string[] = [];

  constructor(
    private readonly page: Page,
    private readonly who: string,
    private readonly url: string,
  ) {
    if (folder) fs.mkdirSync(folder, { recursive: true });
  }

  /** Goes to an address, and looks. What stands behind # is no part of its name. */
  async visit(address: string, name = address.split('#')[0]!): Promise<void> {
    await this.go(address);
    await this.look(name);
  }

  async go(address: string): Promise<void> {
    const [before] = this.page.url().split('#');
    await this.page.goto(`${this.url}${address}`);
    // The same page with another # is not loaded anew by itself.
    if (address.includes('#') && this.page.url().split('#')[0] === before) await this.page.reload();
    await this.page.locator('h1').first().waitFor();
  }

  /** What is there now. */
  async look(name: string): Promise<void> {
    const { page } = this;
    await eventually(async () => expect(await page.locator('.animate-pulse').count()).toBe(0), 20_000);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      // Colours change over a moment, however short: it passes only with frames that are drawn.
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))',
      );
      const named = `${this.who}-${name.replaceAll(/\W+/g, ' ').trim().replaceAll(' ', '-') || 'today'}-${theme}`;
      // The other theme has other colours, and is the same otherwise.
      const found = await barriersOf(page, theme === 'light' ? undefined : ['color-contrast']);
      this.barriers.push(...found.map((barrier) => `${named}: ${barrier}`));
      for (const [size, viewport] of folder ? Object.entries(sizes) : []) {
        await page.setViewportSize(viewport);
        await page.screenshot({ path: path.join(folder!, `${named}-${size}.png`) });
      }
      await page.setViewportSize(desktop);
    }
  }
}
