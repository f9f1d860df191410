import fs from 'node:fs';
import path from 'node:path';
import { eventually, openBrowser } from '@guestflow/testing';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { SignedIn } from './staff';

export const pagesFolder = path.resolve(__dirname, '../../dist/admin');

/** People with browsers of their own, and what these browsers complain of. */
export class Visitors {
  readonly complaints: string[] = [];
  private readonly contexts: BrowserContext[] = [];

  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<Visitors> {
    return new Visitors(await openBrowser());
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** A browser of somebody else, with nothing in it. `locale` is what he reads. */
  async newcomer(locale = 'en-GB', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale, ...options });
    this.contexts.push(context);
    return this.tabOf(context);
  }

  /** Somebody who is signed in already, with the page still empty. */
  async comesIn({ refresh_token, user }: SignedIn, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newcomer('en-GB', { timezoneId: 'America/New_York', ...options });
    const cookie = { name: 'gf_refresh', value: refresh_token, domain: '127.0.0.1', path: '/api/v1/auth' };
    await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }]);
    await page.addInitScript(`localStorage.setItem('guestflow.signed_in', '${user.id}')`);
    return page;
  }

  async tabOf(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    // No promise: beside other tests a page takes ten times as long as by itself.
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // That an answer was a refusal is said by the browser itself; which refusals are right, the tests say.
      const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !(refusal && message.location().url.includes('/api/v1/'))) {
        this.complaints.push(message.text());
      }
    });
    return page;
  }

  /** All of them go; nothing may have been complained of. */
  async leave(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    expect(this.complaints.splice(0)).toEqual([]);
  }
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
/** Waits for it: what was alerted of before may still stand there. */
export const alerts = (page: Page, words: string | RegExp) =>
  page.getByRole('alert').filter({ hasText: words }).first().waitFor();
/** Waits until a field holds it. */
export const holds = (field: Locator, value: string) =>
  eventually(async () => expect(await field.inputValue()).toBe(value), 30_000);
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
export const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });

const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Of what was told shortly after one another, the latest is to be read: the others lie behind it. */
const behind = '[data-sonner-toast]:is([data-front="false"], [data-removed="true"])';

/**
 * What of a page keeps somebody out who does not see, hear or use a mouse: what is serious, by axe. `rules`: only these are
 * looked at.
 */
export async function barriersOf(page: Page, rules?: string[]): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  // Evaluated by the browser itself, which the page's policy has no say in.
  await page.evaluate(axeSource);
  // What fades in or out has its colours only afterwards; what turns for ever is not waited for.
  await page.evaluate(
    `Promise.allSettled(document.getAnimations()
       .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime)).map(({ finished }) => finished))`,
  );
  const found = await page.evaluate<
    { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
  >(
    `axe.run({ exclude: [${JSON.stringify(behind)}] }, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}
